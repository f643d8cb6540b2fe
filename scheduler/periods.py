"""What sets the posts of one kind apart: a value, and the text that the database has of it."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from bot.model.days import Week
from bot.model.month import Month

P = TypeVar("P")
E = TypeVar("E", bound=StrEnum)

BETWEEN = "/"


class UnreadablePeriod(Exception):
    """A text that is no period of its kind. It is not repeated here, for it may name a person."""


class Period(Protocol[P]):
    """Writes and reads the periods of a kind of post. What it reads it would write the same."""

    def write(self, value: P) -> str: ...
    def read(self, text: str) -> P:
        """Raises UnreadablePeriod."""
        ...

    def begin(self, *first: Any) -> str:
        """What the text of every period begins with whose first values are these."""
        ...


@dataclass(frozen=True)
class One(Generic[P]):
    """A single value."""

    write: Callable[[P], str]
    parse: Callable[[str], P]
    """Raises ValueError, or OverflowError."""

    def read(self, text: str) -> P:
        try:
            value = self.parse(text)
        except (ValueError, OverflowError) as error:
            raise UnreadablePeriod from error
        if not text or self.write(value) != text:  # with two texts for one value a post could be made twice
            raise UnreadablePeriod
        return value

    def begin(self, *_first: Any) -> str:
        return ""


class Several(Generic[P]):
    """The fields of a dataclass, with slashes between. Only the last may have slashes of its own."""

    def __init__(self, of: type[P], *parts: One[Any]) -> None:
        made: Any = of
        self._of = of
        self._parts = {field.name: part for field, part in zip(fields(made), parts, strict=True)}

    def write(self, value: P) -> str:
        return BETWEEN.join(part.write(getattr(value, name)) for name, part in self._parts.items())

    def read(self, text: str) -> P:
        words = text.split(BETWEEN, len(self._parts) - 1)
        if len(words) != len(self._parts):
            raise UnreadablePeriod
        return self._of(*(part.read(word) for part, word in zip(self._parts.values(), words, strict=True)))

    def begin(self, *first: Any) -> str:
        words = (part.write(value) for part, value in zip(self._parts.values(), first, strict=False))
        return "".join(word + BETWEEN for word in words)


def word_of(kind: type[E]) -> One[E]:
    """A member of an enumeration, by its word."""
    return One(lambda member: member.value, kind)


def moment_as(form: str) -> One[datetime]:
    """A moment in UTC, as exact as its form is."""
    return One(
        lambda at: f"{at.astimezone(UTC):{form}}", lambda text: datetime.strptime(f"{text}+0000", f"{form}%z")
    )


TEXT = One[str](str, str)
NUMBER = One[int](str, int)
MONTH = One[Month](str, Month.parse)
WEEK = One[Week](str, Week.parse)
DAY = One[date](date.isoformat, date.fromisoformat)
MINUTE = moment_as("%Y%m%dT%H%M")
SECOND = moment_as("%Y%m%dT%H%M%S")
TIMESTAMP = One[datetime](
    lambda at: f"{at.timestamp():.0f}", lambda text: datetime.fromtimestamp(int(text), UTC)
)
"""Seconds since 1970."""
