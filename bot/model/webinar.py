"""Webinars of the programmes, gatherings for those who hold a role, and who has watched what together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import zip_longest
from typing import Any, Self

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.links import unwrapped
from bot.model.programme import MUNICIPALITY_LIMIT, Membership
from bot.model.role import Role
from bot.model.texts import Language, Localized, clean, https_link

QUESTION_LIMIT = 200
MOST_QUESTIONS = 8
SHORTEST, LONGEST = 5, 480
"""Minutes a webinar may take."""

OPTIONAL = ("text", "recording", "programme_id", "audience", "municipality", "theme", "milestone")

RECORDING_FOR = timedelta(days=30)
"""So long after a webinar its recording is told of."""

NEWS = frozenset({"title", "link", "starts_at", "minutes", "text"})
"""What those who were told must hear of when it changes."""


KEY_LIMIT = 60
SIGN_UP_KEY_DIGITS, PERSON_DIGITS = 32, 64

_LENGTH = re.compile(
    r"(?:(\d{1,2}(?:[.,]\d{1,2})?) ?(?:t|h|time|timer|timar|hours?)\.?)?"
    r" ?(?:(?:og |and )?(\d{1,3})(?:[.,]0{1,2})? ?(?:m|min|minutt|minutter|minuttar|minutes?)?\.?)?",
    re.ASCII,
)


@dataclass(eq=False)
class NoLength(Refusal):
    """Not a number of minutes that a webinar may take."""


@dataclass(eq=False)
class TooManyQuestions(Refusal):
    """More than are talked about in a meeting."""

    count: int
    limit: int = MOST_QUESTIONS


@dataclass(eq=False)
class WebinarCancelled(Refusal):
    """A cancelled webinar is not changed: those who were told have taken it out of their plans."""


@dataclass(eq=False)
class StartPassed(Refusal):
    """A coming webinar cannot be moved to a time that has passed."""


def link_of(text: str) -> str:
    """An https address, out of what programs put around it. Raises BadLink."""
    return https_link(unwrapped(text.strip().removeprefix("<").removesuffix(">")))


def length_of(text: str) -> int:
    """In minutes: `45`, `45,0`, `45 min`, `1,5 timer`, `1 t 30 min`. Raises NoLength."""
    found = _LENGTH.fullmatch(" ".join(text.split()).casefold())
    if found is not None and any(found.groups()):
        hours, minutes = found.groups()
        length = 60 * float((hours or "0").replace(",", ".")) + int(minutes or 0)
        if length.is_integer() and SHORTEST <= length <= LONGEST:
            return int(length)
    raise NoLength


def questions_of(text: str) -> tuple[str, ...]:
    """One on each line, or with | between them. Raises TooManyQuestions, TooLong or Empty."""
    parts = [part for part in re.split(r"[\n|]", text) if part.strip()]
    if len(parts) > MOST_QUESTIONS:
        raise TooManyQuestions(len(parts))
    return tuple(clean(part, QUESTION_LIMIT) for part in parts)


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
    """One thing that a kindergarten, or a person, hears about a webinar."""

    webinar: int
    news: News
    of: datetime | int | None = None
    """The start that is near, to the minute; or which revision is told of."""
    person: str | None = None
    """Who hears it in their own chat, of a gathering for their role."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody has been sent, or is being sent, about a webinar."""

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
    """A webinar, the same for every kindergarten; or a gathering for those who hold a role."""

    __tablename__ = "webinar"
    __table_args__ = (
        Index("webinar_next_due_at", "next_due_at"),
        Index("webinar_programme", "programme_id", "starts_at"),
    )

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

    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    """Whose it is: its kindergartens alone hear of it. None: every kindergarten does."""
    audience: Mapped[Role | None] = mapped_column(EnumColumn(Role))
    """The role whose holders are gathered, each told in their own chat. None: it is for everybody."""
    municipality: Mapped[str | None] = mapped_column(String(MUNICIPALITY_LIMIT))
    """Where it is for one municipality's kindergartens in the programme alone."""
    theme: Mapped[str | None] = mapped_column(String(KEY_LIMIT))
    """The theme it belongs to, by its key."""
    milestone: Mapped[str | None] = mapped_column(String(KEY_LIMIT))
    """The milestone that watching it together helps with, by its key in the plan."""
    sign_up_key: Mapped[str | None] = mapped_column(String(SIGN_UP_KEY_DIGITS))
    """Part of the key by which those who signed up are told apart; deleted when it is over."""
    signed_up: Mapped[int | None]
    """How many signed up, once it is over and nothing else of that is kept."""

    @classmethod
    def publish(cls, values: Mapping[str, Any], now: datetime, uid: str | None = None) -> Self:
        """A new one, of which every kindergarten that wants webinars hears."""
        optional = dict.fromkeys(OPTIONAL) | {"questions": ()}
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

    @property
    def is_gathering(self) -> bool:
        return self.audience is not None

    def is_for(self, memberships: Iterable[Membership]) -> bool:
        """Whether a kindergarten with these memberships hears of it, its role holders or all."""
        return self.programme_id is None or any(
            one.programme_id == self.programme_id
            and (self.municipality is None or place_name(one.municipality) == place_name(self.municipality))
            for one in memberships
        )

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


def in_language(values: Mapping[str, Any], language: Language, webinar: Webinar | None) -> dict[str, Any]:
    """The same values, with the texts added to those that the webinar has in other languages."""
    said = dict(values)
    for name in ("title", "text"):
        if name in said:
            said[name] = _with(getattr(webinar, name, None), language, said[name])
    if "questions" in said:
        before = webinar.questions if webinar is not None else ()
        pairs = zip_longest(before, said["questions"])
        merged = (_with(old, language, new) for old, new in pairs)
        said["questions"] = tuple(one for one in merged if one is not None)
    return said


def _with(before: Localized | None, language: Language, text: str | None) -> Localized | None:
    """A text in one more language, or in one less; None when none is left."""
    after = replace(before or Localized(), **{language.value: text})
    return None if after == Localized() else after


class Watched(Base):
    """A kindergarten has watched a webinar together. Nobody notes who was there."""

    __tablename__ = "watched"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    webinar_id: Mapped[int] = mapped_column(ForeignKey("webinar.id"), primary_key=True)
    watched_on: Mapped[date]


class SignUp(Base):
    """What one person answered to a gathering, by a keyed hash: a copy of the database names nobody."""

    __tablename__ = "sign_up"

    webinar_id: Mapped[int] = mapped_column(ForeignKey("webinar.id"), primary_key=True)
    person: Mapped[str] = mapped_column(String(PERSON_DIGITS), primary_key=True)
    comes: Mapped[bool]


def place_name(municipality: str | None) -> str | None:
    """However it is written: `OSLO ` is Oslo."""
    return None if municipality is None else " ".join(municipality.split()).casefold()


def _is_news(before: Any, after: Any) -> bool:
    """A text that only gained a language says nothing new."""
    if isinstance(before, Localized) and isinstance(after, Localized):
        known = ((getattr(before, name), getattr(after, name)) for name in Language)
        return any(old is not None and old != new for old, new in known)
    return bool(before != after)
