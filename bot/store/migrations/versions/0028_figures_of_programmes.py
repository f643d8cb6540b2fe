"""Figures of programmes, in blocks of kindergartens; visits to a programme's pages."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "programme_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(length=60), nullable=True),
        sa.Column("start", sa.String(length=6), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("figures", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("programme_block_programme", "programme_block", ["programme_id"])
    op.create_table(
        "programme_counted",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("block_id", sa.Integer(), nullable=True),
        sa.Column("alike", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.ForeignKeyConstraint(["block_id"], ["programme_block.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "programme_id"),
    )
    op.create_index("programme_counted_block", "programme_counted", ["block_id"])
    op.create_table(
        "programme_visit",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("programme_visit_until", "programme_visit", ["until"])


def downgrade() -> None:
    for table in ("programme_visit", "programme_counted", "programme_block"):
        op.drop_table(table)
