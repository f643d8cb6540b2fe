"""Finds what is meant by what people say for it: by a whole phrase, or by the pieces of words it shares."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TypeAlias

from bot.commands.fold import fold
from bot.model.texts import Sayings

PIECES = (3, 4, 5)
"""Letters. Words that share such pieces are forms or parts of each other: bråk, bråkar, bråkete, ungebråk."""
ENOUGH = 0.2
"""The share of a text that a thing must account for to be offered."""
ALIKE = 0.3
"""The share of a word that a thing must have for the word to be one of its own."""
MOST = 3
LONGEST = 500
"""Characters of a text that are looked at."""

Book: TypeAlias = tuple[tuple[str, Sayings], ...]
"""What is said for each of several things, by their keys."""


@dataclass(frozen=True)
class _Index:
    phrases: dict[str, frozenset[str]]
    """The keys of the things that have a phrase."""
    pieces: dict[str, frozenset[str]]
    """The keys of the things that have a piece of a word in any phrase."""
    size: int

    def weight(self, piece: str) -> float:
        """The fewer things have a piece, the more it tells: as in tf-idf, for both sides at once."""
        things = len(self.pieces.get(piece, ())) or 1
        return log(self.size / things) ** 2


def whole(text: str, book: Book) -> str | None:
    """The key of the one thing that has the whole text as a phrase."""
    match list(_index(book).phrases.get(_plain(text), ())):
        case [key]:
            return key
    return None


def shares(text: str, book: Book) -> list[tuple[str, float]]:
    """How much of the text each thing accounts for, from 0 to 1, the most first."""
    if not book:
        return []
    index = _index(book)
    of_thing: dict[str, float] = {}
    total = 0.0
    for word in dict.fromkeys(_plain(text).split()):
        of_word, whole_word = _of_word(word, index)
        total += whole_word
        for key, weight in of_word.items():
            of_thing[key] = of_thing.get(key, 0) + weight
    found = [(key, weight / total) for key, weight in of_thing.items() if weight]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _of_word(word: str, index: _Index) -> tuple[dict[str, float], float]:
    """What of a word's weight each thing has, where it is enough to be the same word; and all of it."""
    of_thing: dict[str, float] = {}
    total = 0.0
    for piece in dict.fromkeys(_pieces(word)):
        weight = index.weight(piece)
        total += weight
        for key in index.pieces.get(piece, ()):
            of_thing[key] = of_thing.get(key, 0) + weight
    return {key: weight for key, weight in of_thing.items() if weight >= ALIKE * total}, total


def near(text: str, book: Book) -> list[tuple[str, float]]:
    """The few things to offer for a text, with their shares, the most likely first."""
    return [(key, share) for key, share in shares(text, book)[:MOST] if share >= ENOUGH]


@lru_cache(maxsize=32)
def _index(book: Book) -> _Index:
    phrases = [(phrase, key) for key, said in book for phrase in map(_plain, said.phrases)]
    words = {(word, key) for phrase, key in phrases for word in phrase.split()}
    pieces = ((piece, key) for word, key in words for piece in _pieces(word))
    return _Index(_holders(phrases), _holders(pieces), len(book))


def _holders(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The keys of each part. Equal ones are one object: thousands of small sets take megabytes."""
    keys: dict[str, set[str]] = {}
    for part, key in pairs:
        keys.setdefault(part, set()).add(key)
    alike: dict[frozenset[str], frozenset[str]] = {}
    return {part: alike.setdefault(frozen := frozenset(some), frozen) for part, some in keys.items()}


def _plain(text: str) -> str:
    """The beginning, folded, and without the signs at the end of a word."""
    return " ".join(filter(None, (word.strip(".,:/?+") for word in fold(text[:LONGEST])[:LONGEST].split())))


def _pieces(plain: str) -> Iterator[str]:
    """All runs of letters of each word with its ends: ` lu`, `lus`, `us `, ` lus`, `lus ` and ` lus `."""
    for word in plain.split():
        padded = f" {word} "
        for length in PIECES:
            for start in range(len(padded) - length + 1):
                yield padded[start : start + length]
