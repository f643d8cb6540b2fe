"""Light tests with their sums, and what kindergartens tell their programme."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "light_test",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("panel", sa.String(length=20), nullable=True),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("key", sa.String(length=32), nullable=True),
        sa.Column("changes", sa.String(length=600), nullable=True),
        sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("light_test_programme", "light_test", ["programme_id"])
    op.create_index("light_test_ends_at", "light_test", ["ends_at"])
    op.create_table(
        "light_test_tally",
        sa.Column("test_id", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("answered", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["test_id"], ["light_test.id"]),
        sa.PrimaryKeyConstraint("test_id"),
    )
    op.create_table(
        "feedback",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.PrimaryKeyConstraint("programme_id", "monday"),
    )


def downgrade() -> None:
    for table in ("feedback", "light_test_tally", "light_test"):
        op.drop_table(table)
