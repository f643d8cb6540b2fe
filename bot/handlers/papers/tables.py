"""A kindergarten's calendar, measures and plan as tables, for its workbook and its CSV files."""

from collections.abc import Iterator

from bot.commands.vocabulary import OUTCOMES, RESPONSIBLES
from bot.content.library import title_of
from bot.handlers.measures.cards import state as measure_state
from bot.handlers.papers.sheets import Desk
from bot.message.words import Words, _
from bot.model.calendar import choices_in
from bot.model.month import Month
from bot.model.plan import Milestone, Status
from bot.paper.table import Table
from bot.paper.wheel import STATE_WORDS, State
from bot.paper.year_tables import (
    CalendarRow,
    MeasureRow,
    MilestoneRow,
    calendar_table,
    measures_table,
    plan_table,
)


def tables_of(desk: Desk) -> tuple[Table, Table, Table]:
    """The calendar of all years, the measures, and the plan as far as there is one."""
    return (
        calendar_table(tuple(_months(desk))),
        measures_table(tuple(_measures(desk))),
        plan_table(tuple(_milestones(desk))),
    )


def _months(desk: Desk) -> Iterator[CalendarRow]:
    reviews = {one.month: one for one in desk.kindergarten.reviews}
    for month, choice in sorted(choices_in(desk.kindergarten.calendar).items()):
        review = reviews.get(month)
        state = OUTCOMES[review.outcome].in_sentence if review else _not_reviewed(month, desk)
        yield CalendarRow(month, title_of(choice, desk.library), state)


def _not_reviewed(month: Month, desk: Desk) -> Words:
    this = Month.of(desk.today)
    if month == this:
        return STATE_WORDS[State.NOW]
    return STATE_WORDS[State.COMING if month > this else State.OVER]


def _measures(desk: Desk) -> Iterator[MeasureRow]:
    for one in desk.kindergarten.measures:
        responsible = RESPONSIBLES[one.responsible].label
        yield MeasureRow(
            one.number, one.what, one.why, responsible, one.due, one.check_on, measure_state(one)
        )


def _milestones(desk: Desk) -> Iterator[MilestoneRow]:
    phases = {one.key: one.name for one in desk.kindergarten.phases}
    for one in desk.kindergarten.milestones:
        yield MilestoneRow(
            phases[one.phase_key], one.title, one.responsible, one.due, _milestone_state(one), one.done_on
        )


def _milestone_state(milestone: Milestone) -> Words:
    """Without its day, which has a column of its own."""
    match milestone.status:
        case Status.DONE:
            return _("done")
        case Status.SKIPPED:
            return _("skipped: {reason}", reason=milestone.reason or "")
    return _("coming")
