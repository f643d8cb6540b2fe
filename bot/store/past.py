"""What kindergartens were told lately, and when somebody of their HMS-gruppe last did anything."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Dialect,
    Select,
    bindparam,
    exists,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from bot.model.base import UtcDateTime
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.role import RoleHolder
from bot.store.keys import as_parameter, one_of_given
from bot.store.posts import IS_WAITING, TOLD, in_state

TOGETHER = "in the week's message"
"""Why a note is not sent by itself."""
NOTES = "notice"
"""The word that all kinds of notes have in the database."""
REMEMBERED = timedelta(days=100)
IS_HELD = in_state(PostState.FAILED, PostState.UNSURE)


class PastPost(msgspec.Struct, frozen=True):
    """A post that was told lately, or waits, or a note for the week's message."""

    kindergarten_id: int
    kind: str
    period: str
    state: PostState
    due_at: datetime
    sent_at: datetime | None

    @property
    def was_told(self) -> bool:
        """Whether it was sent, or may be on its way."""
        return self.state in TOLD


class Past(msgspec.Struct, frozen=True):
    """Of one kindergarten."""

    posts: tuple[PastPost, ...] = ()
    last_act: datetime | None = None
    """When somebody who holds a role last changed anything; None where nobody has."""


class Pasts:
    """Of some kindergartens: read when one is first asked for, and then for all of them."""

    def __init__(self, session: Session, keys: Iterable[int], now: datetime) -> None:
        """As far back from now as is remembered."""
        self._session = session
        self._keys = frozenset(keys)
        self._since = now - REMEMBERED

    def of(self, kindergarten_id: int) -> Past:
        return self._all[kindergarten_id]

    @cached_property
    def _all(self) -> dict[int, Past]:
        posts: dict[int, list[PastPost]] = defaultdict(list)
        for one in _posts_of(self._session, self._keys, self._since):
            posts[one.kindergarten_id].append(one)
        acts = _last_acts(self._session, self._keys)
        return {key: Past(tuple(posts[key]), acts.get(key)) for key in self._keys}


def _posts_of(session: Session, keys: Collection[int], since: datetime) -> list[PastPost]:
    dialect = session.get_bind().dialect
    given = {"keys": as_parameter(keys, dialect), "since": since}
    return [PastPost(*found) for found in session.connection().execute(_told_or_waiting(dialect), given)]


@lru_cache(maxsize=8)  # building it takes longer than carrying it out
def _told_or_waiting(dialect: Dialect) -> CompoundSelect[Any]:
    """Each by the index that it is in."""
    row, of_these = Post, one_of_given(Post.kindergarten_id, "keys", dialect)
    since = bindparam("since", type_=UtcDateTime)
    columns = row.kindergarten_id, row.kind, row.period, row.state, row.due_at, row.sent_at
    ways: tuple[tuple[ColumnElement[bool], ...], ...] = (
        (row.sent_at > since,),
        (IS_WAITING, row.sent_at.is_(None)),
        (IS_HELD, row.state == PostState.UNSURE),
        (row.kind == NOTES, row.reason == TOGETHER, row.due_at > since),
    )
    return union_all(*(select(*columns).where(of_these, *way) for way in ways))


def _last_acts(session: Session, keys: Collection[int]) -> dict[int, datetime | None]:
    dialect = session.get_bind().dialect
    found = session.connection().execute(_last_act(dialect), {"keys": as_parameter(keys, dialect)})
    return {row[0]: row[1] for row in found}


@lru_cache(maxsize=8)
def _last_act(dialect: Dialect) -> Select[*tuple[Any, ...]]:
    whose = Kindergarten.id
    holds = RoleHolder.kindergarten_id == Event.kindergarten_id, RoleHolder.user_id == Event.by
    acts = select(Event.at).where(Event.kindergarten_id == whose, exists().where(*holds))
    last = acts.order_by(Event.id.desc()).limit(1).correlate(Kindergarten).scalar_subquery()
    return select(whose, last).where(one_of_given(whose, "keys", dialect))
