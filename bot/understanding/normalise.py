"""Makes what people write alike: forms, dialects and spellings of a word, and words of one meaning."""

import re
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from bot.commands.dates.words import month_names
from bot.commands.fold import LONGEST, fold
from bot.content.yaml_file import read_yaml

FILE = Path(__file__).with_name("words.yaml")

LONGEST_WORD = 40
A_MONTH = "mndnavn"
"""What stands for the name of any month."""
_WORD = re.compile(r"[^\W_]+|[?]|[\u2600-\u27bf\U0001f300-\U0001faff]")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    asking: str
    """What a question begins with."""
    same: dict[str, str]
    meanings: dict[str, str]


@cache
def _words() -> _Words:
    """Read when the first line in somebody's own words comes."""
    return read_yaml(FILE, _Words)


@cache
def _same() -> dict[str, str]:
    return {form: word for word, forms in _words().same.items() for form in forms.split()}


@cache
def _meanings() -> dict[str, str]:
    return {form: word for word, forms in _words().meanings.items() for form in forms.split()}


@cache
def _asking() -> frozenset[str]:
    return frozenset(_words().asking.split())


def asks(text: str) -> bool:
    """Whether somebody asks for something, and does not only tell of it."""
    return text.rstrip().endswith("?") or bool(_asking().intersection(plain_words(text)[:1]))


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text, each in its one form; months and numbers stand for all months and numbers."""
    return tuple(_word(word) for word in _WORD.findall(text[:LONGEST].casefold()))


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    if word.isdigit():
        return "0"
    folded = fold(_same().get(word, word)[:LONGEST_WORD])
    return A_MONTH if folded in _months() else folded


@cache
def _months() -> frozenset[str]:
    return frozenset(month_names()) - {"mar", "may", "jul"}


_LITTLE = frozenset(
    ("denne", "please", "litt", "da", "jo", "vel", "sa", "her", "der", "igjen", "egentlig", "lurer")
)
"""Words that tell nothing of what is wanted."""
_ENDINGS = (
    *("anes", "enes", "ene", "ane", "ens", "ets", "ers", "ern", "ende", "ande"),
    *("te", "de", "en", "et", "er", "ar", "an", "a", "e", "s", "t", "n"),
)
"""Of forms of a word, in Norwegian and English; the longest first."""
SHORTEST_STEM = 4


def concepts(words: tuple[str, ...]) -> tuple[str, ...]:
    """Plain words by what they mean, without the little ones; all of them where nothing else is left."""
    found = tuple(map(_concept, words))
    return tuple(word for word in found if word not in _LITTLE) or found


@lru_cache(maxsize=8192)
def _concept(word: str) -> str:
    meanings = _meanings()
    if word in meanings:
        return meanings[word]
    stem = next(
        (stem for end in _ENDINGS if len(stem := word.removesuffix(end)) >= SHORTEST_STEM and stem != word),
        word,
    )
    return meanings.get(stem, stem)
