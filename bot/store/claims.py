"""The statements of sending: what is free to be taken, who holds it, and what came of it."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Integer,
    Row,
    Select,
    bindparam,
    case,
    column,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy import table as plain_table
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session, defer, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from bot.model.calendar import CalendarMonth
from bot.model.kindergarten import Kindergarten, Workspace
from bot.model.month import Month
from bot.model.post import Kind, Post, PostState
from bot.store.posts import PARTS, WAITING

THAWS = timedelta(hours=1)
"""How long a replica that is there may take to say what became of its request, before others look."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A post in the hands of one replica, as it was when it was taken."""

    id: int
    number: int
    """Which claim of the post it is. Only the newest may write."""
    kindergarten_id: int
    workspace_id: int
    platform: str
    workspace: str
    """The platform's name for it."""
    kind: Kind
    period: str
    to_user: str | None
    channel: str | None
    """An avdeling's, instead of the kindergarten's."""
    due_at: datetime
    useful_until: datetime
    state: PostState
    tries: int
    at: datetime
    """When it is its turn in the workspace's pace."""

    @property
    def key(self) -> str:
        return f"{self.kind.value}/{self.period}"


@dataclass(frozen=True, slots=True)
class Mark:
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
    gone_at: datetime | None = None
    """The channel cannot be reached, and its HMS-gruppe must know."""


def free_posts(session: Session, who: str, now: datetime, soon: datetime, limit: int) -> list[Claim]:
    """Posts that are due and that nobody holds, where the workspace is free soon.

    They are locked, with their workspaces, for replicas share each workspace's pace. What others look at in
    this moment is passed over.
    """
    statement = _free(session, who, now).where(Workspace.free_at <= soon).limit(limit)
    return [_claim(row) for row in session.execute(statement)]


def _free(session: Session, who: str, now: datetime) -> Select[*tuple[object, ...]]:
    post, workspace = Post, Workspace
    return (
        select(
            post.id,
            post.claims,
            post.kindergarten_id,
            workspace.id,
            workspace.platform,
            workspace.external_id,
            post.kind,
            post.period,
            post.to_user,
            post.channel,
            post.due_at,
            post.useful_until,
            post.state,
            post.tries,
            workspace.free_at,
        )
        .join(Kindergarten, Kindergarten.id == post.kindergarten_id)
        .join(workspace, workspace.id == Kindergarten.workspace_id)
        .where(
            post.state.in_(WAITING),
            post.due_at <= now,
            or_(post.lease_until.is_(None), post.lease_until <= now),
            or_(post.state != PostState.SENDING, _is_let_go(session, who, now)),
            workspace.left_at.is_(None),
        )
        .order_by(post.due_at, post.id)
        .with_for_update(of=[Post, Workspace], key_share=True, skip_locked=True)
    )


def _is_let_go(session: Session, who: str, now: datetime) -> ColumnElement[bool]:
    """Whether its holder will not send it any more.

    A replica that is frozen may send it when it comes back, however long its lease is over. As long as one
    of its connections is open it is there; on SQLite nobody but this process is.
    """
    holder = Post.claimed_by
    gone = holder != who
    if session.get_bind().dialect.name == "postgresql":
        gone = (holder != who) & holder.not_in(_THERE)
    return or_(holder.is_(None), gone, Post.lease_until <= now - THAWS)


_NAME: ColumnClause[str] = column("application_name")
_THERE = select(_NAME).select_from(plain_table("pg_stat_activity")).where(_NAME.is_not(None))


def _claim(row: Row[*tuple[object, ...]]) -> Claim:
    return Claim(*row)  # type: ignore[arg-type] # the columns are selected in its order


def take(session: Session, taken: Sequence[Claim], who: str, lease_until: datetime) -> None:
    """They are this replica's until the lease is over."""
    state = case((Post.state == PostState.PLANNED, PostState.CLAIMED), else_=Post.state)
    statement = (
        update(Post)
        .where(_one_of(session, Post.id, (post.id for post in taken)))
        .values(state=state, claimed_by=who, claims=Post.claims + 1, lease_until=lease_until)
    )
    session.execute(statement, execution_options={"synchronize_session": False})


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
    newest = select(Post.id, Post.claims).where(_one_of(session, Post.id, (mark.post.id for mark in marks)))
    locked = session.execute(newest.order_by(Post.id).with_for_update(key_share=True))
    numbers = {row.id: row.claims for row in locked}
    held = [mark for mark in marks if numbers.get(mark.post.id) == mark.post.number]
    if held:
        session.connection().execute(_WRITE, [_row(mark) for mark in held])
    return {mark.post.id for mark in held}


_WRITE = (
    update(Post)
    .where(Post.id == bindparam("key"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("state", "due_at", "tries", "claimed_by", "lease_until", "sent_at", "ref", "reason")
        }
    )
)


def _row(mark: Mark) -> dict[str, object]:
    return {
        "key": mark.post.id,
        "new_state": mark.state,
        "new_due_at": mark.due_at,
        "new_tries": mark.tries,
        "new_claimed_by": mark.claimed_by,
        "new_lease_until": mark.lease_until,
        "new_sent_at": mark.sent_at,
        "new_ref": mark.ref,
        "new_reason": mark.reason,
    }


_OF_A_MONTH = (Kind.THEME, Kind.NUDGE)


def kindergartens_of(session: Session, posts: Sequence[Claim]) -> dict[int, Kindergarten]:
    """The kindergartens of some posts, with what their cards are made from.

    For the theme of a month that is the one month; the whole calendar where that month is empty, for what is
    suggested then.
    """
    keys = {post.kindergarten_id for post in posts}
    parts = frozenset[str]().union(*(PARTS[post.kind] for post in posts))
    options = [selectinload(getattr(Kindergarten, part)) for part in sorted(parts)]
    statement = select(Kindergarten).where(_one_of(session, Kindergarten.id, keys)).options(*options)
    # No card tells of the closed days, and they are long to read.
    found = {one.id: one for one in session.scalars(statement.options(defer(Kindergarten.closed)))}
    if "calendar" not in parts:
        _load_months(session, posts, found)
    return found


def _load_months(session: Session, posts: Sequence[Claim], found: Mapping[int, Kindergarten]) -> None:
    of_month = (one for one in posts if one.kind in _OF_A_MONTH and one.kindergarten_id in found)
    months = {one.kindergarten_id: Month.parse(one.period) for one in of_month}
    _load_calendars(session, found, months, CalendarMonth.month.in_(set(months.values())))
    empty = {key: month for key, month in months.items() if month not in found[key].calendar_choices()}
    _load_calendars(session, found, empty)


def _load_calendars(
    session: Session,
    found: Mapping[int, Kindergarten],
    keys: Collection[int],
    *which: ColumnElement[bool],
) -> None:
    calendars: dict[int, list[CalendarMonth]] = {key: [] for key in keys}
    if calendars:
        entries = select(CalendarMonth).where(_one_of(session, CalendarMonth.kindergarten_id, keys), *which)
        for entry in session.scalars(entries):
            calendars[entry.kindergarten_id].append(entry)
    for key, calendar in calendars.items():
        set_committed_value(found[key], "calendar", calendar)


def _one_of(session: Session, column: Any, keys: Iterable[int]) -> ColumnElement[bool]:
    """All keys in one parameter: to bind hundreds takes longer than to find them."""
    if session.get_bind().dialect.name == "sqlite":
        each = func.json_each(json.dumps(list(keys))).table_valued("value")
        found: ColumnElement[bool] = column.in_(select(each.c.value))
        return found
    wanted: ColumnElement[bool] = column == func.any(literal(list(keys), postgresql.ARRAY(Integer)))
    return wanted
