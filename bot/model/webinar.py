"""Webinars of the programme."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.texts import Language, Localized

QUESTION_LIMIT = 200
MOST_QUESTIONS = 8
SHORTEST, LONGEST = 5, 480
"""Minutes a webinar may take."""

RECORDING_FOR = timedelta(days=30)
"""So long after a webinar its recording is told of."""

NEWS = frozenset({"title", "link", "starts_at", "minutes", "text"})
"""What those who were told must hear of when it changes."""


class WebinarCancelled(Refusal):
    """A cancelled webinar is not changed: those who were told have taken it out of their plans."""


class StartPassed(Refusal):
    """A coming webinar cannot be moved to a time that has passed."""


class News(StrEnum):
    """Why a webinar is posted."""

    PUBLISHED = "published"
    SOON = "soon"
    HOUR = "hour"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    RECORDING = "recording"


@dataclass(frozen=True, slots=True)
class WebinarNews:
    """One thing that a kindergarten hears about a webinar."""

    webinar: int
    news: News
    of: datetime | int | None = None
    """The start that is near, to the minute; or which revision is told of."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a kindergarten has been sent, or is being sent, about a webinar."""

    news: frozenset[WebinarNews] = frozenset()
    """All that there has been a post about, those that were skipped too: none is made twice."""
    told_at: datetime | None = None
    """When it was last told anything."""
    revision: int = 0
    """The newest that it was told; 0 where it was told nothing."""
    under_way: bool = False
    """Whether something is due that nobody knows yet the revision of."""


NOTHING_HEARD = Heard()


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change came to."""

    fields: tuple[str, ...]
    news: bool
    """Whether those who were told must hear of it."""


class Webinar(Base):
    """A webinar, the same for every kindergarten."""

    __tablename__ = "webinar"
    __table_args__ = (Index("webinar_next_due_at", "next_due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str | None] = mapped_column(String(255), unique=True)
    """The identifier in the list it was imported from, so that a second import changes and does not add."""
    title: Mapped[Localized] = mapped_column(JsonColumn(Localized))
    text: Mapped[Localized | None] = mapped_column(JsonColumn(Localized))
    questions: Mapped[tuple[Localized, ...]] = mapped_column(JsonColumn(tuple[Localized, ...]), default=())
    link: Mapped[str] = mapped_column(String(500))
    recording: Mapped[str | None] = mapped_column(String(500))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int]
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """When it became what it is: added, or last changed in what those who were told must hear of."""
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column(default=1)
    """Goes up when something changes that those who were told must hear of."""
    next_due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the planner must look at this webinar again; None means never."""

    @classmethod
    def publish(cls, values: Mapping[str, Any], now: datetime, uid: str | None = None) -> Self:
        """A new one, of which every kindergarten that wants webinars hears."""
        optional = {"text": None, "questions": (), "recording": None}
        made = cls(uid=uid, published_at=now, cancelled_at=None, revision=1, **{**optional, **values})
        made.look_again(now)
        return made

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def news_until(self) -> datetime:
        """When nobody is told anything of it any more."""
        has_recording = self.recording is not None and self.cancelled_at is None
        return self.ends_at + RECORDING_FOR if has_recording else self.starts_at

    def news(self, what: News) -> WebinarNews:
        """As there is to tell of it now."""
        match what:
            case News.SOON | News.HOUR:
                return WebinarNews(self.id, what, self.starts_at.replace(second=0, microsecond=0))
            case News.CHANGED:
                return WebinarNews(self.id, what, self.revision)
            case _:
                return WebinarNews(self.id, what)

    def look_again(self, now: datetime) -> None:
        """Let the planner look for whom this is news, as long as it is news to anybody."""
        self.next_due_at = now if now < self.news_until else None

    def change(self, values: Mapping[str, Any], now: datetime) -> Changed:
        """Set what differs. Raises WebinarCancelled or StartPassed."""
        new = {name: value for name, value in values.items() if getattr(self, name) != value}
        if new and self.cancelled_at is not None:
            raise WebinarCancelled
        if now < self.starts_at and new.get("starts_at", self.starts_at) <= now:
            raise StartPassed
        news = any(name in NEWS and _is_news(getattr(self, name), value) for name, value in new.items())
        for name, value in new.items():
            setattr(self, name, value)
        if news:
            self.revision += 1
            self.published_at = now
        if new:
            self.look_again(now)
        return Changed(tuple(new), news)

    def cancel(self, now: datetime) -> bool:
        """Tells whether it was not cancelled before."""
        if self.cancelled_at is not None:
            return False
        self.cancelled_at = now
        self.look_again(now)
        return True


def _is_news(before: Any, after: Any) -> bool:
    """A text that only gained a language says nothing new."""
    if isinstance(before, Localized) and isinstance(after, Localized):
        known = ((getattr(before, name), getattr(after, name)) for name in Language)
        return any(old is not None and old != new for old, new in known)
    return bool(before != after)
