"""A measure may be about one of the factors of the psychosocial working environment."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("measure", sa.Column("factor", sa.String(length=50), nullable=True))


def downgrade() -> None:
    op.drop_column("measure", "factor")
