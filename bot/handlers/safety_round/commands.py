"""`/hms vernerunde`: a round is walked one point at a time, by whoever of the HMS-gruppe goes on."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import DayReader
from bot.commands.forms import form_for, wrong_at
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.papers import CHECKLIST, paper_of
from bot.handlers.safety_round import cards
from bot.handlers.safety_round.checklist import Point, Walk, checklist
from bot.handlers.safety_round.lines import FAULT, POINT, STATE
from bot.handlers.safety_round.noting import note
from bot.message.card import Card, Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.days import DayPassed
from bot.model.parts import Part
from bot.model.safety_round import (
    NEXT_AFTER,
    CheckedPoint,
    NoRound,
    PointState,
    SafetyRound,
    checked_in,
    last_finished,
    not_put_right,
    round_under_way,
)

ROUNDS = (Part.SAFETY_ROUNDS, Part.CHECKED_POINTS, Part.CHECKLIST, Part.MEASURES)


@command(
    "hms",
    "vernerunde",
    also=("vernerunden", "vernerunda", "vernerunder", "vernerundar", "hms-runde", "safety round"),
    says=_("The safety round: the last one, what is left, and the next"),
    submit=_("Show"),
    reads=ROUNDS,
)
def overview(ctx: HmsContext, fault: Annotated[CheckedPoint | None, FAULT] = None) -> Reply:
    own = ctx.kindergarten
    if fault is not None:
        measure = next((one for one in own.measures if one.number == fault.measure), None)
        return Reply(cards.fault_card(fault, measure, ctx.now, ctx.may_change))
    last, under_way = last_finished(own.safety_rounds), round_under_way(own.safety_rounds)
    found = list(checked_in(last, own.checked_points).values()) if last else []
    faults = not_put_right(own.safety_rounds, own.checked_points, own.measures)
    form = form_for(overview, ctx, {}, title=_("Choose what to put right"))
    walk = _walk(ctx, under_way) if under_way else None
    shown, paper = form if faults else None, paper_of(ctx, CHECKLIST)
    return Reply(cards.overview_card(last, found, faults, walk, ctx.may_change, shown, paper))


def _walk(ctx: HmsContext, of: SafetyRound) -> Walk:
    own = ctx.kindergarten
    return Walk(checklist(ctx.library.round_areas, own.checklist), checked_in(of, own.checked_points))


def _under_way(ctx: ChangeContext) -> SafetyRound:
    """Raises NoRound."""
    found = round_under_way(ctx.kindergarten.safety_rounds)
    if found is None:
        raise NoRound
    return found


@command(
    "hms",
    "vernerunde start",
    also=(
        *("vernerunde videre", "vernerunde vidare", "vernerunde nå", "vernerunde no"),
        *(
            "start vernerunde",
            "gå vernerunde",
            "ta vernerunde",
            "fortsett vernerunde",
            "hald fram vernerunde",
        ),
        *("start vernerunden", "fortsett vernerunden", "hald fram vernerunda", "safety round start"),
    ),
    who=HMS_GROUP,
    says=_("Start a safety round, or go on with it"),
    reads=ROUNDS,
)
def start(ctx: ChangeContext) -> Reply:
    return Reply(_next(ctx, round_under_way(ctx.kindergarten.safety_rounds) or _begin(ctx), None))


def _begin(ctx: ChangeContext) -> SafetyRound:
    begun = SafetyRound(
        number=_free_number(ctx), started_on=ctx.today, finished_on=None, next_on=None, changed_at=ctx.now
    )
    ctx.kindergarten.safety_rounds.append(begun)
    return begun


def _free_number(ctx: ChangeContext) -> int:
    """One that no point has either: what was found on a round whose start is undone is not this one's."""
    own = ctx.kindergarten
    used = {*(one.number for one in own.safety_rounds), *(one.round for one in own.checked_points)}
    return 1 + max(used, default=0)


def _next(ctx: ChangeContext, under_way: SafetyRound, after: Point | None) -> Card:
    walk = _walk(ctx, under_way)
    point = walk.after(after.key if after else None)
    if point is None:
        return cards.all_seen_card(walk, list(walk.found.values()))
    return _point(ctx, walk, point)


def _point(ctx: ChangeContext, walk: Walk, point: Point) -> Card:
    own = ctx.kindergarten
    faults = not_put_right(own.safety_rounds, own.checked_points, own.measures)
    before = next((one for one in faults if one.key == point.key), None)
    return cards.point_card(walk, point, before, ctx.now)


@command(
    "hms",
    "vernerunde svar",
    also=("safety round answer",),
    who=HMS_GROUP,
    says=_("How a point of the safety round is"),
    listed=False,
    reads=ROUNDS,
)
def answer(
    ctx: ChangeContext,
    point: Annotated[Point, POINT],
    state: Annotated[PointState | None, STATE] = None,
) -> Reply:
    """What somebody else has answered otherwise meanwhile is shown first. Raises NoRound."""
    under_way = _under_way(ctx)
    walk = _walk(ctx, under_way)
    found = walk.found.get(point.key)
    if state is None or _is_old(ctx, under_way, found, state):
        return Reply(_point(ctx, walk, point))
    if found is None:
        found = _found(point, under_way, state, ctx)
    elif found.state is not state:
        found.answer(state, now=ctx.now)
    if state is PointState.TO_FIX:
        form = form_for(note, ctx, {"fault": found, "line": found.note}, title=_("Write a line"))
        form = replace(form, line=note.line({"fault": found}, seen=ctx.now))
        return Reply(cards.noted_card(_walk(ctx, under_way), found, form))
    return Reply(_next(ctx, under_way, point))


def _is_old(
    ctx: ChangeContext, under_way: SafetyRound, found: CheckedPoint | None, state: PointState
) -> bool:
    """Whether the asker answers what they have not seen: of an earlier round, or otherwise meanwhile."""
    if ctx.seen is None:
        return False
    otherwise = found is not None and found.state is not state and found.changed_at > ctx.seen
    return otherwise or under_way.changed_at > ctx.seen


def _found(point: Point, of: SafetyRound, state: PointState, ctx: ChangeContext) -> CheckedPoint:
    made = CheckedPoint(
        round=of.number,
        key=point.key,
        area=point.area.key,
        what=point.what,
        state=state,
        note=None,
        measure=None,
        fixed_on=None,
        changed_at=ctx.now,
    )
    ctx.kindergarten.checked_points.append(made)
    return made


@command(
    "hms",
    "vernerunde avslutt",
    also=("vernerunde ferdig", "avslutt vernerunden", "avslutt vernerunda", "safety round finish"),
    who=HMS_GROUP,
    says=_("Finish the safety round, with a summary"),
    tells=(Audience.GROUP,),
    listed=False,
    reads=ROUNDS,
)
def finish(ctx: ChangeContext) -> Reply:
    """What has not been answered is skipped. Raises NoRound."""
    under_way = _under_way(ctx)
    walk, own = _walk(ctx, under_way), ctx.kindergarten
    if not walk.found:
        return Reply(_next(ctx, under_way, None))
    for point in walk.left:
        _found(point, under_way, PointState.SKIPPED, ctx)
    under_way.finished_on, under_way.changed_at = ctx.today, ctx.now
    under_way.next_on = own.open_day_from(ctx.today + NEXT_AFTER)
    found = checked_in(under_way, own.checked_points).values()
    faults = not_put_right(own.safety_rounds, own.checked_points, own.measures)
    return to_group(cards.finished_card(under_way, list(found), faults))


@command(
    "hms",
    "vernerunde neste",
    also=("neste vernerunde", "vernerunde dato", "safety round next"),
    who=HMS_GROUP,
    says=_("When the next safety round is"),
    tells=(Audience.GROUP,),
    listed=False,
    reads=(Part.SAFETY_ROUNDS,),
)
def next_day(ctx: ChangeContext, day: Annotated[date, DayReader(_("Next round"))]) -> Reply:
    """Raises NoRound where none is finished yet."""
    last = last_finished(ctx.kindergarten.safety_rounds)
    if last is None:
        raise NoRound
    if day < ctx.today:
        raise wrong_at(next_day, ctx, {"day": day}, "day", DayPassed(day))
    last.next_on, last.changed_at = ctx.kindergarten.open_day_from(day), ctx.now
    return to_group(cards.next_day_card(day, last.next_on))
