"""What a kindergarten is owed in a stretch of time, of all kinds that come by the calendar.

Nothing here reads a clock or a database. All moments are in UTC.
"""

import logging
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from heapq import merge
from typing import Any
from zoneinfo import ZoneInfo

from bot.model.days import ONE_DAY, monday_of
from bot.model.month import Month
from bot.model.rhythm import Rhythm
from bot.store.posts import Owed
from scheduler.due import ByCalendar
from scheduler.hours import HORIZON
from scheduler.kinds import Kinds, PostKind
from scheduler.mistakes import log_mistake

log = logging.getLogger(__name__)


def agenda(kinds: Kinds, rhythm: Rhythm, after: datetime, until: datetime) -> list[Owed]:
    """All that comes after `after`, up to and including `until`, in its order."""
    return list(_in_turn(kinds, rhythm, after, until))


def due_and_next(kinds: Kinds, rhythm: Rhythm, after: datetime, now: datetime) -> tuple[list[Owed], datetime]:
    """What came after `after`, up to now, and the next moment anything is due, in one look at the calendar.

    With nothing as far as was looked, the moment is the end of that, to go on from.
    """
    due: list[Owed] = []
    until = now + HORIZON
    for post in _in_turn(kinds, rhythm, after, until):
        if post.at > now:
            return due, post.at
        due.append(post)
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
    """The week or month in which it is looked from, to the end of the last month that a post may be for."""
    first, last = _first_and_last(zone, after, now + HORIZON)
    return min(first.replace(day=1), monday_of(first)), Month.of(last + HORIZON).last


def _first_and_last(zone: str, after: datetime, until: datetime) -> tuple[date, date]:
    return after.astimezone(ZoneInfo(zone)).date(), (until + ONE_DAY).date()


def _in_turn(kinds: Kinds, rhythm: Rhythm, after: datetime, until: datetime) -> Iterator[Owed]:
    """As `agenda`, but each is looked for only when it is asked for: mostly the first will do."""
    first, last = _first_and_last(rhythm.zone, after, until)
    found = (_of_kind(kind, slots, rhythm, first, last) for kind, slots in kinds.by_calendar)
    for post in merge(*found):
        if post.at > until:
            return
        if after < post.at:
            yield post


def _of_kind(
    kind: PostKind[Any], slots: ByCalendar[Any], rhythm: Rhythm, first: date, last: date
) -> Iterator[Owed]:
    """None within a pause, but of kinds that come in one. A kind that fails keeps no other back."""
    try:
        for period in slots.periods(first, last):
            slot = slots.slot(rhythm, period)
            if slot is not None and (kind.in_pause or not _in_pause(slot.at, rhythm)):
                yield kind.owed(slot)
    except Exception as error:  # noqa: BLE001 - it is told, and the other kinds are planned
        log_mistake(log, error, f"planning {kind.name}")


def _in_pause(at: datetime, rhythm: Rhythm) -> bool:
    return rhythm.paused is not None and at.astimezone(ZoneInfo(rhythm.zone)).date() in rhythm.paused
