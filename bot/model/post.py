"""Posts: what is owed to a channel. A post is a row before it is a message."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, UtcDateTime, Word


class Kind(StrEnum):
    """What a post is about, with what its period says."""

    THEME = "theme"
    """The theme of a month. Period: the month."""
    NUDGE = "nudge"
    """A month is coming and has no theme. Period: the month."""
    REMINDER = "reminder"
    """Milestones, measures and meetings coming up or passed, in one. Period: the ISO week, `2026-W49`."""
    REVIEW = "review"
    """A month is nearly over: what became of its theme? Period: the month."""
    YEAR = "year"
    """Looking back on the barnehageår in June. Period: the June."""
    NOTICE = "notice"
    """Something the HMS-gruppe must know. Period: `role/<event>`, `renamed/<event>`, `empty/<role>/<day>`,
    `unsent/<post>`, `proposals/<day>`, `weighed/<round>/<start>/<end>`, `changed/<moment>`, or to one person
    `gone/<month>/<person>`, `tour/<role>/<moment>/<person>`."""
    RUN = "run"
    """A meeting on a theme, for an avdeling. Period: `<theme>/<minutes>/<avdeling>/<day>`."""
    WEBINAR = "webinar"
    """News of a webinar. Period: `7/published`, `7/soon/<start>`, `7/hour/<start>`, `7/changed/<revision>`,
    `7/cancelled`."""


class Subject(Protocol):
    """What a post is about: all that must be known of it to make its card."""

    @property
    def kind(self) -> Kind: ...
    @property
    def period(self) -> str: ...
    @property
    def channel(self) -> str | None: ...


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
    kind: Mapped[Kind] = mapped_column(Word(Kind))
    period: Mapped[str] = mapped_column(String(200))
    to_user: Mapped[str | None] = mapped_column(String(100))
    """For one person instead of the channel."""
    channel: Mapped[str | None] = mapped_column(String(200))
    """An avdeling's channel instead of the kindergarten's."""
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Not before this. Moves ahead when a try must wait."""
    useful_until: Mapped[datetime] = mapped_column(UtcDateTime)
    """After this it is skipped instead of sent."""
    state: Mapped[PostState] = mapped_column(Word(PostState), default=PostState.PLANNED)
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
    reason: Mapped[str | None] = mapped_column(String(200))

    @property
    def key(self) -> str:
        return f"{self.kind.value}/{self.period}"
