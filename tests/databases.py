"""Databases that tests use up: of both kinds, empty or with the demo's world in, made once and copied.

Neither waits for the disk: no test cuts the power, and what is written outlives a killed process.
"""

import itertools
import shutil
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier
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

    def anew(self, start: datetime) -> Store:
        """As `fresh`, and nothing in it lies where it does because of what was there before."""
        return self.fresh(start)

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


@dataclass(frozen=True)
class Rows:
    """What stands in the tables of a database, and how far its counters are."""

    tables: Mapping[str, bytes]
    counters: Sequence[tuple[str, int, bool]]


class PostgresqlDatabase(Database):
    """A database of a server; its templates are rows.

    One that is made takes a tenth of a second, rows a tenth of that. So it is made anew only after a test
    that changed its tables, and before one that asks where rows lie.
    """

    def __init__(self, server: str) -> None:
        """`server`: the URL of its maintenance database."""
        self._server = create_engine(server, isolation_level="AUTOCOMMIT")
        self._do(
            "ALTER SYSTEM SET fsync = off",
            "ALTER SYSTEM SET full_page_writes = off",
            "ALTER SYSTEM SET autovacuum = off",  # rows lie in the order that they came in
            "SELECT pg_reload_conf()",
        )
        url = make_url(server).set(database="test")
        self._address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._rows: dict[str, Rows] = {}
        self._structure: object = None
        super().__init__(url.render_as_string(hide_password=False))

    def close(self) -> None:
        super().close()
        self._server.dispose()

    def anew(self, start: datetime) -> Store:
        self.fresh(start)  # so that there is a template
        self._structure = object()  # which no database has
        return self.fresh(start)

    def _wipe(self) -> None:
        self._make("template1")

    def _keep_as(self, name: str) -> None:
        if self._structure is None:
            self._do("CREATE DATABASE migrated TEMPLATE test")
        with psycopg.connect(self._address) as connection:
            self._structure = self._structure or _structure(connection)
            self._rows[name] = _rows(connection)

    def _copy_from(self, name: str) -> None:
        with psycopg.connect(self._address) as connection:
            as_made = _structure(connection) == self._structure
            if as_made:
                _fill(connection, self._rows[name])
        if not as_made:
            self._make("migrated")
            with psycopg.connect(self._address) as connection:
                self._structure = _structure(connection)
                _fill(connection, self._rows[name])

    def _make(self, template: str) -> None:
        self._do("DROP DATABASE IF EXISTS test WITH (FORCE)", f"CREATE DATABASE test TEMPLATE {template}")

    def _do(self, *statements: str) -> None:
        with self._server.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))


def _structure(connection: psycopg.Connection) -> object:
    """The same as long as no table, column or right is another."""
    return connection.execute("""
        SELECT md5(string_agg(part::text, '' ORDER BY part::text)) FROM (
            SELECT c.oid, relname, relacl, attname, atttypid, attnotnull
            FROM pg_class AS c JOIN pg_attribute ON attrelid = c.oid
            WHERE relnamespace = 'public'::regnamespace
        ) AS part""").fetchone()


def _rows(connection: psycopg.Connection) -> Rows:
    tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    counters = "SELECT sequencename, coalesce(last_value, 1), last_value IS NOT NULL FROM pg_sequences"
    read = {name: _read(connection, name) for (name,) in tables}
    return Rows(read, connection.execute(counters).fetchall())


def _read(connection: psycopg.Connection, table: str) -> bytes:
    with connection.cursor().copy(SQL("COPY {} TO STDOUT").format(Identifier(table))) as copy:
        return b"".join(copy)


def _fill(connection: psycopg.Connection, rows: Rows) -> None:
    """In place of what is there; whoever is still at work there is stopped."""
    connection.execute("SET session_replication_role = replica")  # the tables come in any order
    connection.execute("""
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()""")
    connection.execute(SQL(";").join(SQL("DELETE FROM {}").format(Identifier(name)) for name in rows.tables))
    for table, lines in rows.tables.items():
        if lines:
            with connection.cursor().copy(SQL("COPY {} FROM STDIN").format(Identifier(table))) as copy:
                copy.write(lines)
    for counter in rows.counters:
        connection.execute("SELECT setval(%s, %s, %s)", counter)


def _do_not_wait_for_the_disk(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA synchronous=OFF")
