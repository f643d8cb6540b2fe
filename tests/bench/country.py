"""Kindergartens in any number, some of whose posts are due."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, insert, text, update

from bot.handlers.post_kinds import KINDS
from bot.handlers.setup.lost_channels import tell_of_unsent
from bot.model.days import ClosedDays, Closure, Days
from bot.model.kindergarten import LOOK_BACK, Kindergarten
from bot.model.post import Post, PostState
from bot.model.rhythm import DEFAULT_ZONE, PostingRule
from bot.model.texts import Language
from bot.model.workspace import Workspace
from bot.store.engine import Store, Unreachable
from bot.store.posts import Owed, owe
from bot.store.schema import migrate
from scheduler.outbox import Outbox

DUE = datetime(2026, 12, 1, 10, 30, tzinfo=UTC)
"""The theme of December, at 11:30 in Oslo."""
NOW = DUE + timedelta(seconds=5)
NOT_YET = DUE + timedelta(days=30)
THEME = Owed(DUE, "theme", "2026-12", DUE + LOOK_BACK)
A_MONTH = timedelta(days=30)
BEFORE = Owed(DUE - A_MONTH, "theme", "2026-11", DUE - A_MONTH + LOOK_BACK)
"""What all have had already."""
VARIETY = 357
"""Different sets of closed days: as if the kindergartens of each municipality had the same."""


class Country:
    """One database full of kindergartens, and the planner that looks after them."""

    def __init__(self, store: Store, size: int) -> None:
        migrate(store)
        self._store = store
        self._outbox = Outbox(store, KINDS, tell_of_unsent, who="bench")
        with store.write() as session:
            session.execute(
                insert(Workspace), {"id": 1, "platform": "local", "external_id": "x", "free_at": DUE}
            )
            session.execute(insert(Kindergarten), [_kindergarten(number) for number in range(size)])
            owe(session, [(list(range(1, size + 1)), BEFORE)])
            session.execute(update(Post).values(state=PostState.SENT))
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))

    def make_due(self, count: int) -> None:
        """So many are due, and nothing has been posted."""
        row = Kindergarten
        with self._store.write() as session:
            connection = session.connection()
            connection.execute(delete(Post).where(Post.period == THEME.period))
            waiting = update(row).where(row.id > count, row.next_due_at != NOT_YET)
            connection.execute(waiting.values(next_due_at=NOT_YET))
            connection.execute(update(row).where(row.id <= count).values(next_due_at=DUE))

    def wake(self) -> None:
        self._outbox.plan(NOW)

    def wake_in_vain(self) -> None:
        """With nothing to plan, and nothing to send."""
        self._outbox.plan(NOW)
        self._outbox.claim(NOW)

    def keep_post(self, number: int) -> None:
        """What a job of one kindergarten's own must do, if its post shall not be lost: keep a row of it.

        Where so many write at once that the database is given up, it tries again.
        """
        kept = False
        while not kept:
            with suppress(Unreachable):
                with self._store.write() as session:
                    owe(session, [([number], THEME)])
                kept = True


def _kindergarten(number: int) -> dict[str, Any]:
    return {
        "workspace_id": 1,
        "channel": f"channel-{number}",
        "name": f"Barnehage {number}",
        "language": Language.NB,
        "zone": DEFAULT_ZONE,
        "posting_rule": PostingRule.FIRST,
        "posting_time": time(11, 30),
        "closed": _closed(number % VARIETY),
        "wants_webinars": True,
        "plan_start": date(2026, 8, 17),
        "next_due_at": NOT_YET,
    }


def _closed(variant: int) -> tuple[ClosedDays, ...]:
    """Planning days in autumn and spring, Christmas, and the summer; no two variants alike."""
    autumn = date(2026, 8, 10) + timedelta(days=variant % 17)
    spring = date(2027, 2, 1) + timedelta(days=variant // 17)
    return (
        ClosedDays(Days(autumn, autumn), Closure.PLANNING),
        ClosedDays(Days(date(2026, 12, 24), date(2026, 12, 31)), Closure.HOLIDAY),
        ClosedDays(Days(date(2027, 1, 4), date(2027, 1, 4)), Closure.PLANNING),
        ClosedDays(Days(spring, spring), Closure.PLANNING),
        ClosedDays(Days(date(2027, 7, 12), date(2027, 7, 30)), Closure.HOLIDAY),
    )
