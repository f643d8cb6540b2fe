"""How the database and its outbox are, in a few cheap statements."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.workspace import Workspace
from bot.store.engine import Store
from bot.store.posts import IS_WAITING, in_state
from bot.store.schema import revision

HELD = (PostState.FAILED, PostState.UNSURE)
"""States in which a post waits for an administrator."""


@dataclass(frozen=True)
class Pulse:
    schema: str | None
    """The schema's revision; None for an empty database."""
    waiting: int
    """Posts that are due and not sent yet, where the bot still is."""
    lag: timedelta
    """How long the oldest of them has been due."""
    held: Counter[PostState]


def pulse(store: Store, now: datetime) -> Pulse:
    """Raises Unreachable."""
    with store.read() as session:
        schema = revision(session.connection())
        due = (
            select(func.count(Post.id), func.min(Post.due_at))
            .join(Kindergarten, Kindergarten.id == Post.kindergarten_id)
            .join(Workspace, Workspace.id == Kindergarten.workspace_id)
            .where(IS_WAITING, Post.due_at <= now, Workspace.left_at.is_(None))
        )
        waiting, oldest = session.execute(due).one()
        held = select(Post.state, func.count()).where(in_state(*HELD)).group_by(Post.state)
        counted = Counter(dict(session.execute(held).all()))
    return Pulse(schema, waiting, now - oldest if waiting else timedelta(), counted)
