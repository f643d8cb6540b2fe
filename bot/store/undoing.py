"""What of the history is in effect: what was undone is not, unless its undoing has been undone too."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.model.audience import Audience
from bot.model.event import Event
from bot.store.audit import is_for_good

DECIDED = frozenset({"calendar_month", "measure", "milestone"})
"""What the HMS-gruppe decides for all, by its tables."""
TO_ALL = frozenset({Audience.EVERYBODY, Audience.PERSON})
"""Who may hear of it: what is told together with more has been answered to the asker alone."""
LOOKED_AT = 200
"""So many of the newest changes are gone through for one that can be undone."""


def undone_by(session: Session, event: Event) -> Event | None:
    """The undoing that keeps a change out of effect."""
    number = _undone(_since(session, event.kindergarten_id, event.id)).get(event.id)
    return None if number is None else session.get(Event, number)


def newest_to_undo(session: Session, kindergarten_id: int) -> Event | None:
    """The newest change that is in effect and can be undone, however old it is."""
    statement = select(Event).where(Event.kindergarten_id == kindergarten_id).order_by(Event.id.desc())
    events = list(session.scalars(statement.limit(LOOKED_AT)))
    return next(
        (one for one in _in_effect(events) if not (one.is_about_who_decides or is_for_good(one))), None
    )


def decided_since(session: Session, kindergarten_id: int, since: datetime) -> list[Event]:
    """Changes in effect that all of the staff hear of, at once or soon. A plan's start is none of them."""
    statement = select(Event).where(Event.kindergarten_id == kindergarten_id).order_by(Event.id.desc())
    events = list(session.scalars(statement.limit(LOOKED_AT)))
    lately = (one for one in _in_effect(events) if one.at >= since and one.audience in TO_ALL)
    return [one for one in lately if (tables := one.tables) & DECIDED and "phase" not in tables][::-1]


def changed_after(session: Session, event: Event) -> Event | None:
    """The newest change in effect that is later than an event and changed some of the same."""
    later = Event.kindergarten_id == event.kindergarten_id, Event.id > event.id
    events = list(session.scalars(select(Event).where(*later).order_by(Event.id.desc())))
    return next((one for one in _in_effect(events) if one.things & event.things), None)


def _in_effect(newest_first: list[Event]) -> Iterable[Event]:
    """Without the undoings: each cancels out with what it undid."""
    undone = _undone((event.id, event.undoes) for event in newest_first)
    return (event for event in newest_first if event.undoes is None and event.id not in undone)


def _undone(newest_first: Iterable[tuple[int, int | None]]) -> dict[int, int]:
    """By the number of what was undone, that of its undoing, which is always newer."""
    undone: dict[int, int] = {}
    for number, undoes in newest_first:
        if undoes is not None and number not in undone:
            undone[undoes] = number
    return undone


def _since(session: Session, kindergarten_id: int, number: int) -> list[tuple[int, int | None]]:
    """All events from one on with what they undo, the newest first."""
    statement = select(Event.id, Event.undoes).where(
        Event.kindergarten_id == kindergarten_id, Event.id >= number
    )
    return [(key, undoes) for key, undoes in session.execute(statement.order_by(Event.id.desc()))]
