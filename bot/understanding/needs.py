"""People in need are looked for before anything else, in all languages and dialects.

Too many found is a kind answer that was not needed; one missed is somebody left alone. But who asks for a
theme, a webinar or a routine on the subject asks for that, and gets it. The words stand in `needs.yaml`.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from bot.content.yaml_file import read_yaml
from bot.model.privacy import Concern, concern_in, is_first_name
from bot.understanding.normalise import LONGEST, plain_words

FILE = Path(__file__).with_name("needs.yaml")


class Need(StrEnum):
    """What kind of help somebody needs."""

    INJURY = "injury"
    FIRE = "fire"
    LIFE = "life"
    """Does not want to live."""
    CHILD_AT_RISK = "child"
    SEXUAL = "sexual"
    BOSS = "boss"
    """A leader who bullies or threatens."""
    DISCRIMINATION = "discrimination"
    VIOLENCE = "violence"
    """Violence or threats, from a child, a parent or anybody."""
    HARASSMENT = "harassment"
    REPORTING = "reporting"
    """Wants to report wrongdoing."""
    EXHAUSTION = "exhaustion"
    """Cannot go on."""
    ILLNESS = "illness"
    """Of a colleague."""
    SOMETHING_HARD = "hard"
    """What it is was not understood; it must not be met with a list of suggestions."""


URGENT = frozenset({Need.INJURY, Need.FIRE, Need.LIFE})
_NOT_A_SUBJECT = frozenset({Need.BOSS})
"""No theme or webinar is about it: whoever says it tells of something that happens."""
_NOW = re.compile(r"\b(?:jeg|meg|my|myself|na|now|i dag|akkurat)\b")
_LESSON = re.compile(r"\b(?:ovelse\w*|tema|webinar\w*|kurs\w*|mndnavn)\b")
_HAPPENS_TO_ME = re.compile(
    r"\b(?:jeg|meg|my|me) (?:\w+ ){0,3}(?:blir|ble|blei|vart|vert|blitt|er|har|am|was|been)\b"
)


class _Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, tuple[str, ...]]
    needs: dict[Need, tuple[str, ...]]
    work: tuple[str, ...]
    ill: tuple[str, ...]
    somebody: tuple[str, ...]


class _Signs:
    """All the words, as expressions that are looked for."""

    def __init__(self, content: _Content) -> None:
        lists = {name: f"(?:{'|'.join(some)})" for name, some in content.words.items()}
        self.needs = [
            (need, _any(_filled(pattern, lists) for pattern in some)) for need, some in content.needs.items()
        ]
        self.work, self.ill, self.somebody = map(_whole_words, (content.work, content.ill, content.somebody))


def _filled(pattern: str, lists: Mapping[str, str]) -> str:
    return re.sub(r"<(\w+)>", lambda found: lists[found[1]], pattern)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _whole_words(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


@cache
def _signs() -> _Signs:
    """Read when the first line in somebody's own words comes."""
    return _Signs(read_yaml(FILE, _Content))


def need_in(text: str) -> Need | None:
    """The most urgent need that a text tells of."""
    signs, text = _signs(), text[:LONGEST]
    plain = " ".join(word for word in plain_words(text) if word != "?")
    about_work = bool(signs.work.search(plain))
    found = [need for need, sign in signs.needs if sign.search(plain)]
    somebody = bool(signs.somebody.search(plain)) or any(map(is_first_name, text.split()))
    is_ill = concern_in(text) is Concern.ILLNESS or (somebody and signs.ill.search(plain))
    if is_ill and not about_work:
        found = [*(need for need in found if need is not Need.SOMETHING_HARD), Need.ILLNESS]
    return next((need for need in found if not about_work or _happens(plain, need)), None)


def _happens(plain: str, need: Need) -> bool:
    """Whether it happens to the writer, though a word of the work is in what they write."""
    if need in _NOT_A_SUBJECT:
        return True
    if need in URGENT:
        return bool(_NOW.search(plain)) and not _LESSON.search(plain)
    return bool(_HAPPENS_TO_ME.search(plain))
