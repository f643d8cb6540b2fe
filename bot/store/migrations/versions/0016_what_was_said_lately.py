"""What was said lately in a place is found by index; the HMS-gruppe has one message a week."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

WAITING = sa.text("state IN ('planned', 'claimed', 'sending')")


def upgrade() -> None:
    # What the group was told by itself before is in its message of the week.
    op.execute(
        "UPDATE post SET state = 'skipped', reason = 'in the week''s message' "
        "WHERE state = 'planned' AND (kind IN ('nudge', 'proposals', 'review', 'year') "
        "OR kind = 'notice' AND period LIKE 'proposals/%')"
    )
    op.create_index("post_sent_lately", "post", ["kindergarten_id", "sent_at"])
    op.create_index(
        "post_waiting_of", "post", ["kindergarten_id"], sqlite_where=WAITING, postgresql_where=WAITING
    )


def downgrade() -> None:
    op.drop_index("post_waiting_of", "post")
    op.drop_index("post_sent_lately", "post")
