"""The HMS-gruppe's place is gone: it is let go, and the group is told in their own chats, once."""

from datetime import datetime

from bot.handlers.group.posts import LOST
from bot.model.kindergarten import Kindergarten
from bot.model.place import Place
from bot.store.audit import keep_event
from bot.store.queries import lock_group_of
from bot.store.session import Session

BY = "platform"
LOSS = "group place lost"
"""What the history calls it."""


def place_lost(session: Session, place: Place, now: datetime) -> None:
    """Where it is the place of a group; otherwise nothing happens."""
    kindergarten = lock_group_of(session, place)
    if kindergarten is not None:
        let_go(session, kindergarten, now)


def let_go(session: Session, kindergarten: Kindergarten, now: datetime) -> None:
    kindergarten.group_channel = None
    keep_event(session, by=BY, role=None, command=LOSS, now=now)
    LOST.owe(session, kindergarten.id, now, now)
