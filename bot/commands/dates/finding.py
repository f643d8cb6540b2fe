"""Finds what a reader of the calendar reads in a sentence: `kan vi bytte tema i mars`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Generic, TypeVar

from bot.commands.context import Context
from bot.commands.dates.lexer import Lexed, lex
from bot.commands.dates.reader import CalendarReader
from bot.commands.dates.tokens import MonthName, Token, Unknown, Word
from bot.commands.dates.words import month_names
from bot.commands.fold import nearest

T = TypeVar("T")

LONGEST = 12
"""Tokens: as many as any reader reads in a sentence."""
MOST_WINDOWS = 250
"""That are looked at in a sentence: ten times what a long one has, and no line can take longer."""
SHORTEST_RESPELT = 5
ALIKE = 80.0
"""Of 6,000 words in the themes and the pages, none but a misspelt `janaur` is so like a month."""


@dataclass(frozen=True)
class Mention(Generic[T]):
    """What a sentence says of a month, a day, a stretch of days, a barnehageår or a time."""

    readings: tuple[T, ...]
    """One: the value. Several: to be asked which."""
    first: int
    end: int
    """The words it stands in, from the first to before the end."""
    respelt: bool = False
    """Whether the name of a month in it was misspelt, and so is a guess."""


def find(reader: CalendarReader[T], words: Sequence[str], ctx: Context, start: int = 0) -> Mention[T] | None:
    """The first mention from a word on, as long as it can be."""
    lexed = lex(words[start:])
    found = _first(reader, lexed, ctx)
    respelt = None if found else _respelt(lexed)
    if respelt and (found := _first(reader, respelt, ctx)):
        found = replace(found, respelt=True)
    return found and replace(found, first=start + found.first, end=start + found.end)


def _first(reader: CalendarReader[T], lexed: Lexed, ctx: Context) -> Mention[T] | None:
    tokens = lexed.tokens
    for begin, end in islice(_windows(reader, lexed), MOST_WINDOWS):
        before = tokens[begin - 1] if begin else None
        if readings := reader.mentioned(tokens[begin:end], before, ctx):
            return Mention(readings, lexed.first[begin], lexed.last[end - 1] + 1)
    return None


def _windows(reader: CalendarReader[T], lexed: Lexed) -> Iterator[tuple[int, int]]:
    """Where a mention may begin and end, the first and longest first: whole words, one of them a name."""
    tokens = lexed.tokens
    named = _next_places([reader.names(token) for token in tokens])
    for begin in range(len(tokens)):
        for end in range(_reach(tokens, begin), named[begin], -1):
            if _whole_words(lexed, begin, end):
                yield begin, end


def _next_places(marked: Sequence[bool]) -> list[int]:
    """For each place the next one that is marked, itself included; past the end where there is none."""
    places, following = [], len(marked)
    for place in range(len(marked) - 1, -1, -1):
        following = place if marked[place] else following
        places.append(following)
    return places[::-1]


def _reach(tokens: Sequence[Token], begin: int) -> int:
    """As far as words of the calendar go on, and the sentence does."""
    end = begin
    while end < min(len(tokens), begin + LONGEST) and not _is_outside(tokens[end]):
        end += 1
    return end


def _is_outside(token: Token) -> bool:
    return token is Word.STOP or isinstance(token, Unknown)


def _whole_words(lexed: Lexed, begin: int, end: int) -> bool:
    """No word is cut: what follows in the same word may be its full stop alone."""
    tokens, first = lexed.tokens, lexed.first
    begins = begin == 0 or first[begin - 1] != first[begin]
    ends = end == len(tokens) or first[end] != first[end - 1] or tokens[end] is Word.STOP
    return begins and ends


def _respelt(lexed: Lexed) -> Lexed | None:
    """With the names of months for the words that are nearly such: `i janaur`."""
    tokens = tuple(_month_like(one.text) or one if isinstance(one, Unknown) else one for one in lexed.tokens)
    return None if tokens == lexed.tokens else replace(lexed, tokens=tokens)


@lru_cache(maxsize=4096)
def _month_like(word: str) -> MonthName | None:
    if len(word) < SHORTEST_RESPELT:
        return None
    names = [name for name in month_names() if len(name) >= SHORTEST_RESPELT]
    alike = [name for name, score in nearest(word, names, 1) if score >= ALIKE]
    return MonthName(month_names()[alike[0]]) if alike else None
