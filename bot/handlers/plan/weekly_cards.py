"""The one reminder of a week, where it is about more than milestones; by role, never by person."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.commands.vocabulary import RESPONSIBLES
from bot.handlers.common import buttons
from bot.handlers.measures.cards import LABEL, brief, verdict_buttons
from bot.handlers.measures.lines import CARRIED_OUT, ONE_MEASURE
from bot.handlers.plan.lines import FINISH
from bot.handlers.plan.weekly import Meeting, WeekAhead
from bot.handlers.ways.lines import GOOD_DAY
from bot.message.card import Block, Button, Card, Fields, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Words, _, _n
from bot.model.measure import Measure, Responsible
from bot.model.plan import Milestone

THIS_WEEK = _("This week")
SHOWN = 3
AMONG_OTHERS = 1
"""Rows under each heading, where other things wait too."""


@example(lambda s: (s.week, s.now.date(), s.now))
def weekly_card(week: WeekAhead, today: date, now: datetime, shown: int = SHOWN) -> Card:
    """`shown`: rows under each heading."""
    body: list[Block] = []
    for heading, rows, every in (
        (_("Did it work?"), [_measure(one, one.check_on, today) for one in week.checks[:shown]], week.checks),
        (
            _("Measures"),
            [_measure(one, one.due, today) for one in _by_role(week.measures)[:shown]],
            week.measures,
        ),
        (_("Meetings"), [_meeting(one) for one in week.meetings[:shown]], week.meetings),
        (_("Milestones"), [_milestone(one, today) for one in week.milestones[:shown]], week.milestones),
    ):
        if rows:
            body += [Text(heading, "strong"), Fields(tuple(rows)), *more(len(every) - len(rows))]
    return Card(THIS_WEEK, tuple(body), tuple(_buttons(week, now, alone=shown > AMONG_OTHERS)))


def more(left: int) -> tuple[Text, ...]:
    """That there are others than those shown."""
    return (Text(_n("and {n} more", "and {n} more", left), "quiet"),) if left else ()


def _by_role(measures: Iterable[Measure]) -> list[Measure]:
    return sorted(measures, key=lambda one: list(Responsible).index(one.responsible))


def _measure(measure: Measure, day: date, today: date) -> tuple[Words, Words]:
    when = _day(day, passed=day < today)
    return RESPONSIBLES[measure.responsible].label, Joined((brief(measure.what), when), " – ")


def _milestone(milestone: Milestone, today: date) -> tuple[Words, Words]:
    who = (milestone.responsible,) if milestone.responsible is not None else ()
    when = Capital(_day(milestone.due, passed=milestone.has_passed(today)))
    return milestone.title, Joined((when, *who), " · ")


def _meeting(meeting: Meeting) -> tuple[Words, Words]:
    return meeting.title, Capital(meeting.day)


def _day(day: date, *, passed: bool) -> Words:
    return Joined((day, _("the day has passed")), ", ") if passed else day


def _buttons(week: WeekAhead, now: datetime, *, alone: bool) -> Iterable[Button]:
    """One measure to judge can be judged at once, where all answers have room; else on its own card."""
    if len(week.checks) == 1 and not alone:
        yield Button(_("Did it work?"), ONE_MEASURE(week.checks[0]))
        return
    if len(week.checks) == 1:
        yield from verdict_buttons(week.checks[0], now)
    else:
        for check in week.checks[:SHOWN]:
            yield Button(_("Did it work: {title}?", title=brief(check.what, LABEL)), ONE_MEASURE(check))
    if week.measures:
        first = week.measures[0]
        yield Button(_("Done: {title}", title=brief(first.what, LABEL)), CARRIED_OUT(first, seen=now))
    if week.milestones:
        due = week.milestones[0]
        yield Button(_("Done: {title}", title=due.title), FINISH(due, seen=now))
    for meeting in week.meetings[:1]:
        yield Button(meeting.title, GOOD_DAY())
    if week.measures or week.checks:
        yield buttons.ALL_MEASURES
    if week.milestones:
        yield buttons.WHERE_WE_ARE
