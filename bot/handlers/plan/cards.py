"""Cards of the fremdriftsplan: where we are, a milestone, and what was changed."""

from datetime import date, datetime, timedelta
from itertools import groupby

from bot.commands.lines import as_seen
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.plan.lines import (
    FINISH,
    FINISH_ANY,
    FINISH_CONFIRMED,
    MOVE,
    MOVE_ANY,
    MOVE_BY,
    SKIP,
    START,
    START_ON,
    WHOLE_PLAN,
)
from bot.message.card import Action, Block, Button, Card, Fields, FieldType, Form, Items, Progress, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Short, Words, _, _n
from bot.model.kindergarten import KindergartenView
from bot.model.plan import (
    Milestone,
    MilestoneChanged,
    MilestoneClosed,
    NoPlan,
    PlanRunning,
    Status,
    open_milestones,
)

NEXT_SHOWN = 3


@example(lambda s: (s.kindergarten, s.now.date(), s.now, True))
def plan_card(kindergarten: KindergartenView, today: date, now: datetime, may_change: bool) -> Card:
    """Where we are and what is next. What was skipped on purpose is never shown as late."""
    coming = open_milestones(kindergarten.milestones)
    body: list[Block] = [progress(kindergarten)]
    if coming:
        body += [Text(_("Next"), "strong"), Fields(tuple(_row(one, today) for one in coming[:NEXT_SHOWN]))]
    else:
        body.append(Text(_("All milestones are done. Well done!")))
    actions: list[Action] = []
    if coming and may_change:
        actions.append(Button(_("Done: {title}", title=coming[0].title), FINISH(coming[0], seen=now)))
        actions.append(Button(_("Mark another as done"), FINISH_ANY()))
        actions.append(Button(_("Move one"), MOVE_ANY()))
    actions.append(Button(_("The whole plan"), WHOLE_PLAN()))
    return Card(_("Where we are in the plan"), tuple(body), tuple(actions))


def progress(kindergarten: KindergartenView) -> Progress:
    counted = [one for one in kindergarten.milestones if one.status is not Status.SKIPPED]
    done = sum(one.status is Status.DONE for one in counted)
    label = _n("{done} of {n} milestone done", "{done} of {n} milestones done", len(counted), done=done)
    return Progress(label, done, len(counted))


def _row(milestone: Milestone, today: date) -> tuple[Words, Words]:
    parts: list[Words] = [Capital(milestone.due)]
    if milestone.has_passed(today):
        parts.append(_("the day has passed"))
    if milestone.responsible is not None:
        parts.append(milestone.responsible)
    return milestone.title, Joined(tuple(parts), " · ")


@example(lambda s: (s.kindergarten,))
def whole_plan_card(kindergarten: KindergartenView) -> Card:
    """Every phase with its milestones."""
    body: list[Block] = [progress(kindergarten)]
    names = {phase.key: phase.name for phase in kindergarten.phases}
    order = {phase.key: phase.position for phase in kindergarten.phases}
    in_order = sorted(kindergarten.milestones, key=lambda one: (order[one.phase_key], one.position))
    for key, milestones in groupby(in_order, key=lambda one: one.phase_key):
        body += [Text(names[key], "strong"), Items(tuple(_state(one) for one in milestones))]
    return Card(_("The whole plan"), tuple(body), (buttons.WHERE_WE_ARE,))


def _state(milestone: Milestone) -> Words:
    return Joined((milestone.title, _state_of(milestone)), " – ")


def _state_of(milestone: Milestone) -> Words:
    match milestone.status:
        case Status.DONE if milestone.done_on is not None:
            return _("done {day}", day=Short(milestone.done_on))
        case Status.DONE:
            return _("done")
        case Status.SKIPPED:
            return _("skipped: {reason}", reason=milestone.reason or "")
        case _:
            return _("by {day}", day=Short(milestone.due))


@example(lambda s: (s.now.date(), True, s.form(START(), FieldType.DATE)))
def no_plan_card(today: date, may_change: bool, form: Form | None) -> Card:
    """No plan yet: start one, today or another day."""
    if not may_change:
        text = Text(_("The HMS group starts it: styrer, tillitsvalgt and verneombud."))
        return Card(_("The plan has not started yet"), (text,), (buttons.THIS_MONTH,))
    return Card(
        _("The plan has not started yet"),
        (
            Text(
                _(
                    "The plan has milestones: goals on the way. "
                    "Start today, or choose a day and where you are. You can change everything later."
                )
            ),
        ),
        (Button(_("Start today"), START_ON(today)),),
        form,
    )


def _to_come(kindergarten: KindergartenView, today: date) -> list[Milestone]:
    """The next one, as everybody is told of it: what is late concerns the HMS-gruppe alone."""
    return [one for one in open_milestones(kindergarten.milestones) if not one.has_passed(today)][:1]


@example(lambda s: (s.kindergarten, s.now.date(), s.now.date()))
def started_card(kindergarten: KindergartenView, start: date, today: date) -> Card:
    first = _to_come(kindergarten, today)
    rows = tuple((_("Next"), Joined((one.title, one.due), " · ")) for one in first)
    return Card(
        _("The plan has started"),
        (Fields(((_("Start"), Capital(start)), *rows)),),
        (buttons.WHERE_WE_ARE, Button(_("The whole plan"), WHOLE_PLAN()), buttons.UNDO),
    )


@example(lambda s: (s.form(START(), FieldType.SELECT),))
def running_card(form: Form) -> Card:
    """The plan runs already: where are we in it."""
    return Card(
        _("The plan is running"),
        (Text(_("Say where you are: earlier milestones become done. Or choose another start day.")),),
        (buttons.WHERE_WE_ARE,),
        form,
    )


@example(lambda s: (s.kindergarten.milestones[:2], s.kindergarten.phases[1].name))
def here_card(passed: list[Milestone], phase: Words) -> Card:
    """The group has said where it is."""
    count: Words = _n(
        "{n} earlier milestone is now done.", "{n} earlier milestones are now done.", len(passed)
    )
    if not passed:
        count = _("Nothing had to be changed.")
    return Card(
        _("You are here: {phase}", phase=phase),
        (Text(count),),
        (buttons.WHERE_WE_ARE, buttons.UNDO),
    )


@example(lambda s: (s.milestone, s.now, True))
def milestone_card(milestone: Milestone, now: datetime, may_change: bool) -> Card:
    """What a milestone means: when it is done, by when, and who sees to it."""
    done: tuple[Block, ...] = ()
    if milestone.definition is not None:
        done = (Text(_("Done means:"), "quiet"), Text(milestone.definition, "quote"))
    rows: list[tuple[Words, Words]] = [(_("State"), Capital(_state_of(milestone)))]
    if milestone.responsible is not None:
        rows.append((_("Responsible"), milestone.responsible))
    change = milestone.status is Status.OPEN and may_change
    actions = (
        (
            Button(_("It is done"), FINISH(milestone, seen=now)),
            Button(_("Move it"), MOVE(milestone, seen=now)),
        )
        if change
        else ()
    )
    return Card(milestone.title, (*done, Fields(tuple(rows))), (*actions, buttons.WHERE_WE_ARE))


@example(lambda s: (s.milestone, s.now))
def ask_done_card(milestone: Milestone, now: datetime) -> Card:
    """The definition of done, asked back before the milestone is ticked."""
    definition = milestone.definition
    body: tuple[Block, ...] = (
        (Text(_("Done means:"), "quiet"), Text(definition, "quote")) if definition is not None else ()
    )
    return Card(
        _("Is this milestone done?"),
        (Text(milestone.title, "strong"), *body),
        (
            Button(_("Yes, done"), FINISH_CONFIRMED(milestone, True, seen=now)),
            Button(_("Not yet, move it"), MOVE(milestone, seen=now)),
            Button(_("We skip it"), SKIP(milestone, seen=now)),
        ),
    )


@example(lambda s: (s.milestone, s.kindergarten, s.now.date()))
def done_card(milestone: Milestone, kindergarten: KindergartenView, today: date) -> Card:
    rows = tuple((_("Next"), Joined((one.title, one.due), " · ")) for one in _to_come(kindergarten, today))
    return Card(
        _("Done: {title}", title=milestone.title),
        (progress(kindergarten), *((Fields(rows),) if rows else ())),
        (buttons.WHERE_WE_ARE, buttons.UNDO),
    )


@example(lambda s: (s.kindergarten.milestones[0],))
def already_done_card(milestone: Milestone) -> Card:
    day: Words = milestone.done_on or _("before the plan began")
    return Card(
        _("Already done: {title}", title=milestone.title),
        (Fields(((_("Done"), Capital(day)),)),),
        (buttons.WHERE_WE_ARE, buttons.HISTORY),
    )


@example(lambda s: (s.milestone, s.now.date()))
def moved_card(milestone: Milestone, before: date) -> Card:
    return Card(
        _("Moved: {title}", title=milestone.title),
        (Fields(((_("New day"), Capital(milestone.due)), (_("Day before"), Capital(before)))),),
        (buttons.WHERE_WE_ARE, buttons.UNDO),
    )


@example(lambda s: (s.milestone, s.now))
def ask_move_card(milestone: Milestone, now: datetime) -> Card:
    """How much later: a press is enough."""
    weeks = tuple(
        Button(
            _n("{n} week later", "{n} weeks later", number),
            MOVE_BY(milestone, timedelta(weeks=number), seen=now),
        )
        for number in (1, 2, 4)
    )
    return Card(
        _("Move: {title}", title=milestone.title),
        (Fields(((_("The day now"), Capital(milestone.due)),)),),
        weeks,
    )


@example(lambda s: (s.skipped,))
def skipped_card(milestone: Milestone) -> Card:
    return Card(
        _("Skipped: {title}", title=milestone.title),
        (
            Fields(((_("Reason"), milestone.reason or ""),)),
            Text(_("It is not counted, and never shown as late."), "quiet"),
        ),
        (buttons.WHERE_WE_ARE, buttons.UNDO),
    )


@example(lambda s: (s.milestone,))
def added_card(milestone: Milestone) -> Card:
    return Card(
        _("New milestone: {title}", title=milestone.title),
        (Fields(((_("By"), Capital(milestone.due)),)),),
        (buttons.WHERE_WE_ARE, buttons.UNDO),
    )


@example(lambda s: (s.milestone, s.skipped.title))
def renamed_card(milestone: Milestone, before: Words) -> Card:
    return Card(
        _("New name: {title}", title=milestone.title),
        (Fields(((_("Name before"), before),)),),
        (buttons.WHERE_WE_ARE, buttons.UNDO),
    )


@explains(MilestoneChanged, lambda error, situation: (error.milestone, situation.line, situation.ctx.now))
@example(lambda s: (s.milestone, FINISH_CONFIRMED(s.milestone, True), s.now))
def milestone_changed_card(milestone: Milestone, line: str, now: datetime) -> Card:
    return Card(
        _("Somebody has just changed {title}", title=milestone.title),
        (Text(_("Your change is not saved. Look first, or do it anyway.")),),
        (
            buttons.WHERE_WE_ARE,
            Button(_("Do it anyway"), as_seen(line, now)),
            buttons.HISTORY,
        ),
    )


@explains(MilestoneClosed)
@example(lambda s: (s.skipped,))
def milestone_closed_card(milestone: Milestone) -> Card:
    return Card(
        _("Already done or skipped: {title}", title=milestone.title),
        (Text(_("The milestone is done or skipped. Undo that first if it must be moved.")),),
        (buttons.HISTORY, buttons.WHERE_WE_ARE),
    )


@explains(NoPlan)
@explains(PlanRunning)
@example(lambda s: ())
def no_plan_yet_card() -> Card:
    return Card(
        _("The plan has not started yet"),
        (Text(_("Start it first. It takes one click.")),),
        (buttons.PLAN, buttons.HELP),
    )
