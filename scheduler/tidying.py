"""Forgets what need not be kept any longer."""

from datetime import datetime, timedelta

from bot.store.conversations import forget_conversations
from bot.store.deciding import end_weighings
from bot.store.deliveries import forget_deliveries
from bot.store.engine import Store
from bot.store.offers import forget_offers
from bot.store.places import delete_workspaces_left_before

BETWEEN = timedelta(hours=1)


class Tidying:
    """Every hour: old deliveries and offers, points in rounds that have ended, workspaces that are gone."""

    def __init__(self, store: Store, delete_after: timedelta) -> None:
        self._store = store
        self._delete_after = delete_after
        self._last: datetime | None = None

    def __call__(self, now: datetime) -> None:
        if self._last is None or now - self._last >= BETWEEN:
            with self._store.write() as session:
                forget_deliveries(session, now)
                end_weighings(session, now)
                forget_offers(session, now)
                delete_workspaces_left_before(session, now - self._delete_after)
                forget_conversations(session)
            self._last = now
