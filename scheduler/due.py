"""When a post is due: a pure function of the rule, the closed days, the time zone and the month.

Nothing here reads a clock or a database. All moments answered are in UTC; days and times asked for are local.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from heapq import merge
from zoneinfo import ZoneInfo

from bot.model.days import ONE_DAY, is_open, monday_of, week_days
from bot.model.kindergarten import LOOK_BACK, PostingRule, Rhythm
from bot.model.month import JULY, Month
from bot.model.post import Kind

NUDGE_BEFORE = timedelta(days=7)
JUNE, MIDDLE = 6, 15
REMINDER_USEFUL = timedelta(days=1)
HORIZON = timedelta(days=100)
"""How far ahead a next slot is looked for; July and a summer closing are well within."""
WEEK = timedelta(days=7)

_WEEKDAYS = {
    PostingRule.MONDAY: 0,
    PostingRule.TUESDAY: 1,
    PostingRule.WEDNESDAY: 2,
    PostingRule.THURSDAY: 3,
    PostingRule.FRIDAY: 4,
}


@dataclass(frozen=True, order=True, slots=True)
class Slot:
    """A post's moment."""

    at: datetime
    kind: Kind
    period: str
    useful_until: datetime


def theme_day(rhythm: Rhythm, month: Month) -> date | None:
    """The day a month's theme is posted; None in July, and in a month with no open day."""
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
        if is_open(day, rhythm.closed):
            yield day
        day += ONE_DAY


def theme_slot(rhythm: Rhythm, month: Month) -> Slot | None:
    day = theme_day(rhythm, month)
    if day is None:
        return None
    at = rhythm.moment(day)
    return Slot(at, Kind.THEME, str(month), at + LOOK_BACK)


def nudge_slot(rhythm: Rhythm, month: Month) -> Slot | None:
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
    return Slot(rhythm.moment(asked), Kind.NUDGE, str(month), rhythm.moment(day))


def reminder_slot(rhythm: Rhythm, monday: date) -> Slot | None:
    """The first open day of a week, outside July; None in a week without one."""
    for day in week_days(monday):
        if day.month != JULY and is_open(day, rhythm.closed):
            year, week, _weekday = day.isocalendar()
            at = rhythm.moment(day)
            return Slot(at, Kind.REMINDER, f"{year}-W{week:02}", at + REMINDER_USEFUL)
    return None


def review_slot(rhythm: Rhythm, month: Month) -> Slot | None:
    """The last open day of a month, to look back on it; none in July."""
    if month.is_july:
        return None
    day = month.last
    while not is_open(day, rhythm.closed):
        day -= ONE_DAY
        if day.month != month.number:
            return None
    at = rhythm.moment(day)
    return Slot(at, Kind.REVIEW, str(month), at + LOOK_BACK)


def year_slot(rhythm: Rhythm, month: Month) -> Slot | None:
    """The first open day from the middle of June, to look back on the barnehageår."""
    if month.number != JUNE:
        return None
    days = (month.first.replace(day=number) for number in range(MIDDLE, month.last.day + 1))
    day = next((day for day in days if is_open(day, rhythm.closed)), None)
    if day is None:
        return None
    at = rhythm.moment(day)
    return Slot(at, Kind.YEAR, str(month), at + LOOK_BACK)


def slots(rhythm: Rhythm, after: datetime, until: datetime, *, has_plan: bool) -> list[Slot]:
    """All moments after `after`, up to and including `until`, in their order; none within a pause."""
    return list(_in_turn(rhythm, after, until, has_plan=has_plan))


def next_slot_at(rhythm: Rhythm, after: datetime, *, has_plan: bool) -> datetime:
    """The next moment anything is due; with nothing as far as was looked, the end of that, to go on from."""
    return due_and_next(rhythm, after, after, has_plan=has_plan)[1]


def due_and_next(
    rhythm: Rhythm, after: datetime, now: datetime, *, has_plan: bool
) -> tuple[list[Slot], datetime]:
    """What came after `after`, up to now, and the next moment, in one look at the calendar."""
    due: list[Slot] = []
    until = now + HORIZON
    for slot in _in_turn(rhythm, after, until, has_plan=has_plan):
        if slot.at > now:
            return due, slot.at
        due.append(slot)
    return due, until


def within_sight(rhythm: Rhythm, after: datetime, now: datetime) -> Rhythm:
    """The same rhythm for `due_and_next`, without the closed days that are no longer or not yet of account.

    Kindergartens whose rhythms differ far away only are then alike, and are looked at once.
    """
    begins, ends = _sight(rhythm.zone, after, now)
    closed = tuple(one for one in rhythm.closed if begins <= one.days.last and one.days.first <= ends)
    return Rhythm(rhythm.rule, rhythm.time, rhythm.zone, closed, rhythm.paused)


@lru_cache(maxsize=64)
def _sight(zone: str, after: datetime, now: datetime) -> tuple[date, date]:
    """The week or month in which it is looked from, to the end of the last month that a nudge may be for."""
    first, last = _first_and_last(zone, after, now + HORIZON)
    return min(first.replace(day=1), monday_of(first)), Month.of(last + HORIZON).last


def _first_and_last(zone: str, after: datetime, until: datetime) -> tuple[date, date]:
    return after.astimezone(ZoneInfo(zone)).date(), (until + ONE_DAY).date()


def _in_turn(rhythm: Rhythm, after: datetime, until: datetime, *, has_plan: bool) -> Iterator[Slot]:
    """As `slots`, but each is looked for only when it is asked for: mostly the first will do."""
    first, last = _first_and_last(rhythm.zone, after, until)
    mondays = _mondays(first, last) if has_plan else ()
    kinds = (
        (theme_slot(rhythm, month) for month in _months(first, last)),
        (nudge_slot(rhythm, month) for month in _months(first, last + HORIZON)),  # it lies before its month
        (reminder_slot(rhythm, monday) for monday in mondays),
        (review_slot(rhythm, month) for month in _months(first, last)),
        (year_slot(rhythm, month) for month in _months(first, last)),
    )
    for slot in merge(*(filter(None, kind) for kind in kinds)):
        if slot.at > until:
            return
        if after < slot.at and not _in_pause(slot, rhythm):
            yield slot


def _months(first: date, last: date) -> Iterator[Month]:
    month, end = Month.of(first), Month.of(last)
    while month <= end:
        yield month
        month = month.next()


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = monday_of(first)
    while monday <= last:
        yield monday
        monday += WEEK


def _in_pause(slot: Slot, rhythm: Rhythm) -> bool:
    return rhythm.paused is not None and slot.at.astimezone(ZoneInfo(rhythm.zone)).date() in rhythm.paused
