"""The year wheel of a kindergarten: what its calendar, its looking back and its closed days come to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from bot.content.library import Library, title_of
from bot.model.calendar import choices_in
from bot.model.days import DAYS_IN_WEEK, ClosedDays, is_open, monday_of, week_days
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar, Month
from bot.model.review import Outcome
from bot.model.webinar import Webinar
from bot.paper.wheel import Segment, State, Wheel

MIDDLE_OF_WEEK = timedelta(days=3)
STATES: Mapping[Outcome, State] = {
    Outcome.DONE: State.DONE,
    Outcome.PARTLY: State.PARTLY,
    Outcome.NOT_YET: State.NOT_DONE,
}


def year_wheel(
    kindergarten: KindergartenView,
    library: Library,
    webinars: Iterable[Webinar],
    year: Barnehageaar,
    today: date,
) -> Wheel:
    """Reads the kindergarten's calendar and reviews; `webinars` are those of the year or more."""
    choices = choices_in(kindergarten.calendar)
    outcomes = {one.month: one.outcome for one in kindergarten.reviews}
    held = Counter(Month.of(kindergarten.local(one.starts_at).date()) for one in webinars)
    closed = _closed_weeks(kindergarten.closed, year)
    segments = (
        Segment(
            month,
            title_of(choices[month], library) if month in choices else None,
            _state(month, outcomes.get(month), Month.of(today)) if month in choices else State.EMPTY,
            held[month],
            closed[month],
        )
        for month in year.months()
    )
    return Wheel(year, tuple(segments), today if Barnehageaar.of(Month.of(today)) == year else None)


def _state(month: Month, outcome: Outcome | None, this: Month) -> State:
    if outcome is not None:
        return STATES[outcome]
    if month == this:
        return State.NOW
    return State.COMING if month > this else State.OVER


def _closed_weeks(closed: tuple[ClosedDays, ...], year: Barnehageaar) -> Counter[Month]:
    """Weeks in which no day is open and the kindergarten itself closes, each in the month of its Thursday."""
    weeks: Counter[Month] = Counter()
    monday, last = monday_of(year.months()[0].first), year.months()[-1].last
    while monday <= last:
        days = week_days(monday)
        own = any(day in one.days for one in closed for day in days)
        if own and not any(is_open(day, closed) for day in days):
            weeks[Month.of(monday + MIDDLE_OF_WEEK)] += 1
        monday += timedelta(days=DAYS_IN_WEEK)
    return weeks
