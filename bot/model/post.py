"""Posts: what is owed to a channel. A post is a row before it is a message."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, UtcDateTime

ROOM_FOR_REASON = 200
"""Characters."""


class PostState(StrEnum):
    PLANNED = "planned"
    CLAIMED = "claimed"
    """A replica holds it until the lease ends; nothing has been sent."""
    SENDING = "sending"
    """Marked just before the request leaves. If it stays so, nobody knows whether it arrived."""
    UNSURE = "unsure"
    """Nobody knows whether it arrived, and it is held: an administrator says what to do."""
    SENT = "sent"
    SKIPPED = "skipped"
    """Not sent on purpose; the reason says why."""
    GONE = "gone"
    """The channel cannot be reached any more."""
    FAILED = "failed"
    """Refused, or tried too often."""


MOVES: Mapping[tuple[PostState, PostState], str] = {
    (PostState.PLANNED, PostState.CLAIMED): "its turn",
    (PostState.PLANNED, PostState.SKIPPED): "dropped, or said otherwise",
    (PostState.CLAIMED, PostState.PLANNED): "not now",
    (PostState.CLAIMED, PostState.SENDING): "marked as leaving",
    (PostState.CLAIMED, PostState.SKIPPED): "of no use",
    (PostState.CLAIMED, PostState.FAILED): "cannot be made",
    (PostState.SENDING, PostState.SENT): "arrived",
    (PostState.SENDING, PostState.PLANNED): "not taken, or absent",
    (PostState.SENDING, PostState.SKIPPED): "absent, and of no use",
    (PostState.SENDING, PostState.UNSURE): "nobody knows",
    (PostState.SENDING, PostState.GONE): "no channel",
    (PostState.SENDING, PostState.FAILED): "refused, or too many tries",
    (PostState.UNSURE, PostState.PLANNED): "administrator: again",
    (PostState.UNSURE, PostState.SKIPPED): "administrator: never",
    (PostState.GONE, PostState.PLANNED): "administrator: again",
    (PostState.GONE, PostState.SKIPPED): "administrator: never",
    (PostState.FAILED, PostState.PLANNED): "administrator: again",
    (PostState.FAILED, PostState.SKIPPED): "administrator: never",
    (PostState.SKIPPED, PostState.PLANNED): "wanted after all",
}
"""The only ways from one state to another, and why; a post begins as planned. `docs/architecture.md` draws
them, and the simulation of sending holds every run to them."""


class Post(Base):
    """One thing to say in one channel, once."""

    __tablename__ = "post"
    __table_args__ = (
        # This is what keeps a post from being made twice, by any number of replicas.
        UniqueConstraint("kindergarten_id", "kind", "period"),
        # What a wake-up looks for, however many posts lie behind it.
        Index(
            "post_waiting",
            "due_at",
            sqlite_where=text("state IN ('planned', 'claimed', 'sending')"),
            postgresql_where=text("state IN ('planned', 'claimed', 'sending')"),
        ),
        # What was said lately in a kindergarten's places, and what waits for them.
        Index("post_sent_lately", "kindergarten_id", "sent_at"),
        Index(
            "post_waiting_of",
            "kindergarten_id",
            sqlite_where=text("state IN ('planned', 'claimed', 'sending')"),
            postgresql_where=text("state IN ('planned', 'claimed', 'sending')"),
        ),
        # What an administrator looks for: few, among all that was ever sent.
        Index(
            "post_held",
            "state",
            sqlite_where=text("state IN ('failed', 'unsure')"),
            postgresql_where=text("state IN ('failed', 'unsure')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"))
    kind: Mapped[str] = mapped_column(String(20))
    """A word, and no enumeration: a version beside this one may have kinds that this one has not."""
    period: Mapped[str] = mapped_column(String(200))
    to_user: Mapped[str | None] = mapped_column(String(100))
    """For one person instead of the channel."""
    workspace_id: Mapped[int | None]
    """The person's, where it is another than the kindergarten's: programmes have people anywhere."""
    channel: Mapped[str | None] = mapped_column(String(200))
    """An avdeling's channel, or the HMS-gruppe's place, instead of the kindergarten's."""
    went_to: Mapped[str | None] = mapped_column(String(200))
    """The channel that the last request left for: it is looked for there, wherever the kindergarten is."""
    revision: Mapped[int | None]
    """Of what was told, where that has revisions: from when it leaves, or is given up after a restore."""
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Not before this. Moves ahead when a try must wait."""
    useful_until: Mapped[datetime] = mapped_column(UtcDateTime)
    """After this it is skipped instead of sent."""
    state: Mapped[PostState] = mapped_column(EnumColumn(PostState), default=PostState.PLANNED)
    claims: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """How often it has been taken. Who took it earlier, and comes late, changes nothing any more."""
    claimed_by: Mapped[str | None] = mapped_column(String(40))
    """The replica that holds it; None while nobody does."""
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When others may take it."""
    tries: Mapped[int] = mapped_column(default=0)
    """How often it has been sent, or tried to."""
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ref: Mapped[str | None] = mapped_column(String(200))
    """The platform's name for the message."""
    reason: Mapped[str | None] = mapped_column(String(ROOM_FOR_REASON))

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.period}"
