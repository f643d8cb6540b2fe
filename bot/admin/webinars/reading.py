"""Reads what people write about a webinar, on the command line and in lists, into what is kept."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.admin.webinars.moments import read_start
from bot.admin.webinars.wrong import Wrong, quoted
from bot.model.errors import Refusal
from bot.model.texts import (
    LINK_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    BadLink,
    Empty,
    TooLong,
    clean,
)
from bot.model.webinar import (
    LONGEST,
    SHORTEST,
    NoLength,
    StartPassed,
    TooManyQuestions,
    WebinarCancelled,
    length_of,
    link_of,
    questions_of,
)

YES = frozenset({"yes", "ja", "j", "y", "x", "true", "sann", "sant", "1", "avlyst", "cancelled", "✓", "✔"})
NO = frozenset({"", "no", "nei", "n", "false", "usann", "usant", "0", "-", "–"})
_SPREADSHEET_ERROR = re.compile(
    r"#(?:REF!|NAVN\?|NAME\?|VERDI!|VALUE!|I/T|N/A|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)|(?:Err|Feil):\d{3}"
)


def read(cells: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The values of the cells that are there, by attribute, and what is wrong with the others."""
    values: dict[str, Any] = {}
    problems = []
    for name, (attribute, reader) in READERS.items():
        if name in cells:
            try:
                values[attribute] = reader(_there(name, cells[name]))
            except (Wrong, Refusal) as error:
                problems.append(f"{name}: {explain(error, cells[name])}")
    return values, problems


def _there(name: str, text: str) -> str:
    """Raises Wrong or Empty."""
    if _SPREADSHEET_ERROR.fullmatch(text.strip()):
        raise Wrong(f"{quoted(text)} is an error in the spreadsheet")
    if name in REQUIRED and not text.strip():
        raise Empty
    return text


def explain(error: Wrong | Refusal, text: str = "") -> str:  # noqa: PLR0911 - one line for each
    """What is wrong, in words."""
    match error:
        case Wrong(problem):
            return problem
        case Empty():
            return "must be filled in"
        case TooLong(length, limit):
            return f"has {length} characters, and at most {limit} fit"
        case BadLink(link) if len(link) > LINK_LIMIT:
            return explain(TooLong(len(link), LINK_LIMIT))
        case BadLink():
            return f"{quoted(text)} is not an https:// address"
        case NoLength():
            return f"{quoted(text)} is not a number of minutes from {SHORTEST} to {LONGEST}"
        case TooManyQuestions(count, limit):
            return f"there are {count}, and at most {limit} fit"
        case WebinarCancelled():
            return "it is cancelled, and those who were told have taken it out of their plans; add a new one"
        case StartPassed():
            return "start: the new time has passed already"
        case _:
            raise error


def yes(text: str) -> bool:
    """Raises Wrong."""
    word = text.strip().casefold()
    if word not in YES | NO:
        raise Wrong(f"{quoted(text)} is neither yes nor no; write ja or nei")
    return word in YES


def _title(text: str) -> str:
    return clean(" ".join(text.split()), TITLE_LIMIT)


def _text(text: str) -> str | None:
    return clean(text, TEXT_LIMIT) if text.strip() else None


def _recording(text: str) -> str | None:
    return link_of(text) if text.strip() else None


READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "title": ("title", _title),
    "link": ("link", link_of),
    "start": ("starts_at", read_start),
    "minutes": ("minutes", length_of),
    "text": ("text", _text),
    "questions": ("questions", questions_of),
    "recording": ("recording", _recording),
}
REQUIRED = ("title", "link", "start", "minutes")
NAMES = {attribute: name for name, (attribute, _reader) in READERS.items()}
"""What people call each attribute."""
