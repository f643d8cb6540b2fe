"""What has just been said in a kindergarten's places, and what is about to be."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import CompoundSelect, Dialect, bindparam, select, union_all, update
from sqlalchemy.orm import Session

from bot.model.base import UtcDateTime
from bot.model.post import Post, PostState
from bot.store.keys import as_parameter, one_of, one_of_given
from bot.store.posts import IS_WAITING


class Said(msgspec.Struct, frozen=True):
    """A post that was sent lately, is in somebody's hands, or is due."""

    id: int
    kindergarten_id: int
    to_user: str | None
    channel: str | None
    kind: str
    period: str
    state: PostState
    sent_at: datetime | None
    lease_until: datetime | None


def said_since(session: Session, keys: Collection[int], since: datetime, now: datetime) -> list[Said]:
    """In all places of some kindergartens. Waiting posts for the HMS-gruppe may have no place yet."""
    dialect = session.get_bind().dialect
    given = {"keys": as_parameter(keys, dialect), "since": since, "now": now}
    rows = session.connection().execute(_said_since(dialect), given)
    return [Said(*row) for row in rows]


@lru_cache(maxsize=8)  # building it takes longer than carrying it out
def _said_since(dialect: Dialect) -> CompoundSelect[Any]:
    row = Post
    columns = (
        row.id,
        row.kindergarten_id,
        row.to_user,
        row.channel,
        row.kind,
        row.period,
        row.state,
        row.sent_at,
        row.lease_until,
    )
    of_these = select(*columns).where(one_of_given(row.kindergarten_id, "keys", dialect))
    sent = of_these.where(row.sent_at > bindparam("since", type_=UtcDateTime))
    waiting = of_these.where(IS_WAITING, row.due_at <= bindparam("now", type_=UtcDateTime))
    return union_all(sent, waiting)


def put_off(session: Session, moments: Mapping[int, datetime]) -> None:
    """Posts that nobody holds, by their keys, until these moments."""
    by_moment: dict[datetime, list[int]] = {}
    for key, until in moments.items():
        by_moment.setdefault(until, []).append(key)
    for until, keys in by_moment.items():
        statement = update(Post).where(one_of(session, Post.id, keys)).values(due_at=until)
        session.connection().execute(statement)
