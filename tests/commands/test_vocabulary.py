"""Every value of an enumeration has its words, and no word means two of them."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum

import bot
from bot.commands import vocabulary
from bot.commands.fold import fold
from bot.commands.vocabulary import Term, Vocabulary
from bot.message.words import Language, Phrase, Voice
from tests.every import every, every_language

VOCABULARIES = {
    name: value for name, value in vars(vocabulary).items() if isinstance(value, Mapping) and name.isupper()
}


def tables() -> Iterator[tuple[str, type[Enum], Mapping[Enum, object]]]:
    """All tables of the program that have words for the values of an enumeration."""
    for found in pkgutil.walk_packages(bot.__path__, "bot."):
        if found.name.startswith(("bot.store.migrations", "bot.__main__")):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, Mapping) and value and all(map(_is_row, value.items())):
                (kind,) = {type(key) for key in value}
                yield f"{found.name}.{name}", kind, value


def _is_row(row: tuple[object, object]) -> bool:
    return isinstance(row[0], Enum) and isinstance(row[1], Term | Phrase)


def test_no_table_forgets_a_value() -> None:
    found = list(tables())
    assert len(found) > len(VOCABULARIES)
    assert [(name, each) for name, kind, table in found for each in kind if each not in table] == []


@every("name", VOCABULARIES)
def test_no_word_means_two_values(name: str) -> None:
    words: Vocabulary[Enum] = VOCABULARIES[name]
    typed = Counter(fold(word) for term in words.values() for word in {*map(fold, term.typed)})
    assert [word for word, times in typed.items() if times > 1] == []


@every_language
@every("name", VOCABULARIES)
def test_no_two_values_are_called_the_same(name: str, language: Language) -> None:
    terms: list[Term] = list(VOCABULARIES[name].values())
    for called in ("label", "in_sentence"):
        assert len({Voice(language).say(getattr(term, called)) for term in terms}) == len(terms)
