"""What has just been said in a kindergarten's places, and what is about to be."""

from collections.abc import Collection, Mapping
from datetime import datetime

import msgspec
from sqlalchemy import Select, select, union_all, update
from sqlalchemy.orm import Session

from bot.model.post import Post, PostState
from bot.store.keys import one_of
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
    of_these = one_of(session, Post.kindergarten_id, keys)
    sent = _said().where(of_these, Post.sent_at > since)
    waiting = _said().where(of_these, IS_WAITING, Post.due_at <= now)
    rows = session.connection().execute(union_all(sent, waiting))
    return [Said(*row) for row in rows]  # type: ignore[arg-type] # the columns are selected in its order


def _said() -> Select[*tuple[object, ...]]:
    row = Post
    return select(
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


def put_off(session: Session, moments: Mapping[int, datetime]) -> None:
    """Posts that nobody holds, by their keys, until these moments."""
    by_moment: dict[datetime, list[int]] = {}
    for key, until in moments.items():
        by_moment.setdefault(until, []).append(key)
    for until, keys in by_moment.items():
        statement = update(Post).where(one_of(session, Post.id, keys)).values(due_at=until)
        session.connection().execute(statement)
