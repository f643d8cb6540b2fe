"""Signed links that were given until a moment can be ended."""

import sqlalchemy as sa
from alembic import op

from bot.model.base import UtcDateTime

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("kindergarten", sa.Column("links_ended_at", UtcDateTime))


def downgrade() -> None:
    op.drop_column("kindergarten", "links_ended_at")
