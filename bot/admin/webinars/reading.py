"""Reads what people write about a webinar, on the command line and in lists, into what is kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from bot.admin.webinars.links import unwrapped
from bot.admin.webinars.moments import read_start
from bot.admin.webinars.wrong import Wrong, quoted
from bot.model.errors import Refusal
from bot.model.texts import (
    LINK_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    BadLink,
    Empty,
    Language,
    Localized,
    TooLong,
    clean,
    https_link,
)
from bot.model.webinar import (
    LONGEST,
    MOST_QUESTIONS,
    QUESTION_LIMIT,
    SHORTEST,
    StartPassed,
    Webinar,
    WebinarCancelled,
)

YES = frozenset({"yes", "ja", "j", "y", "x", "true", "sann", "sant", "1", "avlyst", "cancelled", "✓", "✔"})
NO = frozenset({"", "no", "nei", "n", "false", "usann", "usant", "0", "-", "–"})
_LENGTH = re.compile(
    r"(?:(\d{1,2}(?:[.,]\d{1,2})?) ?(?:t|h|time|timer|timar|hours?)\.?)?"
    r" ?(?:(?:og |and )?(\d{1,3})(?:[.,]0{1,2})? ?(?:m|min|minutt|minutter|minuttar|minutes?)?\.?)?",
    re.ASCII,
)
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
        case WebinarCancelled():
            return "it is cancelled, and those who were told have taken it out of their plans; add a new one"
        case StartPassed():
            return "start: the new time has passed already"
        case _:
            raise error


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


def yes(text: str) -> bool:
    """Raises Wrong."""
    word = text.strip().casefold()
    if word not in YES | NO:
        raise Wrong(f"{quoted(text)} is neither yes nor no; write ja or nei")
    return word in YES


def _title(text: str) -> str:
    return clean(" ".join(text.split()), TITLE_LIMIT)


def _link(text: str) -> str:
    return https_link(unwrapped(text.strip().removeprefix("<").removesuffix(">")))


def _minutes(text: str) -> int:
    """`45`, `45,0`, `45 min`, `1,5 timer`, `1 t 30 min`."""
    found = _LENGTH.fullmatch(" ".join(text.split()).casefold())
    if found is not None and any(found.groups()):
        hours, minutes = found.groups()
        length = 60 * float((hours or "0").replace(",", ".")) + int(minutes or 0)
        if length.is_integer() and SHORTEST <= length <= LONGEST:
            return int(length)
    raise Wrong(f"{quoted(text)} is not a number of minutes from {SHORTEST} to {LONGEST}")


def _text(text: str) -> str | None:
    return clean(text, TEXT_LIMIT) if text.strip() else None


def _questions(text: str) -> tuple[str, ...]:
    """One on each line, or with | between them."""
    parts = [part for part in re.split(r"[\n|]", text) if part.strip()]
    if len(parts) > MOST_QUESTIONS:
        raise Wrong(f"there are {len(parts)}, and at most {MOST_QUESTIONS} fit")
    return tuple(clean(part, QUESTION_LIMIT) for part in parts)


def _recording(text: str) -> str | None:
    return _link(text) if text.strip() else None


READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "title": ("title", _title),
    "link": ("link", _link),
    "start": ("starts_at", read_start),
    "minutes": ("minutes", _minutes),
    "text": ("text", _text),
    "questions": ("questions", _questions),
    "recording": ("recording", _recording),
}
REQUIRED = ("title", "link", "start", "minutes")
NAMES = {attribute: name for name, (attribute, _reader) in READERS.items()}
"""What people call each attribute."""
