"""Makes what people write alike: forms, dialects and spellings of a word, and words of one meaning."""

import re
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from bot.commands.dates.words import month_names
from bot.commands.fold import fold
from bot.content.yaml_file import read_yaml

FILE = Path(__file__).with_name("words.yaml")

LONGEST = 3_000
"""Characters that are looked at. Cut before anything else: one character can unfold to eighteen."""
LONGEST_WORD = 40
A_MONTH = "mndnavn"
"""What stands for the name of any month."""
_WORD = re.compile(r"[^\W_]+|[?]|[\u2600-\u27bf\U0001f300-\U0001faff]")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text, each in its one form; months and numbers stand for all months and numbers."""
    return tuple(_word(word) for word in _WORD.findall(text[:LONGEST].casefold()))


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    if word.isdigit():
        return "0"
    folded = fold(_same().get(word, word)[:LONGEST_WORD])
    return A_MONTH if folded in _MONTHS else folded


_MONTHS = frozenset(name for name in month_names() if len(name) > len("mar") or name == "mai") - {"may"}

_LITTLE = frozenset(
    ("denne", "please", "litt", "da", "jo", "vel", "sa", "her", "der", "igjen", "egentlig", "lurer")
)
"""Words that tell nothing of what is wanted."""
_ENDINGS = ("ene", "ane", "ens", "ets", "ers", "en", "et", "er", "ar", "s")
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
    stem = next((word.removesuffix(end) for end in _ENDINGS if word.endswith(end)), word)
    return meanings.get(stem, stem) if len(stem) >= SHORTEST_STEM else word
