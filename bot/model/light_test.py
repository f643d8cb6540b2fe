"""Light testing: a programme asks a few of its kindergartens or hjelpere about what is new.

Nobody's answers are a row of their own. Each is added to the sums of the test, its words at a place that
chance has chosen. Neither who, from where, when nor in which order is ever written down.
"""

import secrets
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias, TypeVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.programme import FEWEST
from bot.model.texts import TITLE_LIMIT

MOST_QUESTIONS = 3
SCALE = 5
"""From very bad to very good."""
FEWEST_OPTIONS, MOST_OPTIONS = 2, 5
OPTION_LIMIT, QUESTION_LIMIT, ANSWER_LIMIT, CHANGES_LIMIT = 60, 150, 300, 600
FEWEST_KINDERGARTENS, MOST_KINDERGARTENS = 3, 100
"""Asked at once: so many that no kindergarten's answers are all there are, and a few of all."""
MOST_ANSWERS = 500
"""To one test. They are written anew with each that comes, so that no row tells when."""
LONGEST = timedelta(days=60)
KEPT = timedelta(days=365)
"""From a test's last day until all about it is deleted."""
KEY_DIGITS = 32
EDITIONS = 10**9
"""What a number on a line can tell apart."""

T = TypeVar("T")


@dataclass(eq=False)
class WrongOptions(Refusal):
    """A choice needs a few options, each of them short."""


@dataclass(eq=False)
class TooFarAhead(Refusal):
    """Nobody remembers questions that are open so long."""

    latest: date


@dataclass(eq=False)
class LastDayOver(Refusal):
    """The questions have lain until nobody could answer them any more."""


@dataclass(eq=False)
class TooFewAsked(Refusal):
    """With so few everybody would know whose answers they are."""

    fewest: int


@dataclass(eq=False)
class NobodyToAsk(Refusal):
    """Nobody has said yes to being asked."""


@dataclass(eq=False)
class TooManyQuestions(Refusal):
    """More questions than are answered in a moment."""


@dataclass(eq=False)
class NotADraft(Refusal):
    """What has been sent is not changed any more."""


class QuestionKind(StrEnum):
    SCALE = "scale"
    CHOICE = "choice"
    TEXT = "text"


class Panel(StrEnum):
    """Who is asked."""

    CHOSEN = "chosen"
    """Some kindergartens, one by one."""
    RANDOM = "random"
    """A number of kindergartens, by chance: who they are is shown to nobody."""
    HJELPERE = "hjelpere"


@dataclass(frozen=True, slots=True)
class Question:
    words: str
    kind: QuestionKind
    options: tuple[str, ...] = ()

    @property
    def choices(self) -> int:
        """How many answers there are to choose from; 0 where it is answered in words."""
        return SCALE if self.kind is QuestionKind.SCALE else len(self.options)


Given: TypeAlias = tuple[int | str | None, ...]
"""One person's answers: for each question the place of what was chosen, or words, or nothing."""


class LightTest(Base):
    """Some questions of a programme. A draft until it is sent."""

    __tablename__ = "light_test"
    __table_args__ = (Index("light_test_programme", "programme_id"), Index("light_test_ends_at", "ends_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    title: Mapped[str] = mapped_column(String(TITLE_LIMIT))
    questions: Mapped[tuple[Question, ...]] = mapped_column(JsonColumn(tuple[Question, ...]))
    panel: Mapped[Panel | None] = mapped_column(EnumColumn(Panel))
    chosen: Mapped[tuple[int, ...]] = mapped_column(JsonColumn(tuple[int, ...]), default=())
    """The kindergartens that were chosen one by one."""
    number: Mapped[int | None]
    """How many are asked: of a random few while it is a draft, of all once it is sent."""
    last_day: Mapped[date]
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """The midnight after its last day, or when somebody ended it."""
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    key: Mapped[str | None] = mapped_column(String(KEY_DIGITS))
    """Part of the key that those who have answered are known again by; deleted when the test is over."""
    changes: Mapped[str | None] = mapped_column(String(CHANGES_LIMIT))
    """What was changed because of the answers, for those who were asked."""
    thanked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None

    @property
    def edition(self) -> int:
        """A number that is another when anything has changed that is shown before it is sent or thanked for.

        So a yes can say what it is a yes to. It is made from the words, for a number of a row is given again.
        """
        whom = (self.panel, self.chosen, self.number)
        shown = (self.title, self.questions, *whom, self.last_day, self.changes)
        return zlib.crc32(repr(shown).encode()) % EDITIONS

    def is_open(self, now: datetime) -> bool:
        return self.key is not None and now < self.ends_at

    def is_over(self, now: datetime) -> bool:
        """Its answers can be read: with the key it has lost the last who could add to them."""
        return self.sent_at is not None and self.key is None and now >= self.ends_at

    def must_be_draft(self) -> None:
        """Raises NotADraft."""
        if not self.is_draft:
            raise NotADraft

    def add(self, question: Question) -> None:
        """Raises NotADraft or TooManyQuestions."""
        self.must_be_draft()
        if len(self.questions) >= MOST_QUESTIONS:
            raise TooManyQuestions
        self.questions = (*self.questions, question)

    def send(self, asked: int, now: datetime) -> "Tally":
        """With nobody's answers yet."""
        self.sent_at, self.number, self.key = now, asked, secrets.token_hex(KEY_DIGITS // 2)
        return Tally(
            test_id=self.id,
            total=0,
            counts=tuple((0,) * one.choices for one in self.questions),
            texts=tuple(() for _one in self.questions),
            answered=(),
        )


class Tally(Base):
    """All that was answered to a test, in one row."""

    __tablename__ = "light_test_tally"

    test_id: Mapped[int] = mapped_column(ForeignKey("light_test.id"), primary_key=True)
    total: Mapped[int]
    """How many have answered."""
    counts: Mapped[tuple[tuple[int, ...], ...]] = mapped_column(JsonColumn(tuple[tuple[int, ...], ...]))
    """For each question, how many have chosen each of its answers."""
    texts: Mapped[tuple[tuple[str, ...], ...]] = mapped_column(JsonColumn(tuple[tuple[str, ...], ...]))
    """For each question, what was written, in an order that chance has made."""
    answered: Mapped[tuple[str, ...]] = mapped_column(JsonColumn(tuple[str, ...]))
    """Keyed hashes of those who have answered, in their own order. Deleted when the test is over."""

    @property
    def is_full(self) -> bool:
        return self.total >= MOST_ANSWERS

    @property
    def is_shown(self) -> bool:
        """Whether more than the number of answers may be read, once the test is over."""
        return self.total >= FEWEST

    def add(self, given: Given, person: str) -> None:
        """One person's answers. `person`: their keyed hash."""
        self.total += 1
        self.counts = tuple(map(_counted, self.counts, given))
        self.texts = tuple(
            put_anywhere(texts, one) if isinstance(one, str) else texts
            for texts, one in zip(self.texts, given, strict=True)
        )
        self.answered = tuple(sorted((*self.answered, person)))

    def end(self) -> None:
        """Who has answered is forgotten."""
        self.answered = ()


def _counted(counts: tuple[int, ...], given: int | str | None) -> tuple[int, ...]:
    return tuple(count + (place == given) for place, count in enumerate(counts))


def put_anywhere(texts: Sequence[T], new: T) -> tuple[T, ...]:
    """With one more, at a place that chance chooses: so every order is as likely as any other."""
    place = secrets.randbelow(len(texts) + 1)
    return (*texts[:place], new, *texts[place:])


def mean_of(counts: Sequence[int]) -> float | None:
    """Of the answers on a scale, the lowest of which is 1; None where there are none."""
    given = sum(counts)
    return sum((place + 1) * count for place, count in enumerate(counts)) / given if given else None
