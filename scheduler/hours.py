"""When somebody is there to read: on open days outside July and a pause, in the posting hours.

Nothing here reads a clock or a database. All moments are in UTC; days and hours are the kindergarten's own.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.days import ONE_DAY, is_open
from bot.model.month import JULY
from bot.model.rhythm import HOURS_BEGIN, HOURS_END, Rhythm

HORIZON = timedelta(days=100)
"""How far ahead an open day is looked for; July and a summer closing are well within."""


def is_working_day(day: date, rhythm: Rhythm) -> bool:
    """Whether anything may be posted on it."""
    paused = rhythm.paused is not None and day in rhythm.paused
    return day.month != JULY and not paused and is_open(day, rhythm.closed)


def working_days(first: date, rhythm: Rhythm, within: timedelta = HORIZON) -> Iterator[date]:
    """Those from a day on, the day itself among them, in their order."""
    days = (first + offset * ONE_DAY for offset in range(within.days))
    return (day for day in days if is_working_day(day, rhythm))


def local_day(at: datetime, rhythm: Rhythm) -> date:
    return at.astimezone(ZoneInfo(rhythm.zone)).date()


def hours_of(day: date, rhythm: Rhythm) -> tuple[datetime, datetime]:
    """When the posting hours of a day begin and end."""
    zone = ZoneInfo(rhythm.zone)
    begin, end = (datetime.combine(day, at, zone).astimezone(UTC) for at in (HOURS_BEGIN, HOURS_END))
    return begin, end


def end_of_day(day: date, rhythm: Rhythm) -> datetime:
    """The midnight after it."""
    return datetime.combine(day + ONE_DAY, time(), ZoneInfo(rhythm.zone)).astimezone(UTC)


def in_hours(at: datetime, rhythm: Rhythm) -> bool:
    day = local_day(at, rhythm)
    begin, end = hours_of(day, rhythm)
    return begin <= at <= end and is_working_day(day, rhythm)


def posting_moment_from(at: datetime, rhythm: Rhythm) -> datetime | None:
    """The moment itself in posting hours, else the next posting time; None where no open day is in sight."""
    if in_hours(at, rhythm):
        return at
    days = working_days(local_day(at, rhythm), rhythm)
    return next((moment for day in days if (moment := rhythm.moment(day)) > at), None)


def posting_moment_after(day: date, rhythm: Rhythm) -> datetime | None:
    """The posting time of the next open day after a day; None where none is in sight."""
    following = next(working_days(day + ONE_DAY, rhythm), None)
    return None if following is None else rhythm.moment(following)
