"""When a post is due: a pure function of the rule, the closed days, the time zone and the month or week.

Nothing here reads a clock or a database. All moments answered are in UTC; days and times asked for are local.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from bot.model.days import DAYS_IN_WEEK, ONE_DAY, Week, week_days
from bot.model.month import AUGUST, Month
from bot.model.rhythm import PostingRule, Rhythm
from scheduler.hours import HORIZON, end_of_day, is_working_day, working_days

P = TypeVar("P")

ASKED_BEFORE = timedelta(days=7)
JUNE, MIDDLE = 6, 15
WEEK = timedelta(days=DAYS_IN_WEEK)

_WEEKDAYS = {
    PostingRule.MONDAY: 0,
    PostingRule.TUESDAY: 1,
    PostingRule.WEDNESDAY: 2,
    PostingRule.THURSDAY: 3,
    PostingRule.FRIDAY: 4,
}


@dataclass(frozen=True, slots=True)
class Slot(Generic[P]):
    """The moment of a post, and how long it is of use."""

    at: datetime
    period: P
    useful_until: datetime


@dataclass(frozen=True)
class ByCalendar(Generic[P]):
    """How posts of a kind come by themselves: one for each month or week, whatever happens."""

    slot: Callable[[Rhythm, P], Slot[P] | None]
    periods: Callable[[date, date], Iterator[P]]
    """Those from one day to another, in their order; their slots are in that order too."""


@lru_cache(maxsize=4096)  # most kindergartens are alike
def theme_day(rhythm: Rhythm, month: Month) -> date | None:
    """The day a month's theme is posted; None in July, and in a month without an open day outside a pause."""
    if month.is_july:
        return None
    weekday = _WEEKDAYS.get(rhythm.rule)
    open_days = _open_days(month, rhythm)
    first = next(open_days, None)
    if first is None or weekday is None or first.weekday() == weekday:
        return first
    return next((day for day in open_days if day.weekday() == weekday), first)


def _open_days(month: Month, rhythm: Rhythm) -> Iterator[date]:
    day = month.first
    while day.month == month.number:
        if is_working_day(day, rhythm):
            yield day
        day += ONE_DAY


def theme_slot(rhythm: Rhythm, month: Month) -> Slot[Month] | None:
    """Of use as long as its month lasts: who gets a theme late gets it whole."""
    day = theme_day(rhythm, month)
    return None if day is None else Slot(rhythm.moment(day), month, end_of_day(month.last, rhythm))


@lru_cache(maxsize=4096)  # most kindergartens are alike
def asking_days(rhythm: Rhythm, month: Month) -> tuple[date, date] | None:
    """The two days on which the HMS-gruppe is asked for the theme of a month that has none.

    Seven days before the theme's day, or on the last open day before that; and on the day. For August in
    June, and when the kindergartens are back from their summer; those that rest from then on have the day.
    """
    day = theme_day(rhythm, month)
    if day is None:
        return None
    before = _last_working_day(day - ASKED_BEFORE, rhythm)
    if month.number == AUGUST:
        day = max(day, next(_working_days_from(date(month.year, AUGUST, MIDDLE), rhythm), day))
    return None if before is None else (before, day)


def repeat_slot(rhythm: Rhythm, month: Month) -> Slot[Month] | None:
    """The first open day from the 15th to the 21st; None where there is none, and in July."""
    first = month.first.replace(day=MIDDLE)
    day = next(working_days(first, rhythm, WEEK), None)
    return (
        None if day is None else Slot(rhythm.moment(day), month, end_of_day(first + WEEK - ONE_DAY, rhythm))
    )


def _last_working_day(day: date, rhythm: Rhythm) -> date | None:
    days = (day - offset * ONE_DAY for offset in range(HORIZON.days))
    return next((one for one in days if is_working_day(one, rhythm)), None)


def week_slot(rhythm: Rhythm, week: Week) -> Slot[Week] | None:
    """The first open day of a week, outside July; None in a week without one."""
    day = next((day for day in week_days(week.monday) if is_working_day(day, rhythm)), None)
    return None if day is None else Slot(rhythm.moment(day), week, end_of_day(week.sunday, rhythm))


def last_open_day(rhythm: Rhythm, month: Month) -> date | None:
    """None in July, and in a month without an open day outside a pause."""
    day = _last_working_day(month.last, rhythm)
    return day if day is not None and Month.of(day) == month else None


def year_day(rhythm: Rhythm, year: int) -> date | None:
    """The first open day from the middle of June, to look back on the barnehageår."""
    return next(_working_days_from(date(year, JUNE, MIDDLE), rhythm), None)


def _working_days_from(day: date, rhythm: Rhythm) -> Iterator[date]:
    """The rest of its month."""
    return working_days(day, rhythm, Month.of(day).last - day + ONE_DAY)


def months(first: date, last: date) -> Iterator[Month]:
    month, end = Month.of(first), Month.of(last)
    while month <= end:
        yield month
        month = month.next()


def weeks(first: date, last: date) -> Iterator[Week]:
    week = Week.of(first)
    while week.monday <= last:
        yield week
        week = Week.of(week.monday + WEEK)
