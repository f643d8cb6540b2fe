"""`/milepel`: the fremdriftsplan, at the kindergarten's own pace."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import DayReader
from bot.commands.forms import form_for
from bot.commands.reading import Ask, TextReader
from bot.commands.registry import SAVE, Values, command
from bot.handlers.calendar.announcing import tell
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.pictures import PLAN as PICTURE
from bot.handlers.common.pictures import picture_of
from bot.handlers.common.readers import MILESTONE, PHASE, POSTPONEMENT, YES
from bot.handlers.plan import cards
from bot.handlers.plan.line import plan_line
from bot.handlers.plan.lines import START_DAY
from bot.message.card import Form, Reply, to_channel, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.parts import Part
from bot.model.plan import (
    Milestone,
    MilestoneClosed,
    NoPlan,
    PhaseTemplate,
    Status,
    add_milestone,
    move_plan,
    phase_at,
    start_plan,
    we_are_here,
)
from bot.model.texts import TITLE_LIMIT, Localized

REASON_LIMIT = 300
PLAN = (Part.MILESTONES, Part.PHASES)

WhichMilestone = Annotated[Milestone, MILESTONE]
Reason = Annotated[str, TextReader(_("Reason"), _("In a few words; no names"), limit=REASON_LIMIT)]
Title = Annotated[str, TextReader(_("Name"), limit=TITLE_LIMIT)]
StartDay = Annotated[date | None, START_DAY]
Here = Annotated[PhaseTemplate | None, PHASE, Ask(_("Where you are now"), _("Empty: no change"))]


def _start_or_save(form: Form, ctx: HmsContext, _carried: Values) -> Form:
    """A plan that runs is not started once more."""
    return form if ctx.kindergarten.plan_start is None else replace(form, submit=SAVE)


def _no_plan(ctx: HmsContext) -> Reply:
    form = form_for(start, ctx, {"day": ctx.today}) if ctx.may_change else None
    return Reply(cards.no_plan_card(ctx.today, ctx.may_change, form))


@command(
    "milepel",
    also=("status", "nå", "no", "now"),
    says=_("Where we are in the plan, and what is next"),
    reads=PLAN,
)
def plan(ctx: HmsContext) -> Reply:
    if ctx.kindergarten.plan_start is None:
        return _no_plan(ctx)
    card = cards.plan_card(ctx.kindergarten, ctx.today, ctx.now, ctx.may_change)
    return Reply(card.but(*picture_of(ctx, PICTURE, plan_line(ctx.kindergarten, ctx.today))))


@command(
    "milepel", "alle", also=("hele", "heile", "liste", "all"), says=_("Every phase and milestone"), reads=PLAN
)
def whole_plan(ctx: HmsContext) -> Reply:
    if ctx.kindergarten.plan_start is None:
        return _no_plan(ctx)
    return Reply(cards.whole_plan_card(ctx.kindergarten))


@command(
    "milepel",
    "vis",
    also=("om", "hva er", "kva er", "show"),
    says=_("One milestone, and what done means"),
    reads=PLAN,
    bare=True,
)
def one_milestone(ctx: HmsContext, milestone: WhichMilestone) -> Reply:
    return Reply(cards.milestone_card(milestone, ctx.now, ctx.may_change))


@command(
    "milepel",
    "ferdig",
    also=("klar", "gjort", "done", "ok", "oppnådd"),
    who=HMS_GROUP,
    says=_("A milestone is done"),
    tells=(Audience.EVERYBODY,),
    reads=PLAN,
)
def finish(
    ctx: ChangeContext,
    milestone: WhichMilestone,
    confirmed: Annotated[bool | None, YES, Ask(in_form=False)] = None,
) -> Reply:
    if milestone.status is Status.DONE:
        return Reply(cards.already_done_card(milestone))
    if not confirmed:
        return Reply(cards.ask_done_card(milestone, ctx.now))
    milestone.finish(on=ctx.today, by=ctx.user, now=ctx.now, seen=ctx.seen)
    return tell(ctx, cards.done_card(milestone, ctx.kindergarten, ctx.today))


@command(
    "milepel",
    "utsett",
    also=("utset", "flytt", "utsette", "move", "postpone"),
    who=HMS_GROUP,
    says=_("Move a milestone"),
    tells=(Audience.GROUP,),
    reads=PLAN,
)
def move(
    ctx: ChangeContext,
    milestone: WhichMilestone,
    to: Annotated[date | timedelta | None, POSTPONEMENT] = None,
) -> Reply:
    if milestone.status is not Status.OPEN:
        raise MilestoneClosed(milestone)
    if to is None:
        return Reply(cards.ask_move_card(milestone, ctx.now))
    before = milestone.due
    due = max(before, ctx.today) + to if isinstance(to, timedelta) else to
    milestone.move(ctx.kindergarten.open_day_from(due), now=ctx.now, seen=ctx.seen)
    return to_group(cards.moved_card(milestone, before))


@command(
    "milepel",
    "hopp",
    also=("hopp over", "skip", "dropp", "hoppe"),
    who=HMS_GROUP,
    says=_("Skip a milestone, with a reason"),
    tells=(Audience.GROUP,),
    reads=PLAN,
)
def skip(ctx: ChangeContext, milestone: WhichMilestone, reason: Reason) -> Reply:
    milestone.skip(reason, now=ctx.now, seen=ctx.seen)
    return to_group(cards.skipped_card(milestone))


@command(
    "milepel",
    "ny",
    also=("legg til", "new", "add"),
    who=HMS_GROUP,
    says=_("Add a milestone of our own"),
    tells=(Audience.GROUP,),
    reads=PLAN,
)
def add(
    ctx: ChangeContext,
    due: Annotated[date, DayReader(_("By"))],
    title: Title,
    phase: Annotated[PhaseTemplate | None, PHASE] = None,
) -> Reply:
    if ctx.kindergarten.plan_start is None:
        raise NoPlan
    key = phase.key if phase else phase_at(ctx.kindergarten, due)
    written = Localized.only(ctx.kindergarten.language, title)
    milestone = add_milestone(
        ctx.kindergarten, written, key, ctx.kindergarten.open_day_from(due), now=ctx.now
    )
    return to_group(cards.added_card(milestone))


@command(
    "milepel",
    "navn",
    also=("namn", "døp om", "rename", "name"),
    who=HMS_GROUP,
    says=_("Give a milestone another name"),
    tells=(Audience.GROUP,),
    reads=PLAN,
)
def rename(ctx: ChangeContext, milestone: WhichMilestone, name: Title) -> Reply:
    before = milestone.title
    milestone.rename(Localized.only(ctx.kindergarten.language, name), now=ctx.now, seen=ctx.seen)
    return to_group(cards.renamed_card(milestone, before))


@command(
    "milepel",
    "start",
    also=("her", "vi er her", "begynn", "byrj", "here"),
    who=HMS_GROUP,
    says=_("Start the plan, or say where we are"),
    submit=_("Start"),
    dress=_start_or_save,
    tells=(Audience.EVERYBODY, Audience.GROUP),
    reads=PLAN,
)
def start(ctx: ChangeContext, day: StartDay = None, here: Here = None) -> Reply:
    kindergarten = ctx.kindergarten
    if kindergarten.plan_start is None:
        if day is None and here is None:
            return _no_plan(ctx)
        first = day or ctx.today
        start_plan(kindergarten, ctx.plan_template, first, now=ctx.now, here=here.key if here else None)
        return to_channel(cards.started_card(kindergarten, first, ctx.today))
    if day is None and here is None:
        return Reply(cards.running_card(form_for(start, ctx, {})))
    if day is not None and day != kindergarten.plan_start:
        move_plan(kindergarten, day)
    if here is None:
        return to_channel(cards.started_card(kindergarten, kindergarten.plan_start, ctx.today))
    return to_group(cards.here_card(we_are_here(kindergarten, here.key, now=ctx.now), here.name))
