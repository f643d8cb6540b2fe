"""The HMS-gruppe's own place."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    # Without a batch, which would drop the table that all others refer to.
    op.add_column("kindergarten", sa.Column("group_channel", sa.String(200), nullable=True))
    op.create_index(
        "kindergarten_group_channel", "kindergarten", ["workspace_id", "group_channel"], unique=True
    )


def downgrade() -> None:
    op.drop_index("kindergarten_group_channel", "kindergarten")
    op.drop_column("kindergarten", "group_channel")
