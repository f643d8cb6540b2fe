"""What a sentence gives of a command's values: the stretches of words that its readers read."""

import re
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
from bot.understanding.normalise import exchanges, telling

MOST_WORDS = 40
SHORTEST_NAME = 3
"""Letters of a name within a sentence; `no` is a word like any other there."""
PAIR = 2
"""Parameters of a command whose things can change places: where, and what."""
ORDINARY = frozenset({"may", "jul", "for", "now", "alle", "all", "det", "den", "har", "er"})
"""Words that are read as something only where they stand alone."""
_OWN_WORDS = (TextReader, LinkReader)
_SAID = re.compile(r"(?::|\b(?:at|that)\b)\s+(.+?)(?:(?<!\d)[.!?](?:\s|$)|$)", re.IGNORECASE | re.DOTALL)
"""What stands behind a colon or an "at", to the end of the sentence: `nytt tiltak: nye stoler`."""
_DUE = frozenset({"innen", "til", "by", "before", "før", "i", "in", "on"})
"""What stands before a day."""


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


def exchanged_in(text: str, command: Command, ctx: Context) -> list[dict[str, Any]]:
    """The values of both changes, where two things change places: `bytt om på mars og april`."""
    if len(command.params) != PAIR or not exchanges(text):
        return []
    place, thing = command.params
    words = text.split()[:MOST_WORDS]
    first = _found(place.reader, words, ctx)
    second = _found(place.reader, words[first.end :], ctx) if first else None
    if first is None or second is None:
        return []
    try:
        return [
            {place.name: one, thing.name: thing.reader.at(other, ctx)}
            for one, other in ((first.value, second.value), (second.value, first.value))
        ]
    except Unreadable:
        return []


def wording_in(text: str, command: Command, ctx: Context) -> dict[str, str]:
    """What somebody wants to have written down, for a field of a form that they send themselves.

    It is put into no line: pressed, it would be kept as a machine understood it.
    """
    wanted = (one for one in command.params if one.required and isinstance(one.reader, TextReader))
    param, said = next(wanted, None), _SAID.search(text)
    if param is None or said is None:
        return {}
    try:
        return {param.name: param.reader.read(" ".join(_without_day(said[1].split(), command, ctx)), ctx)}
    except Refusal:
        return {}


def _without_day(words: list[str], command: Command, ctx: Context) -> list[str]:
    """Without the day at the end, which has a field of its own."""
    readers = (one.reader for one in command.params if isinstance(one.reader, CalendarReader))
    found = (find(reader, words, ctx) for reader in readers)
    first = next((one.first for one in found if one is not None and one.end == len(words)), len(words))
    while first and words[first - 1].casefold() in _DUE and first < len(words):
        first -= 1
    return words[:first]


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
