"""Letters from a programme to its kindergartens: what they say, and how far they have come.

What has become of each post is not kept here: the outbox knows (`bot/store/letters.py` counts it).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Any, Self, TypeAlias

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.programme import MUNICIPALITY_LIMIT
from bot.model.texts import LINK_LIMIT, Language, Localized

LETTER_LIMIT = 2000
"""Characters of its text in one language: a few screens of a phone, and no more than a form takes."""
LINK_WORDS_LIMIT = 60
WRITTEN_IN = (Language.NB, Language.NN)
MANY = 20
"""To more kindergartens than these it goes only when two people have said so."""
OF_USE = timedelta(days=14)
"""So long after its moment a letter is still sent to a kindergarten that could not get it before."""


class LetterState(StrEnum):
    DRAFT = "draft"
    WAITING = "waiting"
    """Its writer wants to send it, and somebody else must say yes."""
    SENT = "sent"
    """Each kindergarten is owed it, or has got it."""
    STOPPED = "stopped"
    """What had not been sent is not sent."""
    RECALLED = "recalled"
    """What was sent is taken back."""


MOVES: Mapping[tuple[LetterState, LetterState], str] = {
    (LetterState.DRAFT, LetterState.WAITING): "its writer sends it to many",
    (LetterState.DRAFT, LetterState.SENT): "to few, or by another than its writer",
    (LetterState.WAITING, LetterState.DRAFT): "changed",
    (LetterState.WAITING, LetterState.SENT): "somebody else says yes",
    (LetterState.SENT, LetterState.STOPPED): "stopped in the middle",
    (LetterState.STOPPED, LetterState.SENT): "the rest is sent",
    (LetterState.SENT, LetterState.RECALLED): "taken back",
    (LetterState.STOPPED, LetterState.RECALLED): "taken back",
}
"""The only ways from one state to another, and why; a letter begins as a draft."""


@dataclass(eq=False)
class NotNow(Refusal):
    """As far as the letter has come, that cannot be done."""

    letter: "Letter"


@dataclass(eq=False)
class WrittenMeanwhile(Refusal):
    """Somebody else has changed the letter since its form was opened."""


@dataclass(eq=False)
class NobodyToTell(Refusal):
    """No kindergarten would get it."""


@dataclass(frozen=True)
class Person:
    """Somebody of the arbeidsgruppe, by the platform's id in a workspace."""

    workspace_id: int
    user_id: str


class Letter(Base):
    """One letter of a programme."""

    __tablename__ = "letter"
    __table_args__ = (Index("letter_programme", "programme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    title: Mapped[Localized] = mapped_column(JsonColumn(Localized))
    text: Mapped[Localized] = mapped_column(JsonColumn(Localized))
    """In the same languages as the title: bokmål, nynorsk or both."""
    link: Mapped[str | None] = mapped_column(String(LINK_LIMIT))
    link_words: Mapped[str | None] = mapped_column(String(LINK_WORDS_LIMIT))
    state: Mapped[LetterState] = mapped_column(EnumColumn(LetterState), default=LetterState.DRAFT)
    municipality: Mapped[str | None] = mapped_column(String(MUNICIPALITY_LIMIT))
    """Whose kindergartens get it. None: all of the programme's."""
    day: Mapped[date | None]
    """Not before this day. None: as soon as somebody is there to read it."""
    writer_workspace: Mapped[int | None] = mapped_column(ForeignKey("workspace.id"))
    writer: Mapped[str | None] = mapped_column(String(100))
    """Who last wrote it: to many it goes only when somebody else says yes. Forgotten when it is sent."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When it was sent off; each kindergarten gets it in its own posting hours."""

    @classmethod
    def write(cls, programme_id: int, values: Mapping[str, Any], by: Person, now: datetime) -> Self:
        made = cls(programme_id=programme_id, state=LetterState.DRAFT)
        made._set(values, by, now)
        return made

    def rewrite(self, values: Mapping[str, Any], by: Person, now: datetime) -> None:
        """Whoever was asked to say yes has not seen this. Raises NotNow."""
        self._must_be_unsent()
        self._set(values, by, now)
        self.state = LetterState.DRAFT

    def _set(self, values: Mapping[str, Any], by: Person, now: datetime) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self.writer_workspace, self.writer, self.changed_at = by.workspace_id, by.user_id, now

    def address(self, municipality: str | None, day: date | None, now: datetime) -> None:
        """Say who gets it, and when. Raises NotNow."""
        self._must_be_unsent()
        if (self.municipality, self.day) != (municipality, day):
            self.municipality, self.day, self.changed_at = municipality, day, now
            self.state = LetterState.DRAFT

    def needs_another(self, by: Person, recipients: int) -> bool:
        """Whether somebody else than the one who sends it must say yes."""
        return recipients > MANY and (by.workspace_id, by.user_id) == (self.writer_workspace, self.writer)

    def send(self, by: Person, recipients: int, now: datetime) -> bool:
        """False while somebody else must say yes. Raises NobodyToTell or NotNow."""
        self._must_be_unsent()
        if not recipients:
            raise NobodyToTell
        if self.needs_another(by, recipients):
            self.state = LetterState.WAITING
            return False
        self._go(LetterState.SENT)
        self.sent_at, self.writer_workspace, self.writer = now, None, None
        return True

    def stop(self) -> None:
        """Raises NotNow."""
        self._go(LetterState.STOPPED)

    def go_on(self) -> None:
        """Raises NotNow."""
        if self.state is not LetterState.STOPPED:
            raise NotNow(self)
        self._go(LetterState.SENT)

    def recall(self) -> None:
        """Raises NotNow."""
        self._go(LetterState.RECALLED)

    @property
    def is_unsent(self) -> bool:
        return self.state in (LetterState.DRAFT, LetterState.WAITING)

    def _must_be_unsent(self) -> None:
        if not self.is_unsent:
            raise NotNow(self)

    def _go(self, state: LetterState) -> None:
        if (self.state, state) not in MOVES:
            raise NotNow(self)
        self.state = state


# What its text says


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Points:
    """A list."""

    items: tuple[str, ...]


LetterPart: TypeAlias = Paragraph | Points

MOST_PARTS = 30
"""More would not fit in a message; the rest stands in the last of them."""
_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_POINT = re.compile(
    r"^[ \t\u00a0]*(?:[-–•·▪◦*\uf0b7\uf0a7][ \t\u00a0]+|[•▪◦\uf0b7\uf0a7]|-(?=[^\W\d_])|o\t)[ \t\u00a0]*"
)
_NUMBER = re.compile(r"^[ \t\u00a0]*(\d{1,3}[.)])[ \t\u00a0]+")
_CELLS = re.compile(r"[ ]*\t[ \t]*")
_IS_POINT = re.compile(r"^- ")
_BETWEEN = re.compile(r"\n[ \t]*\n\s*")


def readable(text: str) -> str:
    """What was pasted from a text program, as a person would have typed it.

    The cells of a table's row stand beside each other with a dot between; what marks a point is a dash.
    """
    lines = _BREAKS.sub("\n", text).split("\n")
    marked = (_NUMBER.sub(r"\1 ", _POINT.sub("- ", line)) for line in lines)
    return "\n".join(_CELLS.sub(" · ", line.strip("\t ")) for line in marked)


def parts_of(text: str) -> tuple[LetterPart, ...]:
    """Paragraphs with empty lines between; lines that begin with a dash are a list."""
    found = [part for block in _BETWEEN.split(text.strip()) for part in _parts(block)]
    if len(found) <= MOST_PARTS:
        return tuple(found)
    rest = "\n".join(map(_as_text, found[MOST_PARTS - 1 :]))
    return (*found[: MOST_PARTS - 1], Paragraph(rest))


def _parts(block: str) -> Iterator[LetterPart]:
    for is_point, lines in groupby(block.split("\n"), lambda line: _IS_POINT.match(line) is not None):
        if is_point:
            yield Points(tuple(line[2:] for line in lines))
        else:
            yield Paragraph("\n".join(lines))


def _as_text(part: LetterPart) -> str:
    return part.text if isinstance(part, Paragraph) else "\n".join(f"- {item}" for item in part.items)
