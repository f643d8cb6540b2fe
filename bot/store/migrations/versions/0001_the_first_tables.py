"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=10), nullable=False),
        sa.Column("workspace", sa.String(length=100), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("team", sa.String(length=200), nullable=True),
        sa.Column("reference", sa.JSON(), nullable=False),
        sa.Column("service_url", sa.String(length=500), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "workspace", "place"),
    )
    op.create_table(
        "delivery",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    with op.batch_alter_table("delivery") as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_at"), ["at"], unique=False)

    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=10), nullable=False),
        sa.Column("external_id", sa.String(length=100), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("installed_by", sa.String(length=100), nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "external_id"),
    )
    op.create_table(
        "webinar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=255), nullable=True),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=True),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("recording", sa.String(length=500), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("next_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    with op.batch_alter_table("webinar") as batch_op:
        batch_op.create_index("webinar_next_due_at", ["next_due_at"], unique=False)

    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=10), nullable=False),
        sa.Column("external_id", sa.String(length=100), nullable=False),
        sa.Column("organisation", sa.String(length=100), nullable=True),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "external_id"),
    )
    op.create_table(
        "kindergarten",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("zone", sa.String(length=50), nullable=False),
        sa.Column("posting_rule", sa.String(length=20), nullable=False),
        sa.Column("posting_time", sa.Time(), nullable=False),
        sa.Column("closed", sa.JSON(), nullable=False),
        sa.Column("paused", sa.JSON(), nullable=True),
        sa.Column("wants_webinars", sa.Boolean(), nullable=False),
        sa.Column("plan_start", sa.Date(), nullable=True),
        sa.Column("next_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace_id", "channel"),
    )
    with op.batch_alter_table("kindergarten") as batch_op:
        batch_op.create_index("kindergarten_next_due_at", ["next_due_at"], unique=False)

    op.create_table(
        "calendar_month",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("theme", sa.String(length=50), nullable=True),
        sa.Column("own", sa.JSON(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["kindergarten_id"],
            ["kindergarten.id"],
        ),
        sa.PrimaryKeyConstraint("kindergarten_id", "month"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=True),
        sa.Column("command", sa.String(length=50), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kindergarten_id"],
            ["kindergarten.id"],
        ),
        sa.ForeignKeyConstraint(
            ["undoes"],
            ["event.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("event") as batch_op:
        batch_op.create_index("event_newest", ["kindergarten_id", "id"], unique=False)

    op.create_table(
        "phase",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=50), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kindergarten_id"],
            ["kindergarten.id"],
        ),
        sa.PrimaryKeyConstraint("kindergarten_id", "key"),
    )
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column("to_user", sa.String(length=100), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("useful_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("claimed_by", sa.String(length=40), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ref", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["kindergarten_id"],
            ["kindergarten.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kindergarten_id", "kind", "period"),
    )
    with op.batch_alter_table("post") as batch_op:
        batch_op.create_index(
            "post_waiting",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('planned', 'claimed', 'sending')"),
            postgresql_where=sa.text("state IN ('planned', 'claimed', 'sending')"),
        )

    op.create_table(
        "role_holder",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("user_id", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["kindergarten_id"],
            ["kindergarten.id"],
        ),
        sa.PrimaryKeyConstraint("kindergarten_id", "role", "user_id"),
    )
    op.create_table(
        "milestone",
        sa.Column("kindergarten_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=50), nullable=False),
        sa.Column("phase_key", sa.String(length=50), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=True),
        sa.Column("responsible", sa.JSON(), nullable=True),
        sa.Column("week", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(length=100), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["kindergarten_id", "phase_key"],
            ["phase.kindergarten_id", "phase.key"],
        ),
        sa.ForeignKeyConstraint(
            ["kindergarten_id"],
            ["kindergarten.id"],
        ),
        sa.PrimaryKeyConstraint("kindergarten_id", "key"),
    )
    with op.batch_alter_table("milestone") as batch_op:
        batch_op.create_index("milestone_due", ["kindergarten_id", "due"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("milestone") as batch_op:
        batch_op.drop_index("milestone_due")

    op.drop_table("milestone")
    op.drop_table("role_holder")
    with op.batch_alter_table("post") as batch_op:
        batch_op.drop_index(
            "post_waiting",
            sqlite_where=sa.text("state IN ('planned', 'claimed', 'sending')"),
            postgresql_where=sa.text("state IN ('planned', 'claimed', 'sending')"),
        )

    op.drop_table("post")
    op.drop_table("phase")
    with op.batch_alter_table("event") as batch_op:
        batch_op.drop_index("event_newest")

    op.drop_table("event")
    op.drop_table("calendar_month")
    with op.batch_alter_table("kindergarten") as batch_op:
        batch_op.drop_index("kindergarten_next_due_at")

    op.drop_table("kindergarten")
    op.drop_table("workspace")
    with op.batch_alter_table("webinar") as batch_op:
        batch_op.drop_index("webinar_next_due_at")

    op.drop_table("webinar")
    op.drop_table("installation")
    with op.batch_alter_table("delivery") as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_at"))

    op.drop_table("delivery")
    op.drop_table("conversation")
