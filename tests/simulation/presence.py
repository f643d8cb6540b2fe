"""What others see of a replica in the database: a connection of its name, as long as it is there."""

from dataclasses import dataclass, field
from time import sleep
from typing import Any

import psycopg

from bot.store.engine import Store

SEEN = "SELECT 1 FROM pg_stat_activity WHERE application_name = %s"


@dataclass
class Presence:
    """On PostgreSQL; on SQLite nobody asks."""

    store: Store
    name: str
    _connection: psycopg.Connection[Any] | None = field(default=None, init=False)

    def __call__(self, is_here: bool) -> None:
        if self.store.is_sqlite or is_here is (self._connection is not None):
            return
        if is_here:
            url = self.store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
            self._connection = psycopg.connect(url, application_name=self.name, autocommit=True)
        elif self._connection is not None:
            self._connection.close()
            self._connection = None
            self._until_gone()

    def _until_gone(self) -> None:
        """The server notices a little later, and a run must not depend on when."""
        with self.store.read() as session:
            driver: Any = session.connection().connection.driver_connection
            while driver.execute(SEEN, (self.name,)).fetchone() is not None:
                driver.rollback()  # what it shows is kept for a transaction
                sleep(0.001)
