"""Words that are not yet in a language, and the voice that says them in one.

A `str` is data and is said as it is. A `Phrase` is ours and comes from the catalogues. Months, days and
moments are said by Babel. So a message is made once, and read in any language.
"""

import io
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TypeAlias

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from bot.model.days import Days
from bot.model.month import Barnehageaar, Month
from bot.model.texts import Language, Localized

__all__ = ["Language", "Phrase", "Voice", "Words", "_", "_n"]  # platforms take Language from here

UNBROKEN = "\u00a0"
"""A space at which no line is broken: a day stays together with its month."""
PHONE_NUMBER = re.compile(r"(?<!\d)(?:116 1\d\d|\d\d(?: \d\d){3})(?!\d)")
"""As Norwegian numbers are written: they are not broken over two lines."""
CATALOGUES = Path(__file__).parent.parent / "content" / "locale"


@dataclass(frozen=True)
class Phrase:
    """A sentence of ours, with what is to be filled in."""

    one: str
    values: tuple[tuple[str, "Words"], ...] = ()
    many: str | None = None
    count: int = 1


@dataclass(frozen=True)
class Joined:
    """Several things in one: "a, b and c", or with a separator."""

    parts: tuple["Words", ...]
    separator: str | None = None


@dataclass(frozen=True)
class Capital:
    """At the start of a line; Norwegian months and days are lower case."""

    words: "Words"


@dataclass(frozen=True)
class Short:
    """A day without its weekday: "1. des."."""

    day: date


@dataclass(frozen=True)
class Dated:
    """A day with its year: "mandag 25. mai 2026", "25. mai 2026"."""

    said: date | Short

    @property
    def day(self) -> date:
        return self.said.day if isinstance(self.said, Short) else self.said


@dataclass(frozen=True)
class MonthName:
    """A month without its year: "desember"."""

    month: Month


@dataclass(frozen=True)
class LedByManager:
    """What is said in a kindergarten that has a daglig leder: no text of ours calls them styrer."""

    words: "Words"


Words: TypeAlias = (
    str
    | int
    | Phrase
    | Localized
    | Joined
    | Capital
    | LedByManager
    | Short
    | Dated
    | Month
    | MonthName
    | Barnehageaar
    | Days
    | date
    | time
)


def _(one: str, /, **values: Words) -> Phrase:
    """Mark a sentence for the catalogues."""
    return Phrase(one, tuple(values.items()))


def _n(one: str, many: str, n: int, /, **values: Words) -> Phrase:
    """Mark a sentence that depends on a number, which it may name as `{n}`."""
    return Phrase(one, (("n", n), *values.items()), many, n)


LANGUAGE_NAMES = {
    Language.NB: _("in bokmål"),
    Language.NN: _("in nynorsk"),
    Language.EN: _("in English"),
}


def day_and_time(local: datetime) -> Phrase:
    """A moment, by the clock of those who read it: "mandag 1. desember kl. 11:30".

    A `datetime` is not said as it is: the same moment in two zones is equal, and reads differently.
    """
    return _("{day} at {time}", day=local.date(), time=local.time())


def _on_one_line(found: re.Match[str]) -> str:
    return found[0].replace(" ", UNBROKEN)


@cache
def _catalogue(language: Language) -> Translations:
    """The catalogue of a language, straight from the file that translators edit."""
    path = CATALOGUES / language.value / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language.value)
    for message in catalogue:
        if isinstance(message.string, str):
            message.string = PHONE_NUMBER.sub(_on_one_line, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


@dataclass(frozen=True)
class Voice:
    """Says words in one language."""

    language: Language
    of_manager: bool = False
    """Whether texts of ours say daglig leder for styrer. What people write themselves stays as it is."""

    def say(self, words: Words) -> str:  # noqa: C901, PLR0911, PLR0912 - one line for each kind of words
        match words:
            case str():
                return words
            case Phrase():
                return self._phrase(words)
            case Localized():
                return self._localized(words)
            case int():
                return str(words)
            case Joined():
                return self._joined(words)
            case Capital():
                said = self.say(words.words)
                return said[:1].upper() + said[1:]
            case LedByManager():
                return replace(self, of_manager=True).say(words.words)
            case Short():
                return _date(words.day, f"{self._day}{UNBROKEN}MMM", self._code)
            case Dated():
                return f"{self.say(words.said)}{UNBROKEN}{words.day.year}"
            case MonthName():
                return _date(words.month.first, "LLLL", self._code)
            case Month():
                return _date(words.first, "LLLL y", self._code)
            case Days():
                return self._days(words)
            case datetime():
                raise TypeError("a moment is said by day_and_time")
            case date():
                return _date(words, f"EEEE {self._day}{UNBROKEN}MMMM", self._code)
            case time():
                return format_time(words, "HH:mm", locale=self._code)
            case _:
                return str(words)

    @cached_property
    def _code(self) -> str:
        """Asked for with every word, and the value of an enumeration is slow to come by."""
        return self.language.value

    @property
    def _day(self) -> str:
        return "d" if self.language is Language.EN else "d."

    def _phrase(self, phrase: Phrase) -> str:
        pattern = _pattern(self._code, phrase.one, phrase.many, phrase.count)
        pattern = _with_manager(self._code, pattern) if self.of_manager else pattern
        if not phrase.values:  # as most of ours are: nothing to fill in
            return pattern
        # Each value has become a string of its own: a pattern could not look inside anything of ours.
        return pattern.format_map({name: self.say(value) for name, value in phrase.values})

    def _localized(self, text: Localized) -> str:
        """The text; where it lacks this language it says which one it is in."""
        mine: str | None = getattr(text, self._code)
        if mine is not None:
            ours = self.of_manager and None not in (text.nb, text.nn, text.en)
            return _with_manager(self._code, mine) if ours else mine
        said, language = text.in_language(self.language)
        return f"{said} ({self.say(LANGUAGE_NAMES[language])})"

    def _joined(self, joined: Joined) -> str:
        parts = [self.say(part) for part in joined.parts]
        if joined.separator is not None:
            return joined.separator.join(parts)
        return format_list(parts, locale=self._code) if parts else ""

    def _days(self, days: Days) -> str:
        if days.first == days.last:
            return self.say(days.first)
        return f"{self.say(Short(days.first))} – {self.say(Short(days.last))}{UNBROKEN}{days.last.year}"


MANAGER = {
    "nb": (re.compile(r"\bstyrer(en)?\b", re.IGNORECASE), "daglig leder"),
    "nn": (re.compile(r"\bstyrar(en)?\b", re.IGNORECASE), "dagleg leiar"),
    "en": (
        re.compile(r"\bhead \(styrer\)|\bstyrer\b|(?<=\bthe )head\b|(?<=: )head\b", re.IGNORECASE),
        "manager",
    ),
}
"""What the styrer is called in our texts, and what is said instead."""


@lru_cache(maxsize=4096)
def _with_manager(code: str, text: str) -> str:
    styrer, manager = MANAGER[code]
    return styrer.sub(lambda found: manager.capitalize() if found[0][0].isupper() else manager, text)


@lru_cache(maxsize=4096)
def _pattern(code: str, one: str, many: str | None, count: int) -> str:
    catalogue = _catalogue(Language(code))
    return catalogue.ugettext(one) if many is None else catalogue.ungettext(one, many, count)


@lru_cache(maxsize=1024)
def _date(day: date, form: str, language: str) -> str:
    """The same few days and months are said again and again, and Babel reads the form anew each time."""
    return format_date(day, form, language)
