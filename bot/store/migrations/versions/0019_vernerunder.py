"""Vernerunder, what was found on them, and what a kindergarten has changed in its checklist."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "safety_round",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "number"),
    )
    op.create_table(
        "checked_point",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=50), nullable=False),
        sa.Column("area", sa.String(length=50), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("measure", sa.Integer(), nullable=True),
        sa.Column("fixed_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "round", "key"),
    )
    op.create_table(
        "checklist_point",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=50), nullable=False),
        sa.Column("area", sa.String(length=50), nullable=False),
        sa.Column("what", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "key"),
    )


def downgrade() -> None:
    op.drop_table("checklist_point")
    op.drop_table("checked_point")
    op.drop_table("safety_round")
