"""What the readers of months, days, stretches of days, years and times have in common."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TypeVar

from bot.commands.context import Context
from bot.commands.dates.lexer import SHORTEST_NAME, tokens_of
from bot.commands.dates.tokens import MonthName, Number, Token, Tokens, Unit, Unknown, Weekday, Word
from bot.commands.dates.words import vocabulary
from bot.commands.errors import Unreadable
from bot.commands.fold import SURE, nearest
from bot.commands.reading import Reader
from bot.message.card import Option
from bot.message.words import Words

T = TypeVar("T")

_PREPOSITIONS = frozenset({Word.IN, Word.ON, Word.TO, Word.FOR, Word.FROM, Word.OF, Word.BY})
_SPELLABLE = (MonthName, Weekday, Unit)
MOST_SPELLINGS = 4
MOST_TOKENS = 16
"""The longest stretch of days that is written out has ten; what is longer is looked at no further."""
MUCH_ALIKE = 80.0


class CalendarReader(Reader[T, Context]):
    """Reads words as something of the calendar.

    What can be read in several ways is not read: the readings are offered, to be chosen from.
    """

    whole_before_text = True
    leading: frozenset[Token] = _PREPOSITIONS | {Word.THE}
    """Words that may stand before, and mean nothing."""
    trailing: frozenset[Token] = _PREPOSITIONS | {Word.AHEAD, Word.STOP}
    alike = MUCH_ALIKE
    """How like a name, in percent, a word must be to be offered as it."""

    def readings(self, tokens: Tokens, ctx: Context) -> tuple[T, ...]:
        """All that the words can mean, most likely first; nothing where they mean nothing."""
        raise NotImplementedError

    def names(self, token: Token) -> bool:
        """Whether it is a word that a mention in a sentence needs: numbers and prepositions tell nothing."""
        match token:
            case Number(_, digits, mark):
                return digits > 2 or mark in {".", "/"}  # noqa: PLR2004 - a year
            case Unknown() | Word():
                return token is Word.WEEKEND
            case _:
                return True

    def mentioned(self, tokens: Tokens, before: Token | None, ctx: Context) -> tuple[T, ...]:
        """The same inside a sentence, after another word, where fewer words are surely meant."""
        return self.meant(tokens, ctx)

    def option(self, value: T) -> Option:
        raise NotImplementedError

    def in_words(self, value: T, ctx: Context) -> Words:
        return self.option(value).label

    def meant(self, tokens: Tokens, ctx: Context) -> tuple[T, ...]:
        """The readings, whether or not a hyphen and an article count."""
        for form in _forms(tokens) if len(tokens) <= MOST_TOKENS else ():
            if found := self.readings(form, ctx):
                return tuple(dict.fromkeys(found))
        return ()

    def is_name(self, text: str, ctx: Context) -> bool:
        """With what stands before it, not with what follows: `på fredag`, but not `fredag til`."""
        tokens = tokens_of(text)
        return len(self.meant(tokens, ctx) or self.meant(self._from_name(tokens), ctx)) == 1

    def read(self, text: str, ctx: Context) -> T:
        match self.around(tokens_of(text), ctx):
            case (value,):
                return value
            case _:
                raise Unreadable

    def near(self, text: str, ctx: Context) -> list[tuple[Option, float]]:
        """The readings where there are several, or what is spelt nearly so."""
        tokens = tokens_of(text)
        if several := self.around(tokens, ctx):
            return [(self.option(value), SURE) for value in several]
        return [
            (self.option(value), score)
            for respelt, score in _respelt(tokens)
            if score >= self.alike
            for value in self.around(respelt, ctx)
        ]

    def around(self, tokens: Tokens, ctx: Context) -> tuple[T, ...]:
        """Whatever stands around them: `til 15. mars`, `neste måned?`."""
        for part in self._within(tokens):
            if found := self.meant(part, ctx):
                return found
        return ()

    def _within(self, tokens: Tokens) -> Iterator[Tokens]:
        yield tokens
        end = len(tokens)
        while end and tokens[end - 1] in self.trailing:
            end -= 1
        yield tokens[:end]
        yield self._from_name(tokens[:end])

    def _from_name(self, tokens: Tokens) -> Tokens:
        begin = 0
        while begin < len(tokens) and tokens[begin] in self.leading:
            begin += 1
        return tokens[begin:]


def _forms(tokens: Tokens) -> Iterator[Tokens]:
    yield tokens
    if Word.DASH in tokens:
        tokens = tuple(token for token in tokens if token is not Word.DASH)
        yield tokens
    if Word.THE in tokens[:-1]:  # at the end it belongs to what follows
        yield (*(token for token in tokens[:-1] if token is not Word.THE), tokens[-1])


def _respelt(tokens: Tokens) -> Iterator[tuple[Tokens, float]]:
    """With a name instead of the one word that is no word of the calendar."""
    match [(place, token.text) for place, token in enumerate(tokens) if isinstance(token, Unknown)]:
        case [(place, text)]:
            for meant, score in _like(text):
                yield (*tokens[:place], *meant, *tokens[place + 1 :]), score


@lru_cache(maxsize=512)
def _like(word: str) -> tuple[tuple[Tokens, float], ...]:
    if len(word) < SHORTEST_NAME:
        return ()
    return tuple((vocabulary()[name], score) for name, score in nearest(word, _spellable(), MOST_SPELLINGS))


@cache
def _spellable() -> tuple[str, ...]:
    """Names of months, weekdays and units: what people misspell."""
    return tuple(
        name
        for name, tokens in vocabulary().items()
        if len(name) >= SHORTEST_NAME and " " not in name and isinstance(tokens[0], _SPELLABLE)
    )
