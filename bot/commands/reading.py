"""Parameter types: each reads itself from text, writes itself back, and knows its choices and its label."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.commands.cleaning import LONGEST_LINE
from bot.commands.context import Context
from bot.commands.errors import Unreadable
from bot.commands.fold import fold, nearest
from bot.commands.vocabulary import Vocabulary
from bot.message.card import FieldType, Option
from bot.message.words import Words
from bot.model.parts import Part
from bot.model.texts import clean, https_link

T = TypeVar("T")
C = TypeVar("C", bound=Context)

ALL_WORDS = LONGEST_LINE // 2
"""A text that is too long is counted as a whole."""
MOST_CHOICES = 5
"""Things that words may mean, if all of them are to be shown."""


class Reader(Generic[T, C]):
    """How values of one type are read, written and chosen."""

    label: Words
    hint: Words | None = None
    field = FieldType.TEXT
    longest: int = 1
    """How many words of a line the value may take."""
    whole_before_text = False
    """Whether before free text only a whole name is read, as `is_name` tells it."""
    reads: frozenset[Part] = frozenset()
    """What of the kindergarten must be loaded to read it."""
    in_sentences = True
    """Whether what is named in somebody's own words is this value, and no other of its kind."""

    def read(self, text: str, ctx: C) -> T:
        """Raises Unreadable, or a Refusal of the domain."""
        raise NotImplementedError

    def guess(self, text: str, ctx: C) -> T:
        """What is clearly meant: enough to answer a question, never to change anything. Raises Unreadable."""
        raise Unreadable

    def at(self, other: Any, ctx: C) -> T:
        """The value that belongs to one of the parameter before: a month's theme. Raises Unreadable."""
        raise Unreadable

    def is_name(self, text: str, ctx: C) -> bool:
        """Whether the text is a whole name, and not just enough of one to be understood."""
        return False

    def is_like(self, other: "Reader[Any, Any]") -> bool:
        """Whether the other reads the same, with the same settings."""
        return type(self) is type(other) and vars(self) == vars(other)

    def write(self, value: T) -> str:
        """The text that reads as the value."""
        return str(value)

    def in_words(self, value: T, ctx: C) -> Words:
        """A value as people read it: as it is called among the options, else as it is written."""
        written = self.write(value)
        return next((option.label for option in self.options(ctx) if option.value == written), written)

    def options(self, ctx: C) -> tuple[Option, ...]:
        """All there is to choose from, where it is a choice."""
        return ()

    def near(self, text: str, ctx: C) -> list[tuple[Option, float]]:
        """What was perhaps meant, with how sure in percent."""
        options = {option.value: option for option in self.options(ctx)}
        return [(options[value], score) for value, score in nearest(text, options)]


@dataclass(frozen=True)
class Ask:
    """How a parameter is asked for, where its type's own label will not do."""

    label: Words | None = None
    hint: Words | None = None
    in_form: bool = True
    """Whether a form has a field for it."""
    on_line: bool = True
    """Whether a line can give it, and not its form alone."""
    carried: bool = False
    """Whether the form's line has it: which of several things the form is for. It has no field."""


class TextReader(Reader[str, Context]):
    """Free text, cleaned: the rest of the line. Refuses what is empty or too long."""

    longest = ALL_WORDS

    def __init__(
        self,
        label: Words,
        hint: Words | None = None,
        *,
        limit: int,
        long: bool = False,
        names_are_right: bool = False,
    ) -> None:
        self.label = label
        self.hint = hint
        self.limit = limit
        self.names_are_right = names_are_right
        """Whether a person's name may stand there: who signs, or what a place is called."""
        self.field = FieldType.LONG_TEXT if long else FieldType.TEXT

    def read(self, text: str, ctx: Context) -> str:
        return clean(text, self.limit)


class LinkReader(Reader[str, Context]):
    """An https address. Refuses every other."""

    field = FieldType.URL

    def __init__(self, label: Words, hint: Words | None = None) -> None:
        self.label = label
        self.hint = hint

    def read(self, text: str, ctx: Context) -> str:
        return https_link(text)


class ChoiceReader(Reader[T, Any]):
    """One of a few values, by the words that people type for it."""

    field = FieldType.SELECT
    longest = 3

    def __init__(self, label: Words, terms: Vocabulary[T]) -> None:
        self.label = label
        self.terms = terms
        self._by_word = {fold(word): value for value, term in terms.items() for word in term.typed}

    def read(self, text: str, ctx: Context) -> T:
        try:
            return self._by_word[fold(text)]
        except KeyError:
            raise Unreadable from None

    def is_name(self, text: str, ctx: Context) -> bool:
        return fold(text) in self._by_word

    def write(self, value: T) -> str:
        return self.terms[value].typed[0]

    def options(self, ctx: Context) -> tuple[Option, ...]:
        return tuple(Option(term.typed[0], term.label) for term in self.terms.values())
