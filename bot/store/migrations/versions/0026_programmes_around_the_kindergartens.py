"""Programmes, their people and their codes; kindergartens join them, and posts find people elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column(
        "kindergarten", sa.Column("is_programme", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("post", sa.Column("workspace_id", sa.Integer(), nullable=True))
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=True),
        sa.Column("has_place", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["kindergarten.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("home_id"),
    )
    op.create_table(
        "programme_person",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("tests", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("programme_id", "workspace_id", "user_id", "role"),
    )
    op.create_index("programme_person_user", "programme_person", ["workspace_id", "user_id"])
    op.create_table(
        "programme_role_code",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "programme_wrong_codes",
        sa.Column("platform", sa.String(length=10), nullable=False),
        sa.Column("workspace", sa.String(length=100), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "user_id", "day"),
    )
    op.create_table(
        "membership",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("municipality", sa.String(length=60), nullable=True),
        sa.Column("shares_status", sa.Boolean(), nullable=False),
        sa.Column("shares_numbers", sa.Boolean(), nullable=False),
        sa.Column("tests", sa.Boolean(), nullable=False),
        sa.Column("hjelper_workspace", sa.Integer(), nullable=True),
        sa.Column("hjelper", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(["kindergarten_id"], ["kindergarten.id"]),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"]),
        sa.ForeignKeyConstraint(["hjelper_workspace"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("kindergarten_id", "programme_id"),
    )
    op.create_index("membership_programme", "membership", ["programme_id"])


def downgrade() -> None:
    for table in (
        "membership",
        "programme_wrong_codes",
        "programme_role_code",
        "programme_person",
        "programme",
    ):
        op.drop_table(table)
    op.drop_column("post", "workspace_id")
    op.drop_column("kindergarten", "is_programme")
