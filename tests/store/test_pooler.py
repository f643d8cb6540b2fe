"""What lies between us and PostgreSQL, and what it says when it cannot answer."""

from pathlib import Path

import psycopg
import pytest
from sqlalchemy import StaticPool, create_engine, make_url
from sqlalchemy.exc import DBAPIError

from bot.app.data import open_store
from bot.settings import Settings, SettingsError
from bot.store.engine import Store, Unreachable
from bot.store.pooler import shares_sessions
from tests.databases import PostgresqlDatabase

NOT_NOW = {
    "08006": "the connection broke",
    "08P01": "a pooler has no session for us",
    "25006": "it only reads just now",
    "25P03": "the transaction stood still for too long",
    "40001": "two changed the same",
    "40P01": "two waited for each other",
    "53100": "the disk is full",
    "53300": "too many are connected",
    "55P03": "somebody else holds it",
    "57014": "it took too long",
    "57P01": "it is shut down",
    "57P03": "it is starting",
    "58030": "the disk failed",
}
"""Of PostgreSQL's appendix A."""


def test_each_connection_is_a_session_of_its_own(store: Store) -> None:
    assert not shares_sessions(store)


def test_connections_that_share_a_session_are_noticed(postgresql: PostgresqlDatabase) -> None:
    """As through a pooler that gives each transaction whichever session is free."""
    pooled = Store(postgresql.url)
    pooled.engine = create_engine(postgresql.url, poolclass=StaticPool)
    assert shares_sessions(pooled)
    pooled.close()


def test_behind_such_a_pooler_nothing_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.app.data.shares_sessions", lambda _store: True)
    with pytest.raises(SettingsError, match="pool_mode = session"):
        open_store(Settings(data_dir=str(tmp_path)))


def test_a_database_without_an_encoding_is_refused_in_words(postgresql: PostgresqlDatabase) -> None:
    with psycopg.connect(postgresql.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE DATABASE bare TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
    try:
        bare = Store(make_url(postgresql.url).set(database="bare").render_as_string(hide_password=False))
        with pytest.raises(Unreachable, match="its encoding is SQL_ASCII; make it with ENCODING 'UTF8'"):
            bare.knock()
        bare.close()
    finally:
        with psycopg.connect(postgresql.url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("DROP DATABASE bare")


@pytest.mark.parametrize("state", NOT_NOW)
def test_what_means_not_now_says_so(postgresql: PostgresqlDatabase, state: str) -> None:
    error = psycopg.errors.lookup(state)(NOT_NOW[state])
    wrapped = DBAPIError.instance("", {}, error, psycopg.Error)
    assert isinstance(wrapped, DBAPIError)
    assert postgresql.store.is_away(error)
    assert postgresql.store.is_away(wrapped)
