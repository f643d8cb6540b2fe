"""A private kindergarten may call its styrer daglig leder."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column(
        "kindergarten",
        sa.Column("leader", sa.String(length=20), server_default="styrer", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("kindergarten", "leader")
