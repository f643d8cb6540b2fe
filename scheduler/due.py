"""When a post is due: a pure function of the rule, the closed days, the time zone and the month or week.

Nothing here reads a clock or a database. All moments answered are in UTC; days and times asked for are local.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from bot.model.days import DAYS_IN_WEEK, ONE_DAY, Week, is_open, week_days
from bot.model.month import JULY, Month
from bot.model.rhythm import PostingRule, Rhythm
from scheduler.hours import HORIZON, end_of_day, is_working_day

P = TypeVar("P")

NUDGE_BEFORE = timedelta(days=7)
JUNE, MIDDLE = 6, 15
REMINDER_USEFUL = timedelta(days=1)
LOOK_BACK_USEFUL = timedelta(days=10)
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
    ahead: timedelta = timedelta()
    """How long before its period a slot may lie; HORIZON at most."""
    where_work: bool = False
    """Only in kindergartens that have something under way: a plan, a measure, a guided way."""


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


def nudge_slot(rhythm: Rhythm, month: Month) -> Slot[Month] | None:
    """Seven days before the theme, or on the last open day before that; never in July."""
    day = theme_day(rhythm, month)
    if day is None:
        return None
    earliest = day - HORIZON
    asked = day - NUDGE_BEFORE
    while asked.month == JULY or not is_open(asked, rhythm.closed):
        asked -= ONE_DAY
        if asked < earliest:
            return None
    return Slot(rhythm.moment(asked), month, rhythm.moment(day))


def reminder_slot(rhythm: Rhythm, week: Week) -> Slot[Week] | None:
    """The first open day of a week, outside July; None in a week without one."""
    for day in week_days(week.monday):
        if day.month != JULY and is_open(day, rhythm.closed):
            at = rhythm.moment(day)
            return Slot(at, week, at + REMINDER_USEFUL)
    return None


def review_slot(rhythm: Rhythm, month: Month) -> Slot[Month] | None:
    """The last open day of a month, to look back on it; none in July."""
    if month.is_july:
        return None
    day = month.last
    while not is_open(day, rhythm.closed):
        day -= ONE_DAY
        if day.month != month.number:
            return None
    at = rhythm.moment(day)
    return Slot(at, month, at + LOOK_BACK_USEFUL)


def year_slot(rhythm: Rhythm, month: Month) -> Slot[Month] | None:
    """The first open day from the middle of June, to look back on the barnehageår."""
    if month.number != JUNE:
        return None
    days = (month.first.replace(day=number) for number in range(MIDDLE, month.last.day + 1))
    day = next((day for day in days if is_open(day, rhythm.closed)), None)
    if day is None:
        return None
    at = rhythm.moment(day)
    return Slot(at, month, at + LOOK_BACK_USEFUL)


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
