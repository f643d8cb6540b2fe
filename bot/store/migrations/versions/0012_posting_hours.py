"""Posting times lie within the posting hours."""

from datetime import time

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

BEGIN, END = time(7, 30), time(16, 30)


def upgrade() -> None:
    of = sa.table("kindergarten", sa.column("posting_time", sa.Time))
    for bound, outside in ((BEGIN, of.c.posting_time < BEGIN), (END, of.c.posting_time > END)):
        op.execute(sa.update(of).where(outside).values(posting_time=bound))


def downgrade() -> None:
    """What was outside is not known any more."""
