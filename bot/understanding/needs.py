"""People in need are looked for before anything else, in all languages and dialects.

Too many found is a kind answer that was not needed; one missed is somebody left alone. But who asks for a
theme, a webinar or a routine on the subject asks for that, and gets it.

Two things tell of a need: what was learned from `needs_examples.yaml`, beside what is said for all commands;
and words in `needs.yaml` that hardly anybody writes who is in no need.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from bot.commands.fold import LONGEST
from bot.content.yaml_file import read_yaml
from bot.model.person_names import is_first_name
from bot.model.privacy import Concern, concern_in
from bot.understanding.examples import Said
from bot.understanding.normalise import parts_of, plain_words
from bot.understanding.weights import meanings_of

FILE = Path(__file__).with_name("needs.yaml")
EXAMPLES = Path(__file__).with_name("needs_examples.yaml")
OF_NEED = "need "
"""What the name of a meaning begins with that is no command's."""


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


LIKELY = 0.35
"""How likely all needs together must be by what was learned, to be met as one."""
FEWEST_WORDS = 3
ALONE = 0.6
"""The same of fewer words than that: they may be anything."""
STANDS_OUT = 0.35
"""The share of all needs that one must have to be the one."""
WITH_WORDS, WITH_HARD_WORDS, WITH_URGENT_WORDS = 0.1, 0.15, 0.01
"""The same where words of the need are there too; where words only sound hard; and where it cannot wait."""
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


def needs_examples() -> dict[str, tuple[str, ...]]:
    """What is learned from, by the names of the meanings."""
    said = read_yaml(EXAMPLES, dict[str, Said])
    kinds = {one.value for one in Need}
    return {f"{OF_NEED}{name}" if name in kinds else name: its.sentences for name, its in said.items()}


def need_in(text: str) -> Need | None:
    """The need that a text tells of, as a whole or in one of its sentences beside another wish."""
    text, parts = text[:LONGEST], parts_of(text)
    told = (_need_in(part) for part in parts if len(parts) > 1 and len(part.split()) >= FEWEST_WORDS)
    return _need_in(text) or next(filter(None, told), None)


def _need_in(text: str) -> Need | None:
    likely = _likely(text)
    every = sum(likely.values())
    told = _told(text)
    if told is not None and every >= _least(told):
        return told
    least = LIKELY if len(text.split()) >= FEWEST_WORDS else ALONE
    return _likeliest(likely, every) if every >= least else None


def _likeliest(likely: Mapping[Need, float], every: float) -> Need:
    """One that stands out; else who writes is met as somebody who has it hard, and not for what it is not."""
    first = max(likely, key=likely.__getitem__)
    return first if likely[first] >= STANDS_OUT * every else Need.SOMETHING_HARD


def _least(told: Need) -> float:
    if told in URGENT:
        return WITH_URGENT_WORDS
    return WITH_HARD_WORDS if told is Need.SOMETHING_HARD else WITH_WORDS


def _likely(text: str) -> dict[Need, float]:
    """How likely each need is, by what was learned."""
    of_needs = {one.value: one for one in Need}
    found = ((of_needs.get(name.removeprefix(OF_NEED)), share) for name, share in meanings_of(text))
    return {need: share for need, share in found if need is not None}


def _told(text: str) -> Need | None:
    """The most urgent need that is told of by words that say so."""
    signs = _signs()
    plain = " ".join(word for word in plain_words(text) if word != "?")[:LONGEST]
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
