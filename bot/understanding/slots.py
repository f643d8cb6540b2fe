"""What a sentence gives of a command's values: the stretches of words that its readers read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.commands.context import Context
from bot.commands.dates.finding import find
from bot.commands.dates.reader import CalendarReader
from bot.commands.errors import Unreadable
from bot.commands.fold import LONGEST_ALIKE
from bot.commands.reading import LinkReader, Reader, TextReader
from bot.commands.registry import Command, Param
from bot.message.card import FieldType
from bot.model.errors import Refusal
from bot.understanding.normalise import telling

MOST_WORDS = 40
SHORTEST_NAME = 3
"""Letters of a name within a sentence; `no` is a word like any other there."""
ORDINARY = frozenset({"may", "jul", "for", "now", "alle", "all", "det", "den", "har", "er"})
"""Words that are read as something only where they stand alone."""
_OWN_WORDS = (TextReader, LinkReader)


@dataclass(frozen=True)
class _Found:
    value: Any
    first: int
    end: int


def values_in(text: str, command: Command, ctx: Context) -> dict[str, Any]:
    """The values that clearly stand in a sentence. Text that would be kept is never taken from it."""
    words = text.split()[:MOST_WORDS]
    values: dict[str, Any] = {}
    for param in filter(_is_looked_for, command.params):
        found = _found(param.reader, words, ctx)
        if found is not None:
            values[param.name] = found.value
            words = [*words[: found.first], *words[found.end :]]
    return values | _guessed(command, values, words, ctx)


def _is_looked_for(param: Param) -> bool:
    own_words = isinstance(param.reader, _OWN_WORDS) or param.reader.field is FieldType.PEOPLE
    return param.in_form and param.on_line and param.reader.in_sentences and not own_words


def _found(reader: Reader[Any, Any], words: list[str], ctx: Context) -> _Found | None:
    """The longest stretch that is a name of something. What can be several days or months is asked."""
    if isinstance(reader, CalendarReader):
        mention = find(reader, words, ctx)
        if mention is None or len(mention.readings) != 1:
            return None
        return _Found(mention.readings[0], mention.first, mention.end)
    for length in range(min(reader.longest, len(words), 6), 0, -1):
        for first in range(len(words) - length + 1):
            stretch = " ".join(words[first : first + length]).strip(".,?!:;")
            if len(stretch) > LONGEST_ALIKE or (length == 1 and _is_ordinary(stretch)):
                continue
            value = _read(reader, stretch, ctx)
            if value is not None:
                return _Found(value, first, first + length)
    return None


def _is_ordinary(word: str) -> bool:
    return not word.isdigit() and (len(word) < SHORTEST_NAME or word.casefold() in ORDINARY)


def _read(reader: Reader[Any, Any], stretch: str, ctx: Context) -> Any:
    named = hasattr(reader, "known")
    is_long = len(stretch) > SHORTEST_NAME or stretch.isupper()
    if named and not (is_long and reader.is_name(stretch, ctx)):
        return None
    try:
        return reader.read(stretch, ctx)
    except (Unreadable, Refusal):
        return None


def _guessed(command: Command, values: Mapping[str, Any], words: list[str], ctx: Context) -> dict[str, Any]:
    """One more, that the words clearly mean: all of them, else the last that is a name."""
    tell = [word for word in telling(" ".join(words)) if len(word) > SHORTEST_NAME]
    for param in filter(_is_looked_for, command.params):
        if param.name in values or not hasattr(param.reader, "known"):
            continue
        one_word = [(param.reader.read, word) for word in reversed(tell)]
        every_word = [] if not tell else [(param.reader.guess, " ".join(tell))]
        for read, text in (*every_word, *one_word):
            try:
                return {param.name: read(text, ctx)}
            except (Unreadable, Refusal):
                continue
    return {}
