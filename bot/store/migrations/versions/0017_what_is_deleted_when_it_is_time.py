"""A kindergarten that is to be deleted says when; which event undoes another is found by index."""

import sqlalchemy as sa
from alembic import op

from bot.model.base import UtcDateTime

revision = "0017"
down_revision = "0016"

UNDOING = sa.text("undoes IS NOT NULL")
TO_DELETE = sa.text("delete_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("kindergarten", sa.Column("delete_at", UtcDateTime))
    op.add_column("kindergarten", sa.Column("delete_asked_by", sa.String(100)))
    op.create_index(
        "kindergarten_delete_at",
        "kindergarten",
        ["delete_at"],
        sqlite_where=TO_DELETE,
        postgresql_where=TO_DELETE,
    )
    op.create_index("event_undoing", "event", ["undoes"], sqlite_where=UNDOING, postgresql_where=UNDOING)


def downgrade() -> None:
    op.drop_index("event_undoing", "event")
    op.drop_index("kindergarten_delete_at", "kindergarten")
    op.drop_column("kindergarten", "delete_asked_by")
    op.drop_column("kindergarten", "delete_at")
