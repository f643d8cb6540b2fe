"""The database: one URL, SQLite or PostgreSQL, the same sessions on both."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.audit import collect_changes

BUSY_SECONDS = 5
POOL_SIZE = 8
_BOTH: dict[str, Any] = {
    "pool_size": POOL_SIZE,
    "pool_use_lifo": True,  # the connection used last has the most at hand
    "json_deserializer": msgspec.json.decode,
    "hide_parameters": True,  # what somebody wrote is in no error, and so in no log
}


class Unreachable(Exception):
    """No database answers at the address, or what lies there is none."""


class ConflictError(Exception):
    """Another has made a row meanwhile that there can be only one of."""


class Store:
    """Opens units of work. Nothing is kept unless the whole of one succeeds."""

    def __init__(self, url: str) -> None:
        """Raises Unreachable for an address that is none."""
        try:
            self.engine = _sqlite(url) if url.startswith("sqlite") else _postgresql(url)
        except (ArgumentError, ValueError) as error:
            raise Unreachable("the address cannot be read") from error

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def knock(self) -> None:
        """Raises Unreachable, in the database's own words, when it does not answer."""
        try:
            self.engine.connect().close()
        except DBAPIError as error:
            raise Unreachable(str(error.orig).strip().partition("\n")[0]) from error

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads."""
        session = Session(self.engine, autoflush=False, expire_on_commit=False)
        try:
            yield session
        finally:
            if session.in_transaction():  # most commands never ask it; closing costs as much as opening
                session.close()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are committed at the end, or all rolled back when it raises.

        On SQLite it takes the write lock at once: a reader that turns writer would fail instead of wait.
        Raises ConflictError when another has made the same row meanwhile.
        """
        try:
            with Session(self.engine, autoflush=False, expire_on_commit=False) as session, session.begin():
                session.connection(execution_options={"writes": True})
                event.listen(session, "after_flush", collect_changes)
                yield session
        except IntegrityError as error:
            raise ConflictError from error

    def close(self) -> None:
        self.engine.dispose()


def _postgresql(url: str) -> Engine:
    return create_engine(url, **_BOTH, pool_pre_ping=True)


def _sqlite(url: str) -> Engine:
    arguments = {"check_same_thread": False, "timeout": BUSY_SECONDS}
    engine = create_engine(url, **_BOTH, connect_args=arguments)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # so that BEGIN is ours to say, below
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:  # straight to the driver: as a statement of SQLAlchemy's it costs a third of what it begins
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN")
