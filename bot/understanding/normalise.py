"""Makes what people write alike: forms, dialects and spellings of a word, and words of one meaning."""

import re
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from rapidfuzz.distance import OSA

from bot.commands.dates.words import month_names
from bot.commands.fold import LONGEST, fold
from bot.content.yaml_file import read_yaml

FILE = Path(__file__).with_name("words.yaml")

LONGEST_WORD = 40
SHORTEST_MONTH = 5
"""Letters of a month's name that is perhaps misspelt: `janaur`, `febuar`."""
A_MONTH = "mndnavn"
"""What stands for the name of any month."""
_WORD = re.compile(r"[^\W_]+|[?]|[\u2600-\u27bf\U0001f300-\U0001faff]")

_BETWEEN = re.compile(
    r"(?<!\d)\.+|[?!;\n]+|, (?:og|and|samt|pluss|plus)\b|,? (?:og|å|and|men|but)"
    r"(?= (?:så|hva|kva|ka|når|hvem|kven|kem|hvor|kor|kan|vi|jeg|eg|er|what|when|who|can|how|we)\b)",
    re.IGNORECASE,
)
MOST_PARTS = 4
MOST_TELLING = 100
"""Words of a text that are asked whether they tell anything."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    asking: str
    """What a question begins with."""
    exchange: str
    """What says that two things change places."""
    general: str
    """What says nothing of which thing is meant, by the words of one meaning."""
    sentence: str
    """What stands in sentences, and in no value of a command."""
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
    """Forms by the word that stands for them, and their stems where those are no other word's forms."""
    forms = {form: word for word, forms in _words().meanings.items() for form in (word, *forms.split())}
    return {stem(form): word for form, word in forms.items()} | forms


@cache
def _asking() -> frozenset[str]:
    return frozenset(_words().asking.split())


@cache
def _general() -> frozenset[str]:
    return frozenset(map(stem, _words().general.split())) | frozenset(_words().general.split())


def telling(text: str) -> list[str]:
    """The words of a text that may say which thing is meant."""
    words = (word.strip(".,?!:;") for word in text.split()[:MOST_TELLING])
    return [word for word in words if not _is_general(word)]


def _is_general(word: str) -> bool:
    plain = plain_words(word)
    return not plain or all(one.isdigit() or concept(one) in _general() for one in plain)


@cache
def _of_sentences() -> frozenset[str]:
    return frozenset(_words().sentence.split())


def goes_on_as_a_sentence(words: tuple[str, ...]) -> bool:
    """Whether what follows a command's name is said to somebody, and is no value."""
    return any(word.casefold().strip(".,?!") in _of_sentences() for word in words)


def exchanges(text: str) -> bool:
    """Whether two things that are named change places: `bytt om på mars og april`."""
    return not _exchange().isdisjoint(plain_words(text))


@cache
def _exchange() -> frozenset[str]:
    return frozenset(_words().exchange.split())


def parts_of(text: str) -> list[str]:
    """The sentences of a message, and what is said after an "and" that begins a new wish."""
    return [part.strip() for part in _BETWEEN.split(text[:LONGEST]) if part.strip()][:MOST_PARTS]


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
    return A_MONTH if _is_month(folded) else folded


def _is_month(folded: str) -> bool:
    if folded in _months():
        return True
    long = len(folded) >= SHORTEST_MONTH
    return long and any(
        name[:1] == folded[:1] and len(name) >= SHORTEST_MONTH and OSA.distance(name, folded) == 1
        for name in _months()
    )


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


def is_little(word: str) -> bool:
    return word in _LITTLE


def has_meaning(word: str) -> bool:
    """Whether a word stands for all of one meaning."""
    return word in _words().meanings


@lru_cache(maxsize=8192)
def concept(word: str) -> str:
    """A plain word by what it means: the one word that stands for all of that meaning, or its stem."""
    meanings = _meanings()
    return meanings.get(word) or meanings.get(stem(word), stem(word))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A plain word without its ending."""
    stems = (word.removesuffix(end) for end in _ENDINGS)
    return next((one for one in stems if len(one) >= SHORTEST_STEM and one != word), word)
