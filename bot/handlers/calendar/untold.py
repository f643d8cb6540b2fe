"""What the channel has not heard of the changes that the HMS-gruppe made within a few minutes."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from bot.model.audience import Audience
from bot.model.calendar import CalendarMonth
from bot.model.event import Change, Event, RowValues
from bot.model.month import Month

MONTH = CalendarMonth.__tablename__
WORK = frozenset({"measure", "milestone"})


def work_to_tell(decided: Iterable[Event], before: datetime) -> list[Event]:
    """Changes of measures and milestones that the asker alone has heard of, the oldest first."""
    return [one for one in decided if _waits(one) and one.at < before and one.tables <= WORK]


def months_to_tell(decided: Sequence[Event], before: datetime) -> list[Month]:
    """Those whose theme is another than the channel knows, in their order.

    A month whose newest change was told at once, or is told later, is none of them.
    """
    return sorted(month for month, events in _by_month(decided).items() if _is_to_tell(month, events, before))


def _by_month(decided: Iterable[Event]) -> dict[Month, list[Event]]:
    found: dict[Month, list[Event]] = {}
    for event in decided:
        for change in event.changes:
            if change.table == MONTH:
                found.setdefault(_month_of(change), []).append(event)
    return found


def _is_to_tell(month: Month, events: Sequence[Event], before: datetime) -> bool:
    newest = events[-1]
    if not _waits(newest) or newest.at >= before:
        return False
    told = max((place for place, one in enumerate(events) if not _waits(one)), default=-1)
    first, last = (_change_of(month, one) for one in (events[told + 1], newest))
    return _theme(first.before) != _theme(last.after)


def _waits(event: Event) -> bool:
    return event.audience is Audience.PERSON


def _change_of(month: Month, event: Event) -> Change:
    return next(one for one in event.changes if one.table == MONTH and _month_of(one) == month)


def _month_of(change: Change) -> Month:
    return msgspec.convert((change.after or change.before or {})["month"], Month)


def _theme(row: RowValues | None) -> tuple[Any, Any]:
    return (None, None) if row is None else (row["theme"], row["own"])
