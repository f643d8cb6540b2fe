"""Roles that somebody is asked to take."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "role_offer",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("person", sa.String(length=100), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("leaving", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "number"),
    )
    op.create_index("ix_role_offer_person", "role_offer", ["person"])


def downgrade() -> None:
    op.drop_table("role_offer")
