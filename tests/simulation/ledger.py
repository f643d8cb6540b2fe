"""What the database says of the posts: looked at only when something was written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from bot.model.post import Post, PostState
from bot.model.post_actions import IN_HAND
from bot.model.webinar import Webinar
from tests.simulation.judge import ENDS
from tests.world import World


@dataclass
class Ledger:
    """The states of all posts, as of the last look."""

    world: World
    states: dict[int, PostState] = field(default_factory=dict)
    _is_old: bool = True
    """Whether something may have been written since."""
    _waits: list[datetime] | None = None
    """When what has not come to its end is due; None when that is old."""
    _told_until: datetime | None = None
    """When the webinar is looked at again."""

    def letters(self) -> list[str]:
        """The platform's names for what was sent before it all begins."""
        with self.world.store.read() as session:
            sent = session.execute(select(Post.id, Post.ref).where(Post.ref.is_not(None))).all()
        self.states = {key: PostState.SENT for key, _ref in sent}
        return [str(ref) for _key, ref in sent]

    def notice(self, statement: str) -> None:
        """A statement is carried out."""
        if not statement.startswith("SELECT") and ("post" in statement or "webinar" in statement):
            self._is_old, self._waits = True, None

    def changes(self) -> Iterator[tuple[int, PostState, PostState]]:
        """What was written since the last look: which post, its state before and now."""
        if not self._is_old:
            return
        self._is_old, before = False, self.states
        with self.world.store.read() as session:
            rows = session.connection().exec_driver_sql("SELECT id, state FROM post").all()
        self.states = {key: PostState(state) for key, state in rows}
        for key, state in self.states.items():
            if state is not (was := before.get(key, PostState.PLANNED)):
                yield key, was, state

    def is_settled(self, today: datetime, looked_by: datetime) -> bool:
        """Whether what is due today has come to its end, and no webinar is to be looked at before."""
        if not self.states or IN_HAND & set(self.states.values()):
            return False
        if self._waits is None:
            with self.world.store.read() as session:
                self._waits = list(session.scalars(select(Post.due_at).where(Post.state.not_in(ENDS))))
                self._told_until = session.scalars(select(Webinar.next_due_at)).one_or_none()
        is_told = self._told_until is None or self._told_until >= looked_by
        return is_told and all(due_at >= today for due_at in self._waits)
