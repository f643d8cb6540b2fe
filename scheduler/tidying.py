"""Forgets what need not be kept any longer, and makes the figures of the day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.rhythm import DEFAULT_ZONE
from bot.store.conversations import forget_conversations
from bot.store.deciding import end_weighings
from bot.store.deleting import Deleted, delete_due_kindergartens, delete_workspaces_left_before
from bot.store.deliveries import forget_deliveries
from bot.store.engine import Store
from bot.store.feedback import forget_feedback
from bot.store.figures import count_programmes
from bot.store.help import forget_help
from bot.store.light_tests import end_light_tests, forget_light_tests
from bot.store.offered import forget_drafts
from bot.store.offers import forget_offers
from bot.store.retention import forget_history, forget_posts
from bot.store.sign_ups import end_sign_ups
from bot.store.visits import forget_visits

BETWEEN = timedelta(hours=1)


@dataclass(frozen=True)
class Keeping:
    """How long what is kept."""

    workspaces: timedelta = timedelta(days=30)
    """From when they put the bot out."""
    history: timedelta = timedelta(days=1095)
    posts: timedelta = timedelta(days=400)
    """From when they are of no use any more."""


class Tidying:
    """Every hour: old deliveries and offers, points in rounds that have ended, what is past its time.

    With the first of a day, the figures of programmes.
    """

    def __init__(self, store: Store, keeping: Keeping) -> None:
        self._store = store
        self._keeping = keeping
        self._last: datetime | None = None

    def __call__(self, now: datetime) -> list[Deleted]:
        """Tells which kindergartens were deleted now, so that their HMS-gruppe hears of it."""
        deleted: list[Deleted] = []
        if self._last is None or now - self._last >= BETWEEN:
            with self._store.write() as session:
                forget_deliveries(session, now)
                end_weighings(session, now)
                end_sign_ups(session, now)
                end_light_tests(session, now)
                forget_light_tests(session, now)
                forget_feedback(session, now.date())
                forget_offers(session, now)
                forget_help(session, now)
                forget_drafts(session, now)
                delete_workspaces_left_before(session, now - self._keeping.workspaces)
                forget_conversations(session)
                deleted = delete_due_kindergartens(session, now)
                forget_history(session, now - self._keeping.history)
                forget_posts(session, now - self._keeping.posts)
                forget_visits(session, now)
            count_programmes(self._store, now.astimezone(ZoneInfo(DEFAULT_ZONE)).date())
            self._last = now
        return deleted
