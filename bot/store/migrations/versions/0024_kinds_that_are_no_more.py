"""Posts of kinds that are no more wait for nobody: 0016 left those that were in hand, held or not let in."""

from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.execute(
        "UPDATE post SET state = 'skipped', reason = 'in the week''s message', "
        "lease_until = NULL, claimed_by = NULL "
        "WHERE state NOT IN ('sent', 'skipped') AND (kind IN ('nudge', 'proposals', 'review', 'year') "
        "OR kind = 'notice' AND period LIKE 'proposals/%')"
    )


def downgrade() -> None:
    """They stay skipped."""
