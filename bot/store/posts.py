"""The statements of the outbox: what is due, what is claimed, what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache, lru_cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Dialect,
    Insert,
    Select,
    String,
    Text,
    Update,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.model.base import EnumColumn, UtcDateTime
from bot.model.days import ClosedDays, Days
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.rhythm import PostingRule, Rhythm
from bot.model.role import RoleHolder
from bot.model.webinar import Webinar
from bot.store.keys import as_parameter, one_of, one_of_given


def in_state(*states: PostState) -> ColumnElement[bool]:
    """Spelled out, for SQLite uses an index of some states only where the statement names just these."""
    return Post.state.in_([literal_column(f"'{state.value}'") for state in states])


WAITING = (PostState.PLANNED, PostState.CLAIMED, PostState.SENDING)
IS_WAITING = in_state(*WAITING)
HAS_LEFT = (PostState.SENDING, PostState.UNSURE, PostState.SENT)
TOLD = (PostState.CLAIMED, *HAS_LEFT)


@dataclass(frozen=True, slots=True)
class Due:
    """Kindergartens the planner must look at, alike in all that decides what they are owed."""

    ids: list[int]
    since: datetime
    rhythm: Rhythm


@dataclass(frozen=True, order=True, slots=True)
class Owed:
    """A post to be made, as the database has it."""

    at: datetime
    kind: str
    period: str
    useful_until: datetime


def anything_due(session: Session, now: datetime) -> tuple[bool, bool]:
    """Whether the planner must look at some kindergarten, and at some webinar."""
    row = session.connection().execute(_anything_due(), {"now": now}).one()
    return row[0], row[1]


@cache  # building it takes longer than carrying it out
def _anything_due() -> Select[bool, bool]:
    now: BindParameter[datetime] = bindparam("now")
    return select(exists().where(Kindergarten.next_due_at <= now), exists().where(Webinar.next_due_at <= now))


def due_kindergartens(session: Session, now: datetime, limit: int) -> list[Due]:
    """Those whose time has come, by index; other replicas' are passed over.

    They are told apart as text, and one of each kind is read: most are alike, and reading takes longest.
    """
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, *kind in session.connection().execute(_due_as_text(), {"now": now, "limit": limit}).all():
        alike[tuple(kind)].append(key)
    return [_due(ids, *kind) for kind, ids in alike.items()]


def _due(ids: list[int], since: str, *rhythm: str) -> Due:
    """From the texts of both databases."""
    looked = datetime.fromisoformat(since)
    utc = looked.astimezone(UTC) if looked.tzinfo else looked.replace(tzinfo=UTC)  # SQLite keeps no zone
    return Due(ids, utc, rhythm_of(*rhythm))


@lru_cache(maxsize=1024)  # they seldom change, and are looked at again each time
def rhythm_of(rule: str, at: str, zone: str, closed: str, paused: str | None) -> Rhythm:
    return Rhythm(
        PostingRule(rule),
        time.fromisoformat(at),
        zone,
        msgspec.json.decode(closed, type=tuple[ClosedDays, ...]),
        msgspec.json.decode(paused, type=Days) if paused else None,
    )


DECIDES = (
    Kindergarten.posting_rule,
    Kindergarten.posting_time,
    Kindergarten.zone,
    Kindergarten.closed,
    Kindergarten.paused,
)


@cache  # building it takes as long as an idle wake-up
def _due_as_text() -> Select[int, *tuple[Any, ...]]:
    row = Kindergarten
    return (
        select(row.id, *(cast(column, Text) for column in (row.next_due_at, *DECIDES)))
        .where(row.next_due_at <= bindparam("now"))
        .order_by(row.next_due_at)
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True)
    )


def set_next_due(session: Session, moments: Iterable[tuple[list[int], datetime]]) -> None:
    """One statement for each distinct moment, and most kindergartens share a few."""
    by_moment: dict[datetime, list[int]] = defaultdict(list)
    for keys, at in moments:
        by_moment[at] += keys
    connection = session.connection()
    for at, keys in by_moment.items():
        given = {"keys": as_parameter(keys, connection.dialect), "at": at}
        connection.execute(_set_next_due(connection.dialect), given)


@lru_cache(maxsize=8)
def _set_next_due(dialect: Dialect) -> Update:
    those = one_of_given(Kindergarten.id, "keys", dialect)
    return update(Kindergarten).where(those).values(next_due_at=bindparam("at", type_=UtcDateTime))


def owe(session: Session, owed: Iterable[tuple[list[int], Owed]]) -> None:
    """Make the posts; those that exist already stay as they are."""
    by_post: dict[Owed, list[int]] = defaultdict(list)
    for keys, post in owed:
        by_post[post] += keys
    connection = session.connection()
    for post, keys in by_post.items():
        given = {name: getattr(post, name) for name in ("kind", "period", "at", "useful_until")}
        given["keys"] = as_parameter(keys, connection.dialect)
        connection.execute(_owe(connection.dialect), given)


def owe_people(session: Session, owed: Iterable[tuple[int, str, Owed]]) -> None:
    """Make posts for people, each with its kindergarten; those that exist already stay as they are."""
    rows = [
        {
            "kindergarten_id": key,
            "kind": post.kind,
            "period": post.period,
            "to_user": person,
            "due_at": post.at,
            "useful_until": post.useful_until,
            "state": PostState.PLANNED,
            "tries": 0,
        }
        for key, person, post in owed
    ]
    connection = session.connection()
    if rows:
        connection.execute(_insert(connection.dialect).on_conflict_do_nothing(), rows)


@lru_cache(maxsize=8)
def _owe(dialect: Dialect) -> Insert:
    """INSERT … SELECT, so that a thousand posts are one statement.

    In the kindergartens' order: as they lie in PostgreSQL, the newest row would tell who was last written to.
    """
    rows = select(
        Kindergarten.id,
        bindparam("kind", type_=String),
        bindparam("period", type_=String),
        bindparam("at", type_=UtcDateTime),
        bindparam("useful_until", type_=UtcDateTime),
        literal(PostState.PLANNED, EnumColumn(PostState)),
        literal(0),
    ).where(one_of_given(Kindergarten.id, "keys", dialect))
    return posts_from(rows.order_by(Kindergarten.id), dialect)


def posts_from(rows: Select[*tuple[Any, ...]], dialect: Dialect) -> Insert:
    """Make posts of rows with a kindergarten, kind, period, moments, state and tries, once each."""
    columns = ["kindergarten_id", "kind", "period", "due_at", "useful_until", "state", "tries"]
    statement = _insert(dialect).from_select(columns, rows, include_defaults=False)
    return statement.on_conflict_do_nothing()


def _insert(dialect: Dialect) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(Post) if dialect.name == "sqlite" else postgresql.insert(Post)


class PeriodHeard(NamedTuple):
    """A post of which somebody has heard, or will."""

    kindergarten_id: int
    to_user: str | None
    period: str
    told_at: datetime | None
    """None where it has not been told."""
    revision: int
    """What was told of it; 0 where nothing was."""
    under_way: bool
    """Due, and not on its way yet: its card may be made by now, or not."""


def periods_heard(session: Session, kind: str, beginning: str, now: datetime) -> Iterator[PeriodHeard]:
    """Of posts whose period begins so.

    What may be on its way counts as told, and what was given up after a restore: it may have been.
    """
    row = Post
    columns = row.kindergarten_id, row.to_user, row.period, row.state, row.sent_at, row.due_at, row.revision
    statement = select(*columns).where(
        row.kindergarten_id.in_(select(Kindergarten.id)),  # by the index, past all that was ever posted
        row.kind == kind,
        row.period.startswith(beginning),
    )
    for key, person, period, state, sent_at, due_at, revision in session.connection().execute(statement):
        under_way = state in (PostState.PLANNED, PostState.CLAIMED) and due_at <= now
        if state in HAS_LEFT:  # a version before this one keeps no revision
            yield PeriodHeard(key, person, period, sent_at or due_at, revision or 1, under_way)
        else:
            given_up = revision if state is PostState.SKIPPED else None
            yield PeriodHeard(key, person, period, None, given_up or 0, under_way)


def waiting_for_channels(session: Session, keys: Iterable[int]) -> dict[int, list[Owed]]:
    """What waits to be posted in the kindergartens' own channels."""
    row = Post
    statement = select(row.kindergarten_id, row.due_at, row.kind, row.period, row.useful_until).where(
        one_of(session, row.kindergarten_id, keys), IS_WAITING, row.to_user.is_(None), row.channel.is_(None)
    )
    found: dict[int, list[Owed]] = defaultdict(list)
    for key, at, kind, period, useful_until in session.connection().execute(statement):
        found[key].append(Owed(at, kind, period, useful_until))
    return found


def last_sign(session: Session) -> datetime | None:
    """When anything was last sent or changed, as far as this database knows."""
    moments = (session.scalar(select(func.max(row))) for row in (Post.sent_at, Event.at))
    return max((at for at in moments if at is not None), default=None)


def next_moment(session: Session, after: datetime) -> datetime | None:
    """The earliest moment after `after` when anything may be due; None when nothing ever is."""
    found = session.connection().execute(_next_moments(), {"after": after}).one()
    return min((at for at in found if at is not None), default=None)


@cache  # building it takes longer than carrying it out
def _next_moments() -> Select[*tuple[Any, ...]]:
    after = bindparam("after", type_=UtcDateTime)
    firsts = (
        select(func.min(Kindergarten.next_due_at)).where(Kindergarten.next_due_at > after),
        select(func.min(Webinar.next_due_at)).where(Webinar.next_due_at > after),
        select(func.min(Post.due_at)).where(IS_WAITING, Post.due_at > after),
        select(func.min(Post.lease_until)).where(IS_WAITING, Post.lease_until > after),
    )
    return select(*(first.scalar_subquery() for first in firsts))


def insert_once(
    session: Session,
    kindergarten_id: int,
    owed: Owed,
    *,
    to_user: str | None,
    channel: str | None,
    workspace_id: int | None = None,
) -> bool:
    """A post of one kindergarten; False where there is one of this kind and period.

    `workspace_id`: the person's, where that is another than the kindergarten's.
    """
    row = {
        "kindergarten_id": kindergarten_id,
        "kind": owed.kind,
        "period": owed.period,
        "to_user": to_user,
        "channel": channel,
        "workspace_id": workspace_id,
        "due_at": owed.at,
        "useful_until": owed.useful_until,
        "state": PostState.PLANNED,
        "tries": 0,
    }
    connection = session.connection()
    statement = _insert(connection.dialect).values(row).on_conflict_do_nothing()
    return bool(connection.execute(statement).rowcount)


def owe_again(session: Session, kindergarten_id: int, owed: Owed, unsaid: str) -> None:
    """Make a post, or let one that was skipped for this reason come after all.

    One that is in somebody's hands is taken from them: they may have read that there was nothing to say. Any
    other stays as it is.
    """
    row = {
        "kindergarten_id": kindergarten_id,
        "kind": owed.kind,
        "period": owed.period,
        "due_at": owed.at,
        "useful_until": owed.useful_until,
        "state": PostState.PLANNED,
        "tries": 0,
    }
    connection = session.connection()
    in_hand = Post.state == PostState.CLAIMED
    again = {
        "due_at": case((in_hand, Post.due_at), else_=owed.at),
        "useful_until": owed.useful_until,
        "state": PostState.PLANNED,
        "reason": None,
        "claims": Post.claims + 1,
        "claimed_by": None,
        "lease_until": None,
    }
    statement = (
        _insert(connection.dialect)
        .values(row)
        .on_conflict_do_update(
            index_elements=[Post.kindergarten_id, Post.kind, Post.period],
            set_=again,
            where=in_hand | (Post.state == PostState.SKIPPED) & (Post.reason == unsaid),
        )
    )
    connection.execute(statement)


def stop_waiting(session: Session, kind: str, beginning: str, reason: str) -> int:
    """Skip what has not left, in every kindergarten; tells how many.

    `beginning`: the first values of the periods, or all: `2` means `2` and `2/kari`, and never `21`. Posts in
    somebody's hands are taken from them. One whose request is under way, and is not taken, waits again
    afterwards: its kind has to know by itself that it is not wanted any more.
    """
    first = beginning.removesuffix("/")
    begins = or_(Post.period == first, Post.period.startswith(f"{first}/", autoescape=True))
    those = (
        select(Post.id)
        .where(IS_WAITING, Post.state != PostState.SENDING, Post.kind == kind, begins)
        # In the order of those who write marks, so that no two wait for each other. By the bare number SQLite
        # would look through all that was ever posted.
        .order_by(Post.id + 0)
        .with_for_update(key_share=True)
    )
    statement = update(Post).where(Post.id.in_(those)).values(state=PostState.SKIPPED, reason=reason)
    statement = statement.values(claims=Post.claims + 1, claimed_by=None, lease_until=None)
    return session.connection().execute(statement).rowcount


def holders_of(session: Session, kindergarten_id: int) -> list[str]:
    """The people of the HMS-gruppe, each once."""
    statement = select(RoleHolder.user_id).where(RoleHolder.kindergarten_id == kindergarten_id).distinct()
    return list(session.scalars(statement))
