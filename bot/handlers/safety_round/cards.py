"""Cards of a vernerunde: where we are, one point at a time, and what came of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.commands.vocabulary import POINT_STATES
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.measures.cards import brief
from bot.handlers.safety_round.checklist import Point, Walk, checklist
from bot.handlers.safety_round.lines import (
    ANSWER,
    FINISH,
    LOOK_AT,
    MEASURE_OF,
    NEXT_DAY,
    NOTE,
    POINTS,
    PUT_RIGHT,
    VERNERUNDE,
    WALK,
)
from bot.message.card import Action, Block, Button, Card, Fields, FieldType, Form, Items, Link, Progress, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Words, _, _n
from bot.model.measure import Measure
from bot.model.safety_round import CheckedPoint, NoRound, PointLeftOut, SafetyRound, checked_in

SHOWN = 5
DUE_TITLE = _("Time for a safety round")

ALL = Button(_("The safety round"), VERNERUNDE())
GO_ON = Button(_("Go on with the round"), WALK())
START = Button(_("Start the round"), WALK())
OUR_POINTS = Button(_("Our points"), POINTS())
OTHER_DAY = Button(_("Choose another day"), NEXT_DAY())
FINISH_NOW = Button(_("Finish the round"), FINISH())


def _walk(sample: Any) -> Walk:
    points = checklist(sample.library.round_areas, sample.checklist)
    return Walk(points, checked_in(sample.safety_rounds[1], sample.checked_points))


@example(
    lambda s: (
        s.safety_rounds[0],
        s.checked_points[:3],
        s.checked_points[4:],
        _walk(s),
        True,
        s.form(VERNERUNDE(), FieldType.SELECT),
        "https://example.no/papers/Wz/vernerunde.pdf",
    )
)
def overview_card(
    last: SafetyRound | None,
    found: Sequence[CheckedPoint],
    faults: Sequence[CheckedPoint],
    walk: Walk | None,
    may_change: bool,
    form: Form | None,
    paper: str | None,
) -> Card:
    """The last round, what is not put right, and when the next one is. `walk`: the one that is going on.

    `paper` is where the checklist can be printed.
    """
    body: list[Block] = []
    if walk is not None:
        body.append(progress(walk))
    if last is None and walk is None:
        body.append(Text(_("Walk through the house together, one point at a time, with a phone.")))
    if last is not None:
        body.append(Fields(_days_of(last, found, under_way=walk is not None)))
    if faults:
        body += [Text(_("Not put right: {n}", n=len(faults)), "strong"), _listed(faults)]
        if len(faults) > SHOWN:
            body.append(Text(_n("And {n} more.", "And {n} more.", len(faults) - SHOWN), "quiet"))
    on_paper = (Link(_("Print the checklist"), paper),) if paper else ()
    return Card(_("Safety round"), tuple(body), (*_overview_actions(last, walk, may_change), *on_paper), form)


def _overview_actions(last: SafetyRound | None, walk: Walk | None, may_change: bool) -> tuple[Action, ...]:
    if not may_change:
        return (OUR_POINTS,)
    begin = START if walk is None else GO_ON
    finish = (FINISH_NOW,) if walk is not None and walk.seen else ()
    other = (OTHER_DAY,) if walk is None and last is not None else ()
    return (begin, *finish, *other, OUR_POINTS)


def _days_of(
    last: SafetyRound, found: Sequence[CheckedPoint], *, under_way: bool
) -> tuple[tuple[Words, Words], ...]:
    pairs: list[tuple[Words, Words]] = [(_("Last round"), Capital(last.finished_on or last.started_on))]
    pairs += counts(found)
    if last.next_on is not None and not under_way:
        pairs.append((_("Next round"), Capital(last.next_on)))
    return tuple(pairs)


def counts(found: Sequence[CheckedPoint]) -> list[tuple[Words, Words]]:
    """How many points are so, for each state that there is."""
    times = Counter(one.state for one in found)
    return [(Capital(term.in_sentence), times[state]) for state, term in POINT_STATES.items() if times[state]]


def _listed(faults: Sequence[CheckedPoint]) -> Items:
    return Items(tuple(_fault(one) for one in faults[:SHOWN]))


def _fault(fault: CheckedPoint) -> Words:
    """With its measure, or that it has none."""
    if fault.measure is None:
        return Joined((brief(fault.what), _("no measure yet")), " – ")
    return Joined((brief(fault.what), _("measure {n}", n=fault.measure)), " – ")


def progress(walk: Walk) -> Progress:
    total = len(walk.points)
    label = _("Seen: {done} of {total} points", done=walk.seen, total=total)
    return Progress(label, walk.seen, total)


@example(lambda s: (_walk(s), _walk(s).points[1], s.checked_points[1], s.now))
def point_card(walk: Walk, point: Point, before: CheckedPoint | None, now: datetime) -> Card:
    """One point to look at. `before`: as it was found at an earlier round, where it is not put right yet."""
    body: list[Block] = [Text(point.what, "strong")]
    if point.look is not None:
        body.append(Text(point.look))
    found = walk.found.get(point.key)
    if found is not None:
        body.append(Text(_("Answered: {state}", state=POINT_STATES[found.state].in_sentence), "quiet"))
    elif before is not None:
        body.append(Text(_("Last time this had to be put right."), "quiet"))
    answers = (Button(term.label, ANSWER(point, state, seen=now)) for state, term in POINT_STATES.items())
    earlier = walk.before(point)
    back = (Button(_("Back"), LOOK_AT(earlier)),) if earlier is not None else ()
    title = _(
        "{area}: point {n} of {total}", area=point.area.title, n=walk.place(point), total=len(walk.points)
    )
    return Card(title, tuple(body), (*answers, *back))


@example(lambda s: (_walk(s), s.checked_points[4], s.form(NOTE(s.checked_points[4]), FieldType.TEXT)))
def noted_card(walk: Walk, fault: CheckedPoint, form: Form) -> Card:
    """Something must be put right: now a measure, or later."""
    body: list[Block] = [Text(fault.what, "strong")]
    if fault.note:
        body.append(Text(fault.note, "quote"))
    body.append(Text(_("Make a measure now, or go on and do it later.")))
    go_on = Button(_("Next point"), WALK()) if walk.left else GO_ON
    measure = (Button(_("Make a measure"), MEASURE_OF(fault)),) if fault.measure is None else ()
    return Card(_("Noted: must be put right"), tuple(body), (go_on, *measure), form)


@example(lambda s: (_walk(s), list(_walk(s).found.values())))
def all_seen_card(walk: Walk, found: Sequence[CheckedPoint]) -> Card:
    """Every point has been answered."""
    last = walk.points[-1:]
    back = tuple(Button(_("Back"), LOOK_AT(point)) for point in last)
    return Card(
        _("You have seen all the points"),
        (Fields(tuple(counts(found))), Text(_("Finish the round, and you get a summary."))),
        (FINISH_NOW, *back),
    )


@example(lambda s: (s.safety_rounds[0], s.checked_points[:3], s.checked_points[1:2]))
def finished_card(done: SafetyRound, found: Sequence[CheckedPoint], faults: Sequence[CheckedPoint]) -> Card:
    """The summary: how many, what must be put right, and the day of the next one."""
    body: list[Block] = [Fields(_days_of(done, found, under_way=False)[1:])]
    if faults:
        body += [Text(_("Not put right: {n}", n=len(faults)), "strong"), _listed(faults)]
        if len(faults) > SHOWN:
            body.append(Text(_n("And {n} more.", "And {n} more.", len(faults) - SHOWN), "quiet"))
    else:
        body.append(Text(_("There is nothing to put right.")))
    return Card(_("The safety round is done"), tuple(body), (ALL, OTHER_DAY, buttons.UNDO))


@example(lambda s: (s.checked_points[1], s.measures[0], s.now, True))
def fault_card(fault: CheckedPoint, measure: Measure | None, now: datetime, may_change: bool) -> Card:
    """Something that must still be put right."""
    body: list[Block] = [Text(fault.what, "strong")]
    if fault.note:
        body.append(Text(fault.note, "quote"))
    body.append(
        Text(_("Measure {n}: {what}", n=measure.number, what=brief(measure.what)))
        if measure is not None
        else Text(_("It has no measure yet."))
    )
    return Card(
        _("Must be put right"),
        tuple(body),
        (*(_fault_actions(fault, measure, now) if may_change else ()), ALL),
    )


def _fault_actions(fault: CheckedPoint, measure: Measure | None, now: datetime) -> tuple[Action, ...]:
    make = (Button(_("Make a measure"), MEASURE_OF(fault)),) if measure is None else ()
    done = Button(_("It is put right"), PUT_RIGHT(fault, seen=now))
    return (*make, done, Button(_("Write a line"), NOTE(fault)))


@example(lambda s: (s.checked_points[4], None, True, s.now))
def line_written_card(fault: CheckedPoint, measure: Measure | None, under_way: bool, now: datetime) -> Card:
    """The same, with the line; whoever is on a round goes on."""
    card = fault_card(fault, measure, now, may_change=True)
    go_on = (Button(_("Next point"), WALK()),) if under_way else ()
    return replace(card, actions=(*go_on, *card.actions))


@example(lambda s: (s.checked_points[1], s.form(MEASURE_OF(s.checked_points[1]), FieldType.LONG_TEXT)))
def ask_measure_card(fault: CheckedPoint, form: Form) -> Card:
    return Card(
        _("A measure from the safety round"),
        (
            Text(fault.what, "strong"),
            Text(_("Change what you want. Choose a role and a deadline, and save.")),
        ),
        (),
        form,
    )


@example(lambda s: (s.measures[0], True))
def measure_made_card(measure: Measure, under_way: bool) -> Card:
    fields = Fields(
        ((_("Deadline"), Capital(measure.due)), (_("Did it work? We ask on"), Capital(measure.check_on)))
    )
    return Card(
        _("New measure"),
        (Text(measure.what, "strong"), fields),
        (Button(_("Next point"), WALK()) if under_way else ALL, buttons.ALL_MEASURES, buttons.UNDO),
    )


@example(lambda s: (s.checked_points[1],))
def put_right_card(fault: CheckedPoint) -> Card:
    return Card(_("It is put right"), (Text(fault.what),), (ALL, buttons.UNDO))


@example(lambda s: (date(2026, 12, 26), date(2027, 1, 4)))
def next_day_card(wanted: date, day: date) -> Card:
    """Both days where the wanted one is not open."""
    text = _("The next safety round is on {day}. The HMS group is reminded that week.", day=day)
    moved = _("{day} is not an open day. It is moved to {new}.", day=Capital(wanted), new=day)
    body = (Text(text), *((Text(moved, "quiet"),) if wanted != day else ()))
    return Card(_("The day is set"), body, (ALL, buttons.UNDO))


@example(lambda s: (date(2026, 12, 1),))
def due_card(day: date) -> Card:
    """In the week of the day that was set."""
    return Card(
        DUE_TITLE,
        (Text(_("You chose {day}. Walk together, one point at a time, with a phone.", day=day)),),
        (START, OTHER_DAY),
    )


@explains(NoRound)
@example(lambda _sample: ())
def no_round_card() -> Card:
    return Card(
        _("No safety round is going on"),
        (Text(_("Start one, or see how the last one went.")),),
        (START, ALL),
    )


@explains(PointLeftOut)
@example(lambda _sample: ())
def point_left_out_card() -> Card:
    """For a press on a card from before the point was taken out."""
    return Card(
        _("This point is not on the round any more"),
        (Text(_("Somebody in the HMS group has taken it out. Nothing is saved.")),),
        (GO_ON, OUR_POINTS),
    )
