"""What waits for an administrator is found without looking at all that was ever sent."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

HELD = sa.text("state IN ('failed', 'unsure')")


def upgrade() -> None:
    op.create_index("post_held", "post", ["state"], sqlite_where=HELD, postgresql_where=HELD)


def downgrade() -> None:
    op.drop_index("post_held", "post")
