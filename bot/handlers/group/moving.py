"""The HMS-gruppe's place is bound, moved or ended: the others of the group are told in their own chats."""

from datetime import datetime

from bot.handlers.group.posts import CHANGED, PlaceChange
from bot.model.event import Event
from bot.store.posts import holders_of
from bot.store.session import Session


def watch_place(session: Session, event: Event, now: datetime) -> None:
    """After a change, by whatever command; one that is undone before it was told is never told."""
    if event.of_groups_place is None:
        return
    key = event.kindergarten_id
    if event.undoes is not None and CHANGED.forget(session, key, event.undoes):
        return
    for person in sorted({*holders_of(session, key)} - {event.by}):
        CHANGED.owe(session, key, PlaceChange(event.id, person), now, person)
