"""Databases that tests use up: of both kinds, empty or with the demo's world in, made once and copied.

Neither waits for the disk: no test cuts the power, and what is written outlives a killed process.
"""

import itertools
import shutil
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.engine import Store
from bot.store.schema import migrate
from tests.world import settle

SECRET = b"what the machine has and the database has not"


class Database(ABC):
    """One database, which each test gets anew.

    Its store is opened once: each one opened builds its statements anew, which takes longer than most tests.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.store = Store(url, SECRET)
        self._templates: dict[datetime | None, str] = {}
        self._numbers = itertools.count(1)

    def fresh(self, start: datetime | None = None) -> Store:
        """With the newest schema; if a moment is given, with the demo's two kindergartens as of then."""
        self.store.close()
        if start not in self._templates:
            self._templates[start] = self._made(start)
        self._copy_from(self._templates[start])
        return self.store

    def _made(self, start: datetime | None) -> str:
        """A template's name."""
        if start is None:
            self._wipe()
            migrate(self.store)
        else:
            settle(self.fresh(), start)
        self.store.close()
        name = f"template_{len(self._templates)}"
        self._keep_as(name)
        return name

    def remember(self) -> Callable[[], None]:
        """What is answered brings back all that is in it now."""
        self.store.close()
        name = f"remembered_{next(self._numbers)}"
        self._keep_as(name)

        def back() -> None:
            self.store.close()
            self._copy_from(name)

        return back

    def close(self) -> None:
        self.store.close()

    @abstractmethod
    def _wipe(self) -> None: ...
    @abstractmethod
    def _keep_as(self, name: str) -> None: ...
    @abstractmethod
    def _copy_from(self, name: str) -> None: ...


class SqliteDatabase(Database):
    """A file; its templates lie beside it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "test.db"
        super().__init__(f"sqlite:///{self.path}")
        event.listen(self.store.engine, "connect", _do_not_wait_for_the_disk)

    def _wipe(self) -> None:
        for file in self.path.parent.glob(f"{self.path.name}*"):  # what belongs to it while it is open, too
            file.unlink()

    def _keep_as(self, name: str) -> None:
        shutil.copy(self.path, self.path.with_name(name))

    def _copy_from(self, name: str) -> None:
        self._wipe()
        shutil.copy(self.path.with_name(name), self.path)


class PostgresqlDatabase(Database):
    """A database of a server; its templates are others there."""

    def __init__(self, server: str) -> None:
        """`server`: the URL of its maintenance database."""
        self._server = create_engine(server, isolation_level="AUTOCOMMIT")
        self._do(
            "ALTER SYSTEM SET fsync = off",
            "ALTER SYSTEM SET full_page_writes = off",
            "SELECT pg_reload_conf()",
        )
        super().__init__(make_url(server).set(database="test").render_as_string(hide_password=False))

    def close(self) -> None:
        super().close()
        self._server.dispose()

    def _wipe(self) -> None:
        self._copy_from("template1")

    def _keep_as(self, name: str) -> None:
        self._do(f"CREATE DATABASE {name} TEMPLATE test")

    def _copy_from(self, name: str) -> None:
        self._do("DROP DATABASE IF EXISTS test WITH (FORCE)", f"CREATE DATABASE test TEMPLATE {name}")

    def _do(self, *statements: str) -> None:
        with self._server.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))


def _do_not_wait_for_the_disk(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA synchronous=OFF")
