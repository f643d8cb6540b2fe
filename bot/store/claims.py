"""The statements of sending: what is free to be taken, who holds it, and what came of it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnClause,
    ColumnElement,
    Dialect,
    Row,
    Select,
    Text,
    Update,
    bindparam,
    case,
    cast,
    column,
    false,
    func,
    not_,
    or_,
    select,
    true,
    update,
)
from sqlalchemy import table as plain_table
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from bot.model.base import UtcDateTime
from bot.model.kindergarten import Kindergarten
from bot.model.post import ROOM_FOR_REASON, Post, PostState
from bot.model.workspace import Workspace
from bot.store.engine import Store
from bot.store.keys import as_parameter, one_of_given
from bot.store.posts import IS_WAITING

THAWS = timedelta(hours=1)
"""How long a replica that is there may take to say what became of its request, before others look."""


class Claim(msgspec.Struct, frozen=True):
    """A post in the hands of one replica, as it was when it was taken.

    A struct, as a mark is: thousands are made a second, and to make a dataclass takes ten times as long.
    """

    id: int
    number: int
    """Which claim of the post it is. Only the newest may write."""
    kindergarten_id: int
    workspace_id: int
    platform: str
    workspace: str
    """The platform's name for it."""
    kind: str
    period: str
    to_user: str | None
    channel: str | None
    """An avdeling's or the HMS-gruppe's, instead of the kindergarten's."""
    due_at: datetime
    useful_until: datetime
    state: PostState
    tries: int
    went_to: str | None
    revision: int | None
    reason: str | None
    group_channel: str | None
    """The HMS-gruppe's place, as it was when the post was taken."""
    at: datetime
    """When it is its turn in the workspace's pace."""
    for_group: bool = False
    """Whether nobody but the HMS-gruppe may read it. Its kind says so, not the database."""

    @property
    def key(self) -> str:
        """One person may be told the same by several kindergartens."""
        of = "" if self.to_user is None else f"/{self.kindergarten_id}"
        return f"{self.kind}/{self.period}{of}"

    @property
    def is_for_groups_place(self) -> bool:
        """Whether it goes to the group's place, unless it has been there already."""
        return self.for_group and self.to_user is None and self.state is not PostState.SENDING

    @property
    def is_homeless(self) -> bool:
        """Whether it is for a group that has no place of its own, and still for all of it."""
        return self.is_for_groups_place and self.channel is None

    @property
    def has_moved(self) -> bool:
        """Whether the group has another place by now than the one it was sent to."""
        return self.for_group and self.to_user is None and self.channel != self.group_channel


class Mark(msgspec.Struct, frozen=True):
    """What the holder of a post writes about it: everything that sending changes."""

    post: Claim
    state: PostState
    due_at: datetime
    tries: int
    claimed_by: str | None = None
    lease_until: datetime | None = None
    sent_at: datetime | None = None
    ref: str | None = None
    reason: str | None = None
    pause_until: datetime | None = None
    """The whole workspace is left alone until then."""
    shared_at: datetime | None = None
    """Its HMS-gruppe has no place: each of the group gets a post of their own instead."""
    gone_at: datetime | None = None
    """The channel cannot be reached, and its HMS-gruppe must know."""


def free_posts(
    session: Session,
    who: str,
    now: datetime,
    soon: datetime,
    limit: int,
    busy: Collection[int],
    *,
    settles: bool,
) -> list[Claim]:
    """Posts that are due and that nobody holds, where the workspace is free soon and the channel not busy.

    Those whose last request may have arrived only where the asker `settles` what became of it.
    They are locked, with their workspaces, for replicas share each workspace's pace. What others look at in
    this moment is passed over.
    """
    dialect = session.get_bind().dialect
    given = {"who": who, "now": now, "long_ago": now - THAWS, "soon": soon, "limit": limit}
    if busy:
        given["busy"] = as_parameter(busy, dialect)
    _go_by_index(session)
    statement = _free(dialect, some_are_busy=bool(busy), settles=settles)
    found = session.connection().execute(statement, given)
    return [_claim(row) for row in found]


def _go_by_index(session: Session) -> None:
    """Until the end of the transaction.

    PostgreSQL has no figures yet of posts that have just become due. It takes them for few, and would look
    through and sort all of them each time that some are taken or marked.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(_BY_INDEX)


_BY_INDEX = select(
    func.set_config("enable_sort", "off", True), func.set_config("enable_seqscan", "off", True)
)


@lru_cache(maxsize=8)  # building it takes longer than carrying it out
def _free(dialect: Dialect, *, some_are_busy: bool, settles: bool) -> Select[*tuple[object, ...]]:
    now: BindParameter[datetime] = bindparam("now", type_=UtcDateTime)
    statement = (
        select(
            Post.id,
            Post.claims,
            Post.kindergarten_id,
            Workspace.id,
            Workspace.platform,
            Workspace.external_id,
            Post.kind,
            Post.period,
            Post.to_user,
            Post.channel,
            Post.due_at,
            Post.useful_until,
            Post.state,
            Post.tries,
            Post.went_to,
            Post.revision,
            Post.reason,
            Kindergarten.group_channel,
            Workspace.free_at,
        )
        .join(Kindergarten, Kindergarten.id == Post.kindergarten_id)
        .join(Workspace, Workspace.id == func.coalesce(Post.workspace_id, Kindergarten.workspace_id))
        .where(
            IS_WAITING,
            Post.due_at <= now,
            or_(Post.lease_until.is_(None), Post.lease_until <= now),
            or_(Post.state != PostState.SENDING, _is_let_go(dialect) if settles else false()),
            Workspace.left_at.is_(None),
            Workspace.free_at <= bindparam("soon", type_=UtcDateTime),
        )
        .order_by(Post.due_at)
        .limit(bindparam("limit"))
        .with_for_update(of=[Post, Workspace], key_share=True, skip_locked=True)
    )
    not_busy = not_(one_of_given(Post.kindergarten_id, "busy", dialect))
    return statement.where(not_busy) if some_are_busy else statement


def _is_let_go(dialect: Dialect) -> ColumnElement[bool]:
    """Whether its holder will not send it any more.

    A replica that is frozen may send it when it comes back, however long its lease is over. As long as one
    of its connections is open it is there; on SQLite nobody but this process is. What this process itself
    holds, and has not under way, it has given up: the database took no mark of it.
    """
    if dialect.name != "postgresql":
        return true()
    holder = Post.claimed_by
    long_ago = Post.lease_until <= bindparam("long_ago", type_=UtcDateTime)
    return or_(holder.is_(None), holder == bindparam("who"), holder.not_in(_THERE), long_ago)


_NAME: ColumnClause[str] = column("application_name")
_THERE = select(_NAME).select_from(plain_table("pg_stat_activity")).where(_NAME.is_not(None))


def programs_connected(store: Store) -> int:
    """How many of this program's processes are at the database, besides the one that asks.

    On SQLite nobody can tell: 0. Raises Unreachable.
    """
    if store.is_sqlite:
        return 0
    others = (
        _NAME.regexp_match("^[0-9a-f]{16}$"),
        _NAME.not_in([store.name]),
        column("datname") == func.current_database(),
    )
    found = select(func.count(_NAME.distinct())).select_from(plain_table("pg_stat_activity"))
    with store.read() as session:
        return session.scalar(found.where(*others)) or 0


def _claim(row: Row[*tuple[object, ...]]) -> Claim:
    return Claim(*row)  # type: ignore[arg-type] # the columns are selected in its order


def take(session: Session, taken: Sequence[Claim], who: str, lease_until: datetime) -> None:
    """They are this replica's until the lease is over."""
    dialect = session.get_bind().dialect
    keys = as_parameter((post.id for post in taken), dialect)
    session.connection().execute(_take(dialect), {"keys": keys, "who": who, "lease_until": lease_until})


@lru_cache(maxsize=8)
def _take(dialect: Dialect) -> Update:
    return (
        update(Post)
        .where(one_of_given(Post.id, "keys", dialect))
        .values(
            state=case((Post.state == PostState.PLANNED, PostState.CLAIMED), else_=Post.state),
            claimed_by=bindparam("who"),
            claims=Post.claims + 1,
            lease_until=bindparam("lease_until", type_=UtcDateTime),
        )
    )


def pace(session: Session, moments: Iterable[tuple[int, datetime]]) -> None:
    """From when each workspace is free again; never earlier than it was."""
    rows = [{"key": key, "at": at} for key, at in moments]
    if rows:
        session.connection().execute(_LATER, rows)


_LATER = (
    update(Workspace)
    .where(Workspace.id == bindparam("key"), Workspace.free_at < bindparam("at"))
    .values(free_at=bindparam("at"))
)


def write_marks(session: Session, marks: Sequence[Mark]) -> set[int]:
    """Write what the holders say; answers the posts that they still held. The others stay as they are."""
    _go_by_index(session)
    dialect = session.get_bind().dialect
    keys = as_parameter((mark.post.id for mark in marks), dialect)
    numbers = {row.id: row.claims for row in session.connection().execute(_newest(dialect), {"keys": keys})}
    held = [mark for mark in marks if numbers.get(mark.post.id) == mark.post.number]
    if held:
        rows = [_row(mark, _encoders(dialect)) for mark in held]
        session.connection().execute(_write(dialect), {"rows": msgspec.json.encode(rows).decode()})
    return {mark.post.id for mark in held}


@lru_cache(maxsize=8)
def _newest(dialect: Dialect) -> Select[int, int]:
    """Which claim of each post is the newest; they are locked."""
    those = one_of_given(Post.id, "keys", dialect)
    return select(Post.id, Post.claims).where(those).order_by(Post.id).with_for_update(key_share=True)


_WRITTEN = ("state", "due_at", "tries", "claimed_by", "lease_until", "sent_at", "ref", "reason")
_OF_CLAIM = ("went_to", "revision")
"""What a claim says of the last request, and its marks leave as it is."""

Encoders: TypeAlias = dict[str, Callable[[Any], Any] | None]


@lru_cache(maxsize=8)
def _encoders(dialect: Dialect) -> Encoders:
    """How the database is given each value; None for those that are as they are."""
    columns = ((name, Post.__table__.c[name].type.dialect_impl(dialect)) for name in _WRITTEN)
    return {name: kind.bind_processor(dialect) for name, kind in columns}


def _row(mark: Mark, encoders: Encoders) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(mark.post, name) for name in ("id", *_OF_CLAIM)}
    for name, encode in encoders.items():
        value = getattr(mark, name)
        row[name] = value if encode is None else encode(value)
    if mark.reason is not None:  # a platform's words may be of any length
        row["reason"] = mark.reason.replace("\0", "")[:ROOM_FOR_REASON]
    return row


@lru_cache(maxsize=8)
def _write(dialect: Dialect) -> Update:
    """All rows in one parameter, as JSON: a hundred statements take ten times as long."""
    rows, columns = bindparam("rows", type_=Text), Post.__table__.c
    given: dict[str, ColumnElement[Any]]
    if dialect.name == "sqlite":
        value = func.json_each(rows).table_valued("value").c.value
        given = {name: func.json_extract(value, f"$.{name}") for name in ("id", *_WRITTEN, *_OF_CLAIM)}
    else:
        kinds = (column(name, columns[name].type) for name in ("id", *_WRITTEN, *_OF_CLAIM))
        record = func.json_to_recordset(cast(rows, postgresql.JSON)).table_valued(*kinds)
        given = {**record.render_derived(with_types=True).c}
    return update(Post).where(columns.id == given.pop("id")).values(given)
