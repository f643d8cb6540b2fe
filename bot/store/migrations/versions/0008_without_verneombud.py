"""A kindergarten of fewer than five employees may have agreed to have no verneombud."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column(
        "kindergarten",
        sa.Column("without_verneombud", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("kindergarten", "without_verneombud")
