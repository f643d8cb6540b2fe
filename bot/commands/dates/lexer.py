"""From words as they were typed to tokens. No pattern can backtrack, and long words are not looked into."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.commands.dates.tokens import MonthName, Number, Token, Tokens, Unknown, Word
from bot.commands.dates.words import (
    BEFORE,
    key_of,
    longest_phrase,
    month_names,
    phrase_starts,
    vocabulary,
)
from bot.commands.fold import fold

LONGEST_WORD = 40
LONGEST_NUMBER = 4
SHORTEST_NAME = 3
LONGEST_SHORT_FORM = 4
"""`mnd.` and `sept.` end in a full stop that ends no sentence."""

_PART = re.compile(r"([0-9]+)|([^\W\d_]+)|(.)", re.DOTALL)
_AROUND = "\"'«»“”„‘’()[]*,"
_ENDS = "?!;"
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "de", "te", "e", "ende", "ande"})
_DASHES = frozenset("-–—_")
_BETWEEN_NUMBERS = frozenset("./:")


@dataclass(frozen=True, slots=True)
class Lexed:
    """Tokens, with the word that each begins and ends in."""

    tokens: Tokens
    first: tuple[int, ...]
    last: tuple[int, ...]


@lru_cache(maxsize=2048)
def tokens_of(text: str) -> Tokens:
    return lex(text.split()).tokens


def lex(words: Sequence[str]) -> Lexed:
    """Phrases of several words first: `i morgen` is one token."""
    keys = [key_of(word) if len(word) <= LONGEST_WORD else "" for word in words]
    tokens: list[Token] = []
    first: list[int] = []
    last: list[int] = []
    place = 0
    while place < len(words):
        length, found = _phrase(words, keys, place) or (1, _word_tokens(words[place]))
        tokens += found
        first += [place] * len(found)
        place += length
        last += [place - 1] * len(found)
    return Lexed(tuple(tokens), tuple(first), tuple(last))


def _phrase(words: Sequence[str], keys: list[str], place: int) -> tuple[int, Tokens] | None:
    if keys[place] not in phrase_starts():
        return None
    for length in range(min(longest_phrase(), len(keys) - place), 1, -1):
        phrase = " ".join(keys[place : place + length])
        found = vocabulary().get(phrase)
        last = words[place + length - 1]
        if found and not (phrase == _OUR and _goes_on(words, place + length)):
            return length, found + _stop(last, keys[place + length - 1])
    return None


_OUR = key_of("i") + " " + key_of("vår")


def _goes_on(words: Sequence[str], place: int) -> bool:
    """`i vår barnehage` is no season."""
    return place < len(words) and words[place - 1][-1] not in _ENDS + ".,"


@lru_cache(maxsize=4096)
def _word_tokens(word: str) -> Tokens:
    if len(word) > LONGEST_WORD:
        return (Unknown(""),)
    if word in _DASHES:
        return (Word.TO,)
    bare = word.casefold().strip(_AROUND)
    if bare.rstrip(".:,") == BEFORE:
        return (Word.BEFORE,)
    key = key_of(bare)
    found = _known(key)
    if found is None:
        found = _parts(bare.rstrip(_ENDS + _AROUND)) if key else (Unknown(key),)
    return found + _stop(word, key)


def _stop(word: str, key: str) -> Tokens:
    end = word.rstrip(_AROUND)[-1:]
    long_enough = len(key) > LONGEST_SHORT_FORM and key.isalpha()
    return (Word.STOP,) if end and (end in _ENDS or (end == "." and long_enough)) else ()


def _known(key: str) -> Tokens | None:
    """What the vocabulary has, also with a genitive's s, and months begun or with their theme."""
    found = vocabulary().get(key)
    if found is None and key.endswith("s"):
        found = vocabulary().get(key[:-1].rstrip())
    if found is None:
        month = _begun_month(key) or _theme_of_month(key)
        found = (month,) if month else None
    return found


def _begun_month(key: str) -> MonthName | None:
    """Three letters or more of one month alone: `febr`, `sept`."""
    if len(key) < SHORTEST_NAME:
        return None
    numbers = {number for name, number in month_names().items() if name.startswith(key)}
    return MonthName(numbers.pop(), whole=False) if len(numbers) == 1 else None


def _theme_of_month(key: str) -> MonthName | None:
    """`desembertemaet`, `mars-temaet`."""
    name, theme, _ending = key.replace(" ", "").partition("tem")
    tokens = vocabulary().get(name)
    match tokens:
        case (MonthName(_, True) as month,) if theme:
            return month
        case _:
            return None


def _parts(word: str) -> Tokens:
    """Numbers, names and signs that stand in one word: `15.3`, `15.mars`, `2026-12-24`, `mandag-onsdag`."""
    tokens: list[Token] = []
    parts = list(_PART.finditer(word))
    for place, part in enumerate(parts):
        digits, letters, sign = part.groups()
        following = parts[place + 1][1] if place + 1 < len(parts) else None
        match tokens:
            case [*_, Number() as number] if sign in _BETWEEN_NUMBERS and sign and following:
                tokens[-1] = Number(number.value, number.digits, sign)
            case [*_, Number() as number] if sign == "." or letters in _ORDINAL_ENDINGS:
                tokens[-1] = Number(number.value, number.digits, ordinal=True)
            case [_, *_] if sign == ".":  # `kl.11.30`
                continue
            case _:
                tokens += _part(digits, letters, sign)
    return tuple(tokens)


def _part(digits: str | None, letters: str | None, sign: str | None) -> Tokens:
    if digits:
        return (Number(int(digits), len(digits)),) if len(digits) <= LONGEST_NUMBER else (Unknown(digits),)
    if letters:
        key = fold(letters)
        return _known(key) or (Unknown(key),)
    return (Word.DASH,) if sign in _DASHES else (Unknown(sign or ""),)
