"""Chapters of what was done: the calendar, vernerunder, measures and milestones."""

from datetime import date

from bot.commands.vocabulary import OUTCOMES, RESPONSIBLES
from bot.content.library import title_of
from bot.handlers.measures.cards import brief, state
from bot.handlers.papers.report.record import YearRecord
from bot.message.words import Capital, Dated, Joined, MonthName, Short, Words, _
from bot.model.measure import Measure, MeasureState
from bot.model.month import Month
from bot.model.plan import Milestone, Status
from bot.model.safety_round import CheckedPoint, PointState, SafetyRound, checked_in, not_put_right
from bot.paper.report import Chapter, Column, ReportTable
from bot.paper.wheel import STATE_WORDS, State

CELL = 100
"""Characters of a text in a table: two or three lines."""
MOST_MEASURES, MOST_MILESTONES, MOST_ROUNDS, MOST_FAULTS = 12, 18, 4, 5
"""On paper: with the longest texts all of it stays within four pages."""


def calendar(record: YearRecord) -> Chapter:
    rows = tuple((Capital(MonthName(month)), *_month(record, month)) for month in record.year.months())
    columns = (Column(_("Month"), 2), Column(_("Theme"), 6), Column(_("How it went"), 3))
    return Chapter(_("The HMS calendar"), tables=(ReportTable(columns, rows),))


def _month(record: YearRecord, month: Month) -> tuple[Words, Words]:
    """Its theme, and what became of it."""
    if month not in record.choices:
        return _("no theme"), "–"
    title, this = title_of(record.choices[month], record.library), Month.of(record.today)
    if month in record.reviews:
        return title, OUTCOMES[record.reviews[month].outcome].in_sentence
    if month < this:
        return title, _("not written down")
    return title, STATE_WORDS[State.NOW if month == this else State.COMING]


def rounds(record: YearRecord) -> Chapter:
    heading = _("Safety rounds")
    if not record.rounds:
        return Chapter(heading, (_("No safety round is finished this year."),))
    columns = (
        Column(_("Finished"), 3),
        Column(_("Looked at"), 2),
        Column(_("To put right"), 2),
        Column(_("Put right"), 2),
        Column(_("Next round"), 3),
    )
    newest = sorted(record.rounds, key=lambda one: one.number, reverse=True)
    table = ReportTable(columns, tuple(_round(record, one) for one in newest), MOST_ROUNDS)
    return Chapter(heading, tables=(table, *_faults(record)))


def _round(record: YearRecord, one: SafetyRound) -> tuple[Words, ...]:
    own = record.kindergarten
    found = [
        point
        for point in checked_in(one, own.checked_points).values()
        if point.state is not PointState.SKIPPED
    ]
    faults = [point for point in found if point.state is PointState.TO_FIX]
    right = sum(point.is_put_right(own.measures) for point in faults)
    return (
        Dated(Short(one.finished_on or one.started_on)),
        len(found),
        len(faults),
        right,
        _next_round(record, one),
    )


def _next_round(record: YearRecord, one: SafetyRound) -> Words:
    """When it was, where there has been one; otherwise its day."""
    after = [later for later in record.kindergarten.safety_rounds if later.number > one.number]
    if after:
        following = min(after, key=lambda later: later.number)
        if following.finished_on is None:
            return _("begun {day}", day=Dated(Short(following.started_on)))
        return _("held {day}", day=Dated(Short(following.finished_on)))
    if one.next_on is None:
        return _("no day yet")
    day = Dated(Short(one.next_on))
    return day if one.next_on >= record.today else _("not held yet; the day was {day}", day=day)


def _faults(record: YearRecord) -> tuple[ReportTable, ...]:
    own = record.kindergarten
    left = not_put_right(record.rounds, own.checked_points, own.measures)
    if not left:
        return ()
    columns = (Column(_("Not put right yet"), 8), Column(_("Measure"), 2))
    return (ReportTable(columns, tuple(map(_fault, left)), MOST_FAULTS),)


def _fault(fault: CheckedPoint) -> tuple[Words, Words]:
    measure: Words = _("none") if fault.measure is None else _("number {n}", n=fault.measure)
    return brief(fault.what, CELL), measure


def measures(record: YearRecord) -> Chapter:
    heading = _("Measures and what came of them")
    if not record.measures:
        return Chapter(heading, (_("No measure is written down for this year."),))
    columns = (
        Column(_("Measure"), 8),
        Column(_("Responsible"), 4),
        Column(_("Deadline"), 3),
        Column(_("State"), 4),
    )
    rows = tuple(map(_measure, record.measures))
    return Chapter(heading, tables=(ReportTable(columns, rows, MOST_MEASURES),))


def _measure(measure: Measure) -> tuple[Words, ...]:
    return (
        Joined((measure.number, brief(measure.what, CELL)), ". "),
        RESPONSIBLES[measure.responsible].label,
        Dated(Short(measure.due)),
        what_became_of(measure),
    )


def what_became_of(measure: Measure) -> Words:
    """Without the reason why it was dropped: that is the group's."""
    if measure.state is MeasureState.DROPPED:
        return _("dropped")
    if measure.state is MeasureState.DONE and measure.verdict is None:
        return _("done, not checked yet")
    return state(measure)


def milestones(record: YearRecord) -> Chapter:
    heading = _("Milestones of the plan this year")
    if not record.milestones:
        none = _("No milestone of the plan has its day in this year.")
        return Chapter(heading, (none,))
    columns = (Column(_("Milestone"), 8), Column(_("Responsible"), 5), Column(_("State"), 5))
    rows = tuple(_milestone(one, record.today) for one in record.milestones)
    return Chapter(heading, tables=(ReportTable(columns, rows, MOST_MILESTONES),))


def _milestone(milestone: Milestone, today: date) -> tuple[Words, ...]:
    responsible = "–" if milestone.responsible is None else brief(milestone.responsible, CELL)
    return brief(milestone.title, CELL), responsible, _state(milestone, today)


def _state(milestone: Milestone, today: date) -> Words:
    match milestone.status:
        case Status.DONE if milestone.done_on is not None:
            return _("done {day}", day=Dated(Short(milestone.done_on)))
        case Status.DONE:
            return _("done")
        case Status.SKIPPED:
            return _("skipped")
        case _ if milestone.due < today:
            return _("not done; its day was {day}", day=Dated(Short(milestone.due)))
        case _:
            return _("by {day}", day=Dated(Short(milestone.due)))
