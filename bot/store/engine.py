"""The database: one URL, SQLite or PostgreSQL, the same sessions on both."""

import secrets
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.audit import collect_changes
from bot.store.ballots import BALLOTS
from bot.store.blocks import dissolve_blocks

UTF8 = "UTF8"
READ_ONLY = "25006"
"""What PostgreSQL answers to a change where it is a standby, or has been demoted to one."""
DISK_FULL = "53100"
NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY}
"""SQLite's words for a disk that is full, and a file that may not be written."""
BUSY_SECONDS = 2
"""For a lock, a connection, or a place in the pool. Somebody waits for the answer, who is told after 2.3."""
POOL_SIZE = 8
_DEAD_PEER = {
    "connect_timeout": BUSY_SECONDS,
    "keepalives_idle": 5,  # a server that has gone without a word is noticed after these: 5 + 3 × 2 seconds
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
_LIMITS = f"""
SET lock_timeout = '{BUSY_SECONDS}s';
SET statement_timeout = '30s';
SET idle_in_transaction_session_timeout = '30s';
"""
"""The last is for a replica that was frozen with locks in its hands: the others get them back."""
_BOTH: dict[str, Any] = {
    "pool_size": POOL_SIZE,
    "pool_use_lifo": True,  # the connection used last has the most at hand
    "json_deserializer": msgspec.json.decode,
    "hide_parameters": True,  # what somebody wrote is in no error, and so in no log
}


class Unreachable(Exception):
    """The database does not answer, or not in time; or what lies at its address is none.

    After an error in the midst of a commit nobody knows whether it was kept.
    """


class Unwritable(Unreachable):
    """It can be read, but takes no changes until somebody makes room. What was tried was not kept."""


class ConflictError(Exception):
    """Another has made a row meanwhile that there can be only one of."""


class Store:
    """Opens units of work. Nothing is kept unless the whole of one succeeds."""

    def __init__(self, url: str, secret: bytes = b"") -> None:
        """`secret`: what is not in the database, for `bot/store/ballots.py`.

        Raises Unreachable for an address that is none.
        """
        self._known = {BALLOTS: secret}
        self.name = secrets.token_hex(8)
        """Its connections bear it: as long as one is open, the others know that this process is there."""
        try:
            self.engine = _sqlite(url) if url.startswith("sqlite") else _postgresql(url, self.name)
        except (ArgumentError, ValueError) as error:
            raise Unreachable("the address cannot be read") from error
        weakref.finalize(self, self.engine.dispose).atexit = False  # where a start fails, nobody closes it
        driver: Any = self.engine.dialect.loaded_dbapi
        self._failures = (
            *(OperationalError, InterfaceError, InternalError, PoolTimeout),
            *(driver.OperationalError, driver.InternalError),
        )

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def now(self) -> datetime:
        """By the database's clock, the same for all replicas. Raises Unreachable."""
        clock = "strftime('%Y-%m-%d %H:%M:%f+00:00', 'now')" if self.is_sqlite else "clock_timestamp()"
        with self.read() as session:
            found: datetime | str = session.connection().exec_driver_sql(f"SELECT {clock}").scalar_one()
        return (datetime.fromisoformat(found) if isinstance(found, str) else found).astimezone(UTC)

    def knock(self) -> None:
        """Raises Unreachable, in the database's own words, when it does not answer."""
        try:
            self.engine.connect().close()
        except DBAPIError as error:
            raise Unreachable(_first_line(error)) from error

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads. Raises Unreachable."""
        session = self._session()
        try:
            try:
                yield session
            finally:
                if session.in_transaction():  # most commands never ask it; closing costs as much as opening
                    session.close()
        except self._failures as error:
            raise _as_unreachable(error) from error

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are committed at the end, or all rolled back when it raises.

        On SQLite it takes the write lock at once: a reader that turns writer would fail instead of wait.
        Raises ConflictError when another has made the same row meanwhile, or Unreachable.
        """
        try:
            with self._session() as session, session.begin():
                session.connection(execution_options={"writes": True})
                event.listen(session, "after_flush", collect_changes)
                event.listen(session, "after_flush", dissolve_blocks)
                yield session
        except IntegrityError as error:
            raise ConflictError from error
        except self._failures as error:
            raise _as_unreachable(error) from error

    def _session(self) -> Session:
        return Session(self.engine, autoflush=False, expire_on_commit=False, info=self._known)

    def is_away(self, error: Exception) -> bool:
        """Whether an error of the driver's says that the database does not answer, or not in time."""
        return isinstance(error, self._failures) and isinstance(_as_unreachable(error), Unreachable)

    def leave_no_trace(self) -> None:
        """Of what was deleted, in the file beside SQLite's database.

        Old pages are there until others are written over them; while somebody reads, a little longer.
        """
        if self.is_sqlite:
            with closing(self.engine.raw_connection()) as connection:  # no transaction may be open
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self.engine.dispose()


def _as_unreachable(error: Exception) -> Exception:
    """Unreachable for what may be over in a moment; a statement that is wrong stays what it is."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR:
        return error
    full = getattr(cause, "sqlstate", None) == DISK_FULL or (code is not None and code & 0xFF in NO_ROOM)
    return (Unwritable if full else Unreachable)(_first_line(error))


def _first_line(error: Exception) -> str:
    """The first line of the database's own words."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(cause).strip().partition("\n")[0]


def _postgresql(url: str, name: str) -> Engine:
    arguments = {**_DEAD_PEER, "application_name": name}
    engine = create_engine(
        url, **_BOTH, pool_pre_ping=True, pool_timeout=BUSY_SECONDS, connect_args=arguments
    )
    event.listen(engine, "connect", _check_letters, insert=True)  # before SQLAlchemy reads text
    event.listen(engine, "connect", _limit_postgresql)
    event.listen(engine, "handle_error", _drop_read_only)
    return engine


def _drop_read_only(context: ExceptionContext) -> None:
    """Connections to a server that only reads now are closed: a new one may reach a server that writes."""
    if getattr(context.original_exception, "sqlstate", None) == READ_ONLY:
        context.is_disconnect = True


def _check_letters(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """In a database without an encoding, text is bytes, and no letter is known to be one."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != UTF8:
        raise connection.OperationalError(f"its encoding is {encoding}; make it with ENCODING '{UTF8}'")


def _limit_postgresql(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """By a statement, for not every pooler in between takes them as options of the connection."""
    connection.execute(_LIMITS)
    connection.commit()


def _sqlite(url: str) -> Engine:
    arguments = {"check_same_thread": False, "timeout": BUSY_SECONDS}
    engine = create_engine(url, **_BOTH, pool_timeout=BUSY_SECONDS, connect_args=arguments)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # so that BEGIN is ours to say, below
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:  # straight to the driver: as a statement of SQLAlchemy's it costs a third of what it begins
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN")
