"""Questions to hjelpere with their answers, and what programmes offer their kindergartens."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.create_table(
        "help_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("stage", sa.JSON(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hjelper_workspace", sa.Integer(), nullable=True),
        sa.Column("hjelper", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["kindergarten_id", "programme_id"],
            ["membership.kindergarten_id", "membership.programme_id"],
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.ForeignKeyConstraint(["hjelper_workspace"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("help_question_of", "help_question", ["kindergarten_id", "programme_id"])
    op.create_index("help_question_programme", "help_question", ["programme_id", "state"])
    op.create_index("help_question_changed", "help_question", ["changed_at"])
    op.create_table(
        "help_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("is_answer", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["question_id"], ["help_question.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("help_message_question", "help_message", ["question_id"])
    op.create_table(
        "programme_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("programme_offer_programme", "programme_offer", ["programme_id"])
    op.create_table(
        "offer_answer",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.ForeignKeyConstraint(["offer_id"], ["programme_offer.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "offer_id"),
    )


def downgrade() -> None:
    for table in ("offer_answer", "programme_offer", "help_message", "help_question"):
        op.drop_table(table)
