"""Letters from a programme to its kindergartens."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("text", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=True),
        sa.Column("link_words", sa.String(length=60), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("municipality", sa.String(length=60), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("writer_workspace", sa.Integer(), nullable=True),
        sa.Column("writer", sa.String(length=100), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.ForeignKeyConstraint(["writer_workspace"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("letter_programme", "letter", ["programme_id"])


def downgrade() -> None:
    op.drop_table("letter")
