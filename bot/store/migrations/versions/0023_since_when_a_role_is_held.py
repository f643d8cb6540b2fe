"""A role is held since a day."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("role_holder", sa.Column("since", sa.Date()))


def downgrade() -> None:
    op.drop_column("role_holder", "since")
