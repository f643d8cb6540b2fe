"""Makes spellings alike: case, accents, æ/ø/å and their ASCII forms, hyphens; and finds what was meant."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz, process

CLOSE = 65.0
"""Similarity in percent from which a word is offered as what was meant."""
LONGEST_ALIKE = 120
"""Characters before they are folded, and one may unfold to eighteen. No name is like a longer text."""
SURE = 100.0
IN_PART = 0.95
"""How sure a word of a name is beside the whole name."""

LONGEST = 3_000
"""Characters of a line that are looked at. Cut before anything else and after: one may unfold to eighteen."""

T = TypeVar("T")

_SPELLINGS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "-": " ", "–": " ", "_": " "})


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`Neste-Måned`, `neste maaned` and `NESTE MÅNED` become the same."""
    bare = unicodedata.normalize("NFKD", text[:LONGEST].casefold().translate(_SPELLINGS))[:LONGEST]
    for mark in filter(unicodedata.combining, set(bare)):
        bare = bare.replace(mark, "")
    for pair, single in (("aa", "a"), ("ae", "e"), ("oe", "o")):
        bare = bare.replace(pair, single)
    return " ".join(re.findall(r"[\w./:+?]+", bare))


def squeeze(text: str) -> str:
    """Folded, and without spaces: `neste måned` is `nestemåned`."""
    return fold(text).replace(" ", "")


def nearest(text: str, names: Iterable[str], limit: int = 3) -> list[tuple[str, float]]:
    """The names most like the text, best first, with their similarity in percent.

    Alike as wholes, or the text alike to one word of the name (a little less sure).
    """
    if len(text) > LONGEST_ALIKE:
        return []
    wholes, words = _spelled(tuple(names))
    scores = dict.fromkeys(wholes, 0.0)
    for name, score in _alike(text, wholes):
        scores[name] = score
    for (name, _word), score in _alike(text, words):
        scores[name] = max(scores[name], IN_PART * score)
    found = [(name, score) for name, score in scores.items() if score >= CLOSE]
    return sorted(found, key=lambda pair: -pair[1])[:limit]


@lru_cache(maxsize=256)
def _spelled(names: tuple[str, ...]) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Names as they are compared, and each of their words: the same few lists are looked through all day."""
    wholes = {name: fold(name) for name in names}
    return wholes, {(name, word): word for name, whole in wholes.items() for word in whole.split()}


def _alike(text: str, spellings: Mapping[T, str]) -> Iterator[tuple[T, float]]:
    found = process.extract(fold(text), spellings, scorer=fuzz.ratio, limit=None, score_cutoff=CLOSE)
    return ((key, score) for _spelling, score, key in found)
