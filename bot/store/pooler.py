"""Poolers between us and PostgreSQL: each of our connections must be one session of the database.

Replicas see by the names of each other's sessions who is there, and time limits and prepared statements are a
session's too. PgBouncer with `pool_mode = transaction` gives each transaction whichever session is free.
"""

from sqlalchemy import Connection

from bot.store.engine import Store


def shares_sessions(store: Store) -> bool:
    """Whether two of our connections, used in turn, do not keep to their own sessions."""
    if store.is_sqlite:
        return False
    with store.engine.connect() as one, store.engine.connect() as other:
        before = _session(one)
        one.rollback()  # its session is free now, if it is not its own
        taken = _session(other)
        return taken == before or _session(one) != before


def _session(connection: Connection) -> int:
    """The process that serves it. The transaction stays open."""
    found: int = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    return found
