"""Webinars of a programme, gatherings for a role with who signed up, and what was watched together."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"

COLUMNS = ("programme_id", "audience", "municipality", "theme", "milestone", "sign_up_key", "signed_up")


def upgrade() -> None:
    with op.batch_alter_table("webinar") as batch:
        batch.add_column(sa.Column("programme_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("audience", sa.String(length=20), nullable=True))
        batch.add_column(sa.Column("municipality", sa.String(length=60), nullable=True))
        batch.add_column(sa.Column("theme", sa.String(length=60), nullable=True))
        batch.add_column(sa.Column("milestone", sa.String(length=60), nullable=True))
        batch.add_column(sa.Column("sign_up_key", sa.String(length=32), nullable=True))
        batch.add_column(sa.Column("signed_up", sa.Integer(), nullable=True))
        batch.create_foreign_key("webinar_programme_id_fkey", "programme", ["programme_id"], ["id"])
        batch.create_index("webinar_programme", ["programme_id", "starts_at"])
    op.create_table(
        "watched",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("webinar_id", sa.Integer(), nullable=False),
        sa.Column("watched_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.ForeignKeyConstraint(["webinar_id"], ["webinar.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "webinar_id"),
    )
    op.create_table(
        "sign_up",
        sa.Column("webinar_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("comes", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["webinar_id"], ["webinar.id"]),
        sa.PrimaryKeyConstraint("webinar_id", "person"),
    )


def downgrade() -> None:
    op.drop_table("sign_up")
    op.drop_table("watched")
    with op.batch_alter_table("webinar") as batch:
        batch.drop_index("webinar_programme")
        batch.drop_constraint("webinar_programme_id_fkey", type_="foreignkey")
        for name in COLUMNS:
            batch.drop_column(name)
