"""Findings, proposals, weighing, consent and looking back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NOT_ENDED = sa.text("sums IS NULL")


def upgrade() -> None:
    # Without a batch, which would drop the table that all others refer to.
    op.add_column("kindergarten", sa.Column("consent", sa.String(20), nullable=False, server_default="one"))
    op.add_column("kindergarten", sa.Column("pending", sa.JSON(), nullable=True))
    op.create_table(
        "finding",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("factor", sa.String(length=50), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("strength", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "factor"),
    )
    op.create_table(
        "proposal",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("choice", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(length=80), nullable=True),
        sa.Column("sender", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "number"),
    )
    op.create_table(
        "weighing",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("months", sa.JSON(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "number"),
    )
    with op.batch_alter_table("weighing") as batch_op:
        batch_op.create_index(
            "weighing_not_ended",
            ["ends_at"],
            unique=False,
            sqlite_where=NOT_ENDED,
            postgresql_where=NOT_ENDED,
        )
    op.create_table(
        "vote",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kindergarten_id", "number"],
            ["weighing.kindergarten_id", "weighing.number"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("kindergarten_id", "number", "user_id"),
    )
    op.create_table(
        "review",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("line", sa.String(length=200), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "month"),
    )


def downgrade() -> None:
    op.drop_table("review")
    op.drop_table("vote")
    with op.batch_alter_table("weighing") as batch_op:
        batch_op.drop_index("weighing_not_ended", sqlite_where=NOT_ENDED, postgresql_where=NOT_ENDED)
    op.drop_table("weighing")
    op.drop_table("proposal")
    op.drop_table("finding")
    op.drop_column("kindergarten", "pending")
    op.drop_column("kindergarten", "consent")
