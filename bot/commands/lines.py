"""The lines that buttons say: declared once, beside the subject they lead to, and written from values.

A line may end with a mark, a word that nobody types: when its reader saw what it changes, or which
kindergarten is meant.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Generic, TypeAlias, TypeVar, TypeVarTuple, overload

from bot.commands.reading import Reader
from bot.message.words import Phrase

First = TypeVar("First")
Second = TypeVar("Second")
Third = TypeVar("Third")
Fourth = TypeVar("Fourth")
Ts = TypeVarTuple("Ts")


class LineTo(Generic[*Ts]):
    """A line to a command, by the command's own name, with the values it gives in the command's order.

    `DROP = LineTo("hms", "tiltak dropp", MEASURE)` is declared in a module; `DROP(measure)` writes the line.
    What stands in a package of handlers is compared with the command when the program starts.
    """

    @overload
    def __init__(self: "LineTo[()]", root: str, words: str = "", /) -> None: ...
    @overload
    def __init__(self: "LineTo[First]", root: str, words: str, first: Reader[First, Any], /) -> None: ...
    @overload
    def __init__(
        self: "LineTo[First, Second]",
        root: str,
        words: str,
        first: Reader[First, Any],
        second: Reader[Second, Any],
        /,
    ) -> None: ...
    @overload
    def __init__(
        self: "LineTo[First, Second, Third]",
        root: str,
        words: str,
        first: Reader[First, Any],
        second: Reader[Second, Any],
        third: Reader[Third, Any],
        /,
    ) -> None: ...
    @overload
    def __init__(
        self: "LineTo[First, Second, Third, Fourth]",
        root: str,
        words: str,
        first: Reader[First, Any],
        second: Reader[Second, Any],
        third: Reader[Third, Any],
        fourth: Reader[Fourth, Any],
        /,
    ) -> None: ...
    def __init__(self, root: str, words: str = "", /, *readers: Reader[Any, Any]) -> None:
        self.name: Final = f"{root} {words}".rstrip()
        self.readers: Final = readers

    def __call__(self, *values: *Ts, seen: datetime | None = None) -> str:
        """The line, with when its reader saw what it changes, where that matters.

        Raises ValueError for too few values or too many.
        """
        given: tuple[Any, ...] = values
        written = [reader.write(value) for reader, value in zip(self.readers, given, strict=True)]
        return as_seen(" ".join([self.name, *written]), seen)

    @property
    def typed(self) -> Phrase:
        """The command as people type it, for texts that tell of it."""
        return typed(self.name)


def typed(name: str) -> Phrase:
    """A command by its name in the reader's language: the catalogues have one of its names for each."""
    return Phrase(f"/{name}")


AnyLine: TypeAlias = LineTo[*tuple[Any, ...]]


def as_seen(line: str, now: datetime | None) -> str:
    """A line as somebody says it who has seen what there is at a moment; without one, as it is."""
    return line if now is None else f"{line} {seen_mark(now)}"


# Marks

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
# Nobody types that, and `@everyone` is a word like any other.
_SEEN = re.compile(r"@{1,2}[0-9]{11,13}")
_SEEN_IN = re.compile(rf"(?<!\S){_SEEN.pattern}(?!\S)")
_MEANT = re.compile(r"~\d{1,9}", re.ASCII)


def seen_mark(now: datetime) -> str:
    """A word on a button's line that tells when the asker saw what the button changes.

    Never earlier than it was: the card of a change is made in the moment of that change, and shows it.
    """
    return f"@{-((_EPOCH - now) // timedelta(milliseconds=1))}"


def reminded_mark(now: datetime) -> str:
    """The same, and that the asker has been reminded of what should not be written."""
    return f"@{seen_mark(now)}"


def moment_seen(line: str) -> tuple[datetime | None, bool]:
    """When the asker saw what a line changes, if it says so, and whether they have been reminded."""
    marks: list[str] = _SEEN_IN.findall(line)
    seen = _EPOCH + timedelta(milliseconds=int(marks[-1].lstrip("@"))) if marks else None
    return seen, any(mark.startswith("@@") for mark in marks)


def meant_mark(kindergarten_id: int) -> str:
    """A word on a button's line that tells which kindergarten is meant, where the place does not."""
    return f"~{kindergarten_id}"


def meant_kindergarten(line: str) -> int | None:
    """The kindergarten that a line names with its mark."""
    return next((int(word[1:]) for word in line.split() if _MEANT.fullmatch(word)), None)


def without_mark(line: str) -> str:
    """The line as a person reads it."""
    if "@" not in line and "~" not in line:
        return " ".join(line.split())
    return " ".join(word for word in line.split() if not _is_mark(word))


def _is_mark(word: str) -> bool:
    return word[0] in "@~" and bool(_SEEN.fullmatch(word) or _MEANT.fullmatch(word))
