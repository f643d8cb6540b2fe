"""What a post told, by its revision, and the channel that it left for."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

TOLD = """
UPDATE post SET revision = (
    SELECT CASE WHEN post.sent_at < webinar.published_at THEN webinar.revision - 1 ELSE webinar.revision END
    FROM webinar WHERE post.period LIKE CAST(webinar.id AS VARCHAR) || '/%'
)
WHERE kind = 'webinar' AND state IN ('sending', 'unsure', 'sent')
"""


def upgrade() -> None:
    op.add_column("post", sa.Column("went_to", sa.String(200), nullable=True))
    op.add_column("post", sa.Column("revision", sa.Integer(), nullable=True))
    op.execute(TOLD)


def downgrade() -> None:
    op.drop_column("post", "revision")
    op.drop_column("post", "went_to")
