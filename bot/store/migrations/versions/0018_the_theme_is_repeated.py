"""A kindergarten may turn off the repeat of the month's theme."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column(
        "kindergarten",
        sa.Column("repeats_theme", sa.Boolean(), server_default=sa.true(), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("kindergarten", "repeats_theme")
