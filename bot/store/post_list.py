"""Posts as an administrator lists them: those that wait, and those that somebody must look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.store.outbox_status import HELD
from bot.store.posts import IS_WAITING, in_state


@dataclass(frozen=True)
class Whose:
    """What is told of a post's kindergarten. No more is read: that may be what the post failed for."""

    id: int
    name: str
    zone: str


@dataclass(frozen=True)
class Listing:
    """Some posts with their kindergartens, and how many there are in all."""

    rows: list[tuple[Post, Whose]]
    count: int


def list_posts(
    session: Session, now: datetime, state: PostState | None, kindergarten: int | None, limit: int
) -> Listing:
    """Of one state the newest first; without one, the oldest first, all that needs somebody."""
    wanted: list[ColumnElement[bool]] = [_needs_attention(now) if state is None else Post.state == state]
    if kindergarten is not None:
        wanted.append(Post.kindergarten_id == kindergarten)
    order = (Post.due_at, Post.id) if state is None else (Post.due_at.desc(), Post.id.desc())
    found = (
        select(Post, Kindergarten.id, Kindergarten.name, Kindergarten.zone)
        .join(Kindergarten, Kindergarten.id == Post.kindergarten_id)
        .where(*wanted)
        .order_by(*order)
        .limit(limit)
    )
    count = session.scalar(select(func.count()).select_from(Post).where(*wanted)) or 0
    rows = [(post, Whose(key, name, zone)) for post, key, name, zone in session.execute(found)]
    return Listing(rows, count)


def _needs_attention(now: datetime) -> ColumnElement[bool]:
    """What is held, late, tried in vain and tried again later, or was not let in and still is of use."""
    not_let_in = and_(in_state(PostState.GONE), Post.useful_until > now)
    return or_(in_state(*HELD), and_(IS_WAITING, or_(Post.due_at <= now, Post.tries > 0)), not_let_in)


def posts_to_change(session: Session, keys: Sequence[int]) -> dict[int, Post]:
    """By their numbers, locked; those there are."""
    found = select(Post).where(Post.id.in_(keys)).order_by(Post.id).with_for_update()
    return {post.id: post for post in session.scalars(found)}


def failed_posts(session: Session) -> list[Post]:
    """Locked."""
    found = select(Post).where(Post.state == PostState.FAILED).order_by(Post.id).with_for_update()
    return list(session.scalars(found))


def due_posts(session: Session, now: datetime) -> list[Post]:
    """Waiting, and their time has come; locked."""
    found = select(Post).where(IS_WAITING, Post.due_at <= now).order_by(Post.id)
    return list(session.scalars(found.with_for_update()))


def kindergarten_names(session: Session) -> dict[int, str]:
    named = select(Kindergarten.id, Kindergarten.name).order_by(Kindergarten.id)
    return dict(session.execute(named).all())
