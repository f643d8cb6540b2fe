"""Months and the barnehageår, which runs from August to July."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

AUGUST, JULY = 8, 7
MONTHS_IN_YEAR = 12


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A month of a year, written `2026-12`."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= MONTHS_IN_YEAR and date.min.year < self.year < date.max.year):
            raise ValueError(f"no such month: {self.year}-{self.number}")

    @classmethod
    @lru_cache(maxsize=1024)  # the same few are read again and again
    def parse(cls, text: str) -> Self:
        """Raises ValueError for anything but `2026-12`."""
        if not re.fullmatch(r"\d{4}-\d{2}", text, re.ASCII):
            raise ValueError(f"not a month: {text!r}")
        return cls(int(text[:4]), int(text[5:]))

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @property
    def is_july(self) -> bool:
        """July has no theme and no post: the kindergartens rest."""
        return self.number == JULY

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.next().first - timedelta(days=1)

    def next(self) -> "Month":
        return self.plus(1)

    def plus(self, months: int) -> "Month":
        years, index = divmod(self.number - 1 + months, MONTHS_IN_YEAR)
        return Month(self.year + years, index + 1)

    def next_with_theme(self) -> "Month":
        """The month after this one, past July."""
        following = self.next()
        return following.next() if following.is_july else following

    def days(self) -> Iterator[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


@dataclass(frozen=True, order=True, slots=True)
class Barnehageaar:
    """August of `start` to July of the year after."""

    start: int

    @classmethod
    def of(cls, month: Month) -> Self:
        return cls(month.year if month.number >= AUGUST else month.year - 1)

    def months(self) -> tuple[Month, ...]:
        """The eleven months that can have a theme, August to June."""
        return tuple(Month(self.start, AUGUST).plus(offset) for offset in range(MONTHS_IN_YEAR - 1))

    def month(self, number: int) -> Month:
        """The month with this number in this barnehageår, July included."""
        return Month(self.start if number >= AUGUST else self.start + 1, number)

    def before(self) -> "Barnehageaar":
        return Barnehageaar(self.start - 1)

    def next(self) -> "Barnehageaar":
        return Barnehageaar(self.start + 1)

    def __str__(self) -> str:
        return f"{self.start}–{self.start + 1}"
