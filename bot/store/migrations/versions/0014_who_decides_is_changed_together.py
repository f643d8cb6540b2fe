"""A change of who decides waits for those who decide today."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("kindergarten", sa.Column("consent_change", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("kindergarten", "consent_change")
