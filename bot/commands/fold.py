"""Makes spellings alike: case, accents, æ/ø/å and their ASCII forms, hyphens; and finds what was meant."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

CLOSE = 65.0
"""Similarity in percent from which a word is offered as what was meant."""
LONGEST_ALIKE = 120
"""Characters before they are folded, and one may unfold to eighteen. No name is like a longer text."""
SURE = 100.0

LONGEST = 3_000
"""Characters of a line that are looked at. Cut before anything else: one character can unfold to eighteen."""

_SPELLINGS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "-": " ", "–": " ", "_": " "})


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`Neste-Måned`, `neste maaned` and `NESTE MÅNED` become the same."""
    bare = unicodedata.normalize("NFKD", text[:LONGEST].casefold().translate(_SPELLINGS))
    for mark in filter(unicodedata.combining, set(bare)):
        bare = bare.replace(mark, "")
    for pair, single in (("aa", "a"), ("ae", "e"), ("oe", "o")):
        bare = bare.replace(pair, single)
    return " ".join(re.findall(r"[\w./:+?]+", bare))


def squeeze(text: str) -> str:
    """Folded, and without spaces: `neste måned` is `nestemåned`."""
    return fold(text).replace(" ", "")


def nearest(text: str, names: Iterable[str], limit: int = 3) -> list[tuple[str, float]]:
    """The names most like the text, best first, with their similarity in percent."""
    if len(text) > LONGEST_ALIKE:
        return []
    folded = {name: fold(name) for name in names}
    found = process.extract(fold(text), folded, scorer=_likeness, limit=limit, score_cutoff=CLOSE)
    return [(name, score) for _, score, name in found]


def _likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:  # noqa: ARG001
    """Alike as wholes, or the text alike to one word of the name (a little less sure)."""
    whole = fuzz.ratio(one, other)
    parts = max((fuzz.ratio(one, word) for word in other.split()), default=0.0)
    return max(whole, 0.95 * parts)
