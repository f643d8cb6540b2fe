"""What the words of a date are: a number, the name of a month, a word like "next". Readers match on these."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    value: int
    digits: int = 0
    """How many it was written with: 2 for `03`, none for a word."""
    mark: str = ""
    """The sign between it and a number in the same word: `.`, `/` or `:`."""
    ordinal: bool = False
    """`15.`, `15th`, `første`."""


@dataclass(frozen=True, slots=True)
class MonthName:
    number: int
    whole: bool = True
    """False for what is short, or a word of its own too (`may`): alone in a sentence it is no month."""


@dataclass(frozen=True, slots=True)
class Weekday:
    number: int
    """Monday is 0."""
    whole: bool = True
    """False for `fre.`, which names a day only beside a date."""


@dataclass(frozen=True, slots=True)
class DayOffset:
    """`i morgen` is 1."""

    days: int


@dataclass(frozen=True, slots=True)
class YearOffset:
    """`i fjor` is -1."""

    years: int


@dataclass(frozen=True, slots=True)
class EasterDay:
    """A day that moves with Easter Sunday, so many days after it."""

    days: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that has nothing to do with dates, folded."""

    text: str


class Unit(Enum):
    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    YEAR = auto()


class Season(Enum):
    SPRING = auto()
    SUMMER = auto()
    AUTUMN = auto()
    WINTER = auto()


class Feast(Enum):
    """Days off around a feast or in a season, called by one word."""

    JUL = auto()
    ROMJUL = auto()
    JULEFERIE = auto()
    NYTTAAR = auto()
    VINTERFERIE = auto()
    PAASKE = auto()
    PINSE = auto()
    SOMMERFERIE = auto()
    HOESTFERIE = auto()


class Word(Enum):
    """Words that say how the others belong together."""

    NEXT = auto()
    PREVIOUS = auto()
    THIS = auto()
    COMING = auto()
    """`førstkommende`: the very next."""
    NOW = auto()
    AHEAD = auto()
    """`om` to uker."""
    HENCE = auto()
    """two weeks `from now`."""
    AGO = auto()
    BEFORE = auto()
    AFTER = auto()
    FROM = auto()
    TO = auto()
    DASH = auto()
    """Inside a word: `mandag-onsdag`, but `neste-måned` too."""
    AND = auto()
    BETWEEN = auto()
    IN = auto()
    OF = auto()
    ON = auto()
    FOR = auto()
    BY = auto()
    THE = auto()
    WHOLE = auto()
    END_OF = auto()
    """`ut` måneden."""
    WEEKEND = auto()
    NUMBER = auto()
    """måned `nr.` 3."""
    CLOCK = auto()
    HALF = auto()
    """`halv` tolv is half past eleven."""
    HALF_PAST = auto()
    QUARTER = auto()
    PAST = auto()
    AM = auto()
    PM = auto()
    STOP = auto()
    """The end of a sentence."""


Token: TypeAlias = (
    Number | MonthName | Weekday | DayOffset | YearOffset | EasterDay | Unknown | Unit | Season | Feast | Word
)
Tokens: TypeAlias = tuple[Token, ...]
