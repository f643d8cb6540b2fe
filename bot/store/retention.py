"""What is kept for some time only: the history, and posts that have ended."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.model.event import Event
from bot.model.post import Post, PostState
from bot.store.keys import one_of

AT_ONCE = 1_000
"""Looked at each time, the oldest first: more than a country makes in an hour, and found by the key."""
ENDED = frozenset({PostState.SENT, PostState.SKIPPED, PostState.GONE})


def forget_history(session: Session, before: datetime) -> None:
    """The oldest events; one that a later one undoes goes with that one."""
    statement = select(Event.id, Event.at).where(Event.id > 0).order_by(Event.id).limit(AT_ONCE)
    old = {key for key, at in session.execute(statement) if at < before}
    if old:
        undone = select(Event.undoes).where(one_of(session, Event.undoes, old), Event.at >= before)
        _delete(session, Event, old - set(session.scalars(undone)))


def forget_posts(session: Session, before: datetime) -> None:
    """The oldest posts that have ended."""
    statement = select(Post.id, Post.useful_until, Post.state).where(Post.id > 0).order_by(Post.id)
    rows = session.execute(statement.limit(AT_ONCE))
    _delete(session, Post, {key for key, until, state in rows if until < before and state in ENDED})


def _delete(session: Session, kind: type[Event] | type[Post], keys: set[int]) -> None:
    if keys:
        statement = delete(kind).where(one_of(session, kind.id, keys))
        session.execute(statement, execution_options={"synchronize_session": False})
