"""Nothing that is kept leads from a proposal or a vote to a person, nor to a moment."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

NO_ROWID = {"sqlite_with_rowid": False}
PLACE = ("platform", "workspace", "place")
ACCESS = ("personal", "team", "reference", "service_url", "active")


def upgrade() -> None:
    with op.batch_alter_table("proposal") as batch_op:
        batch_op.alter_column("choice", existing_type=sa.JSON(), nullable=True)
        batch_op.add_column(sa.Column("proposed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("taken_out_on", sa.Date(), nullable=True))
    op.add_column("weighing", sa.Column("key", sa.String(length=32), nullable=True))
    _forget_words_and_moments()
    # Points of a round that is open now are given anew: who gave them is to be known no longer.
    op.drop_table("vote")
    _make_votes("voter", 64, **NO_ROWID)
    _make_conversations("conversation_new", sa.PrimaryKeyConstraint(*PLACE), **NO_ROWID)
    _move_conversations(*PLACE, *ACCESS)


def downgrade() -> None:
    """What is forgotten does not come back: taken out proposals go, conversations began long ago."""
    _make_conversations(
        "conversation_new",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), nullable=False, server_default="2026-01-01 00:00:00"
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(*PLACE),
    )
    _move_conversations(*PLACE, *ACCESS)
    op.drop_table("vote")
    _make_votes("user_id", 100)
    op.drop_column("weighing", "key")
    op.execute("DELETE FROM proposal WHERE choice IS NULL")
    with op.batch_alter_table("proposal") as batch_op:
        batch_op.drop_column("taken_out_on")
        batch_op.drop_column("proposed_on")
        batch_op.alter_column("choice", existing_type=sa.JSON(), nullable=False)


def _make_votes(giver: str, length: int, **options: Any) -> None:
    op.create_table(
        "vote",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(giver, sa.String(length=length), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kindergarten_id", "number"],
            ["weighing.kindergarten_id", "weighing.number"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("kindergarten_id", "number", giver),
        **options,
    )


def _make_conversations(name: str, *more: Any, **options: Any) -> None:
    op.create_table(
        name,
        sa.Column("platform", sa.String(length=10), nullable=False),
        sa.Column("workspace", sa.String(length=100), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("team", sa.String(length=200), nullable=True),
        sa.Column("reference", sa.JSON(), nullable=False),
        sa.Column("service_url", sa.String(length=500), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        *more,
        **options,
    )


def _move_conversations(*columns: str) -> None:
    new, old = (sa.table(name, *map(sa.column, columns)) for name in ("conversation_new", "conversation"))
    op.execute(new.insert().from_select(columns, sa.select(*old.c).order_by(old.c.place)))
    op.drop_table("conversation")
    op.rename_table("conversation_new", "conversation")


# The history

_EVENT = sa.table(
    "event",
    sa.column("id", sa.Integer()),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("changes", sa.JSON()),
    sa.column("undoes", sa.Integer()),
)
_PROPOSAL = sa.table(
    "proposal",
    sa.column("kindergarten_id", sa.Integer()),
    sa.column("number", sa.Integer()),
    sa.column("proposed_on", sa.Date()),
)
_WORDS = ("proposal", "weighing")


def _forget_words_and_moments() -> None:
    """Proposals and candidates leave the history; of a proposal's event the day is left, in its row."""
    connection, empty = op.get_bind(), []
    for number, at, changes in _with_words(connection):
        _keep_days(connection, at, changes)
        left = [_without_candidates(change) for change in changes if change["table"] != "proposal"]
        left = [change for change in left if change["before"] != change["after"]]
        connection.execute(_EVENT.update().where(_EVENT.c.id == number).values(changes=left))
        empty += [] if left else [number]
    for number in reversed(empty):  # an undoing comes after what it undid
        connection.execute(_EVENT.update().where(_EVENT.c.undoes == number).values(undoes=None))
        connection.execute(_EVENT.delete().where(_EVENT.c.id == number))


def _with_words(connection: sa.Connection) -> Iterator[tuple[int, datetime, list[dict[str, Any]]]]:
    for number, at, changes in connection.execute(
        sa.select(_EVENT.c.id, _EVENT.c.at, _EVENT.c.changes).order_by(_EVENT.c.id)
    ).all():
        if any(change["table"] in _WORDS for change in changes):
            yield number, at, changes


def _keep_days(connection: sa.Connection, at: datetime, changes: list[dict[str, Any]]) -> None:
    for change in changes:
        if change["table"] == "proposal" and change["before"] is None:
            kindergarten, number = change["key"]
            row = (_PROPOSAL.c.kindergarten_id == kindergarten) & (_PROPOSAL.c.number == number)
            connection.execute(_PROPOSAL.update().where(row).values(proposed_on=at.date()))


def _without_candidates(change: dict[str, Any]) -> dict[str, Any]:
    if change["table"] != "weighing":
        return change
    sides = {
        side: change[side] and {name: value for name, value in change[side].items() if name != "candidates"}
        for side in ("before", "after")
    }
    return {**change, **sides}
