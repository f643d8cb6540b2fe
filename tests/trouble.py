"""Databases in trouble: frozen, locked, cut off, and well again."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.pool import QueuePool

from bot.store.engine import Store
from tests.waiting import wait_until


@contextmanager
def frozen(store: Store) -> Iterator[None]:
    """All processes of the PostgreSQL server stand still, and its addresses stay open."""
    processes = server_processes(store)
    try:
        send_all(processes, signal.SIGSTOP)
        yield
    finally:
        send_all(processes, signal.SIGCONT)


def send_all(processes: list[int], number: signal.Signals) -> None:
    for one in processes:
        with suppress(ProcessLookupError):  # one that had done its work
            os.kill(one, number)


def server_processes(store: Store) -> list[int]:
    with store.engine.connect() as connection:
        first = connection.exec_driver_sql("SELECT pg_read_file('postmaster.pid')").scalar_one()
        others = connection.exec_driver_sql("SELECT pid FROM pg_stat_activity").scalars()
        return [int(first.splitlines()[0]), *others]


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Another program writes, and does not come to an end."""
    if not store.is_sqlite:
        with store.engine.connect() as connection:
            connection.execute(text("LOCK TABLE kindergarten IN ROW EXCLUSIVE MODE"))
            connection.execute(text("SELECT id FROM kindergarten FOR UPDATE"))
            yield
        return
    with closing(sqlite3.connect(str(store.engine.url.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    pool = store.engine.pool
    assert isinstance(pool, QueuePool)
    wait_until(lambda: not pool.checkedout())  # a thread whose request was given up is still at it


def cut_off(store: Store) -> None:
    """The server closes every connection, as when it is restarted."""
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with store.engine.connect() as connection:
        connection.execute(text(f"{others} AND datname = current_database()"))


@contextmanager
def read_only(store: Store) -> Iterator[None]:
    """All is there to be read: a file that may not be written, or a server that has become a standby."""
    with _each_connection(store, "PRAGMA query_only = 1", "SET default_transaction_read_only = on"):
        yield


@contextmanager
def without_room(store: Store) -> Iterator[None]:
    """SQLite's file may not grow: what needs another page fails, as on a full disk."""
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    with _each_connection(store, f"PRAGMA max_page_count = {pages}", ""):
        yield


@contextmanager
def _each_connection(store: Store, on_sqlite: str, on_postgresql: str) -> Iterator[None]:
    def prepare(connection: Any, *_more: object) -> None:
        connection.execute(on_sqlite if store.is_sqlite else on_postgresql)
        if not store.is_sqlite:
            connection.commit()

    store.engine.dispose()
    event.listen(store.engine, "connect", prepare)
    try:
        yield
    finally:
        event.remove(store.engine, "connect", prepare)
        store.engine.dispose()
