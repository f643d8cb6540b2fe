"""No number is given twice: what names a row that is deleted never means another."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, Integer, String, Table, Text, Time

from bot.model.base import Base, EnumColumn, JsonColumn, MonthColumn, UtcDateTime
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.post import Post, PostState
from bot.model.workspace import Workspace
from bot.store.engine import Store
from bot.store.schema import migrate
from tests.clocks import START
from tests.databases import SqliteDatabase

COUNTED = [table for table in Base.metadata.sorted_tables if table.autoincrement_column is not None]
ANYTHING: dict[type, object] = {
    Integer: 1,
    String: "x",
    Text: "x",
    Boolean: True,
    Date: START.date(),
    Time: START.time(),
    UtcDateTime: START,
    MonthColumn: Month.of(START),
    JsonColumn: (),
}


def anything(column: Column[Any]) -> object:
    kind = column.type
    return next(iter(kind.of)) if isinstance(kind, EnumColumn) else ANYTHING[type(kind)]


@contextmanager
def alone(store: Store) -> Iterator[Connection]:
    """Where a row needs none of those that it refers to. Nothing is kept."""
    sqlite, postgresql = "PRAGMA defer_foreign_keys = ON", "SET LOCAL session_replication_role = replica"
    with store.engine.connect() as connection:
        connection.exec_driver_sql(sqlite if store.is_sqlite else postgresql)
        yield connection


def given(connection: Connection, table: Table) -> int:
    """The number of a new row."""
    values = {one.name: anything(one) for one in table.c if not one.nullable and not one.primary_key}
    number: int = connection.execute(table.insert().values(values).returning(table.c.id)).scalar_one()
    return number


def test_the_number_of_a_deleted_row_is_not_given_again(store: Store) -> None:
    with alone(store) as connection:
        for table in COUNTED:
            first = given(connection, table)
            connection.execute(table.delete())
            assert given(connection, table) > first, table.name


def made(store: Store) -> dict[str, str]:
    """How each table and index of a SQLite database was made."""
    with store.engine.connect() as connection:
        return dict(connection.exec_driver_sql("SELECT name, coalesce(sql, '') FROM sqlite_master").all())


def test_the_step_changes_nothing_else(sqlite: SqliteDatabase) -> None:
    store = sqlite.fresh()
    migrate(store, "0031")
    before = made(store)
    migrate(store, "0032")
    after = made(store)
    counted = {name for name, sql in after.items() if "AUTOINCREMENT" in sql}
    assert counted == {table.name for table in COUNTED}
    assert {name: sql.replace(" AUTOINCREMENT", "") for name, sql in after.items()} == {
        **before,
        "sqlite_sequence": after["sqlite_sequence"],
    }


def test_numbers_from_before_the_step_are_known_where_posts_name_them(sqlite: SqliteDatabase) -> None:
    """A question was asked and went with its kindergarten; the hjelper's post of it is still there."""
    store = sqlite.fresh()
    with store.write() as session:
        workspace = Workspace(platform="local", external_id="demo", free_at=START)
        session.add(Kindergarten(id=7, workspace=workspace, channel="k", name="k"))
        session.flush()
        told = {"due_at": START, "useful_until": START, "state": PostState.SENT}
        session.add(Post(kindergarten_id=7, kind="hjelper", period="asked/9/1/hjelper", **told))
    migrate(store, "0031")
    migrate(store)
    with alone(store) as connection:
        tables = Base.metadata.tables
        assert given(connection, tables["help_message"]) == 10
        assert given(connection, tables["kindergarten"]) == 8
        assert given(connection, tables["letter"]) == 1
