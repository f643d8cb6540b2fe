"""One word for each thing, as `bot/content/words.toml` says, and where a text has another."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from bot.model.texts import Language
from tests.words.corpus import ROOT, Text

WORDS = ROOT / "bot" / "content" / "words.toml"


class Usage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said in one language."""

    preferred: str
    forbidden: tuple[str, ...]
    """In each form, for it is found as it stands; a capital or not."""
    right_in: tuple[str, ...] = ()
    """Phrases in which a forbidden form is right."""


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    what: str
    why: str
    nb: Usage | None = None
    nn: Usage | None = None
    en: Usage | None = None

    def usage(self, language: Language) -> Usage | None:
        usage: Usage | None = getattr(self, language.value)
        return usage


@cache
def things() -> tuple[Thing, ...]:
    return msgspec.toml.decode(WORDS.read_bytes(), type=dict[str, tuple[Thing, ...]])["thing"]


def misused(texts: Iterable[Text], language: Language) -> Iterator[str]:
    """Each forbidden word, what to say instead, and where it stands."""
    usages = [usage for thing in things() if (usage := thing.usage(language))]
    patterns = [(usage, _pattern(usage.forbidden), _pattern(usage.right_in)) for usage in usages]
    for text in texts:
        for usage, forbidden, right_in in patterns:
            for found in forbidden.findall(right_in.sub(" ", text.said(language))):
                yield f"“{found}” (say “{usage.preferred}”) in {text.where}: {text.said(language)}"


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds any of them as whole words; nothing where there are none."""
    any_of = "|".join(map(re.escape, phrases))
    return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)" if any_of else r"(?!)", re.IGNORECASE)
