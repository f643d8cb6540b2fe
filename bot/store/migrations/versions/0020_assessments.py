"""The HMS-gruppe assesses the factors of the psychosocial working environment."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "assessment",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("factor", sa.String(length=50), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("sentence", sa.String(length=200), nullable=False),
        sa.Column("participants", sa.JSON(), nullable=False),
        sa.Column("again_on", sa.Date(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "factor", "day"),
    )


def downgrade() -> None:
    op.drop_table("assessment")
