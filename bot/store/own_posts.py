"""The posts of one kindergarten: what became of one, and what is owed no more."""

from typing import NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.model.post import Post, PostState


def withdraw(session: Session, kindergarten_id: int, kind: str, period: str) -> None:
    """What it would tell has been told already."""
    statement = update(Post).where(
        Post.kindergarten_id == kindergarten_id,
        Post.kind == kind,
        Post.period == period,
        Post.state == PostState.PLANNED,
    )
    session.execute(
        statement.values(state=PostState.SKIPPED, reason="told already"),
        execution_options={"synchronize_session": False},
    )


class Whereabouts(NamedTuple):
    """What became of a post, and where its message is."""

    state: PostState
    ref: str | None
    went_to: str | None


def whereabouts(session: Session, kindergarten_id: int, kind: str, period: str) -> Whereabouts | None:
    """None where there is no such post."""
    statement = select(Post.state, Post.ref, Post.went_to).where(
        Post.kindergarten_id == kindergarten_id, Post.kind == kind, Post.period == period
    )
    row = session.execute(statement).one_or_none()
    return None if row is None else Whereabouts(*row)


def state_of(session: Session, kindergarten_id: int, kind: str, period: str) -> PostState | None:
    post = whereabouts(session, kindergarten_id, kind, period)
    return None if post is None else post.state


def forget_waiting(session: Session, kindergarten_id: int, kind: str, beginning: str) -> bool:
    """Those that wait, and whose period begins so; tells whether there were any."""
    statement = delete(Post).where(
        Post.kindergarten_id == kindergarten_id,
        Post.kind == kind,
        Post.period.startswith(beginning),
        Post.state == PostState.PLANNED,
    )
    return bool(session.connection().execute(statement).rowcount)
