"""Webinars of the programme."""

from datetime import datetime, timedelta

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, UtcDateTime, Values
from bot.model.texts import Localized


class Webinar(Base):
    """A webinar, the same for every kindergarten."""

    __tablename__ = "webinar"
    __table_args__ = (Index("webinar_next_due_at", "next_due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str | None] = mapped_column(String(255), unique=True)
    """The identifier in the list it was imported from, so that a second import changes and does not add."""
    title: Mapped[Localized] = mapped_column(Values(Localized))
    text: Mapped[Localized | None] = mapped_column(Values(Localized))
    questions: Mapped[tuple[Localized, ...]] = mapped_column(Values(tuple[Localized, ...]), default=())
    link: Mapped[str] = mapped_column(String(500))
    recording: Mapped[str | None] = mapped_column(String(500))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int]
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column(default=1)
    """Goes up when something changes that those who were told must hear of."""
    next_due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the planner must look at this webinar again; None means never."""

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)
