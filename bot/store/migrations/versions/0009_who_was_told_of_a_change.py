"""Who was told of a change when it was made; of earlier ones the channel was."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("event", sa.Column("audience", sa.String(20), nullable=True))


def downgrade() -> None:
    op.drop_column("event", "audience")
