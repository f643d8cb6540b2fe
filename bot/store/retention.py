"""What is kept for some time only: the history, and posts that have ended."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from bot.model.event import Event
from bot.model.post import Post, PostState
from bot.store.keys import one_of

AT_ONCE = 1_000
"""Looked at each time, the oldest first: more than a country makes in an hour, and found by the key."""
ENDED = frozenset({PostState.SENT, PostState.SKIPPED, PostState.GONE})


_EVENTS = select(Event.id, Event.at).where(Event.id > 0).order_by(Event.id).limit(AT_ONCE).subquery()
_OLD_EVENTS = select(_EVENTS.c.id).where(_EVENTS.c.at < bindparam("before"))
_FIRST = select(Post.id, Post.useful_until, Post.state).where(Post.id > 0).order_by(Post.id)
_POSTS = _FIRST.limit(AT_ONCE).subquery()
_OLD_POSTS = select(_POSTS.c.id).where(_POSTS.c.useful_until < bindparam("before"), _POSTS.c.state.in_(ENDED))


def forget_history(session: Session, before: datetime) -> None:
    """The oldest events; one that a later one undoes goes with that one."""
    old = set(session.connection().execute(_OLD_EVENTS, {"before": before}).scalars())
    if old:
        undone = select(Event.undoes).where(one_of(session, Event.undoes, old), Event.at >= before)
        _delete(session, Event, old - set(session.scalars(undone)))


def forget_posts(session: Session, before: datetime) -> None:
    """The oldest posts that have ended."""
    _delete(session, Post, set(session.connection().execute(_OLD_POSTS, {"before": before}).scalars()))


def _delete(session: Session, kind: type[Event] | type[Post], keys: set[int]) -> None:
    if keys:
        statement = delete(kind).where(one_of(session, kind.id, keys))
        session.execute(statement, execution_options={"synchronize_session": False})
