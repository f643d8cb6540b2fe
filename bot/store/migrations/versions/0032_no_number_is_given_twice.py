"""On SQLite no number is given again, as PostgreSQL never does."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

TABLES = (
    *("event", "help_message", "help_question", "installation", "kindergarten", "letter", "light_test"),
    *("post", "programme", "programme_block", "programme_offer", "webinar", "workspace"),
)
PLAIN, COUNTED = "PRIMARY KEY (id)", "PRIMARY KEY (id AUTOINCREMENT)"
NAMED = (
    ("help_message", "hjelper", "answer/"),
    ("help_message", "hjelper", "asked/"),
    ("help_question", "hjelper", "helped/"),
    ("kindergarten", "hjelper", "taken/"),
    ("letter", "letter", ""),
    ("letter", "letter-asked", ""),
    ("letter", "letter-test", "programme/"),
    ("light_test", "test", "asked/"),
    ("light_test", "test", "hjelper/"),
    ("programme_offer", "notice", "offered/"),
    ("webinar", "webinar", ""),
)
"""Kinds of posts whose periods name a row: these are known where the row is deleted."""


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    _rewrite(PLAIN, COUNTED)
    op.execute("DELETE FROM sqlite_sequence")
    begin = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :highest)")
    for table in TABLES:
        op.get_bind().execute(begin, {"table": table, "highest": max(_known(table))})


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("DELETE FROM sqlite_sequence")
    _rewrite(COUNTED, PLAIN)


def _rewrite(before: str, after: str) -> None:
    """A word in how the tables were made; what lies in them is the same with it.

    To make them anew would take minutes, and a table that is dropped takes what refers to it along. SQLite
    describes this way under "Making Other Kinds Of Table Schema Changes".
    """
    # Making it brings `sqlite_sequence`; dropping it tells other connections that tables have changed.
    op.execute("CREATE TABLE counts (id INTEGER PRIMARY KEY AUTOINCREMENT)")
    op.execute("PRAGMA writable_schema = ON")
    try:
        names = ", ".join(f"'{table}'" for table in TABLES)
        changed = op.get_bind().exec_driver_sql(
            f"UPDATE sqlite_master SET sql = replace(sql, '{before}', '{after}') "  # noqa: S608
            f"WHERE type = 'table' AND name IN ({names}) AND instr(sql, '{before}')"
        )
    finally:
        op.execute("PRAGMA writable_schema = RESET")  # off again, and read anew
    if changed.rowcount != len(TABLES):
        raise RuntimeError(f"{len(TABLES) - changed.rowcount} tables are not as they were made")
    op.execute("DROP TABLE counts")


def _known(table: str) -> Iterator[int]:
    """The highest number that a row has, and those that posts name."""
    connection = op.get_bind()
    yield connection.exec_driver_sql(f"SELECT coalesce(max(id), 0) FROM {table}").scalar_one()  # noqa: S608
    named = sa.text(
        "SELECT coalesce(max(CAST(substr(period, length(:beginning) + 1) AS INTEGER)), 0) FROM post "
        "WHERE kind = :kind AND substr(period, 1, length(:beginning)) = :beginning"
    )
    for of, kind, beginning in NAMED:
        if of == table:
            yield connection.execute(named, {"kind": kind, "beginning": beginning}).scalar_one()
