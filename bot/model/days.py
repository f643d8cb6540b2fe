"""Open and closed days: weekends, Norwegian public holidays, and the kindergarten's own closed days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Self

from bot.model.errors import Refusal
from bot.model.month import JULY

SATURDAY = 5
DAYS_IN_WEEK = 7
CHRISTMAS_WEEK = 52
ONE_DAY = timedelta(days=1)


@dataclass(eq=False)
class DayPassed(Refusal):
    """A day that is over cannot be planned."""

    day: date


class Closure(StrEnum):
    """Why a kindergarten is closed. A planleggingsdag is a working day without children; posts rest too."""

    PLANNING = "planleggingsdag"
    HOLIDAY = "ferie"
    OTHER = "annet"


@dataclass(frozen=True, order=True, slots=True)
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("days that end before they begin")

    @classmethod
    def week(cls, year: int, week: int) -> Self:
        """An ISO week, Monday to Sunday. Raises ValueError when the year has no such week."""
        monday = date.fromisocalendar(year, week, 1)
        return cls(monday, monday + timedelta(days=DAYS_IN_WEEK - 1))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += ONE_DAY

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """An ISO week, written `2026-W49`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        year, number, _weekday = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError for anything but `2026-W49`."""
        if not re.fullmatch(r"\d{4}-W\d{2}", text, re.ASCII):
            raise ValueError(f"not a week: {text!r}")
        return cls.of(date.fromisocalendar(int(text[:4]), int(text[6:]), 1))

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=DAYS_IN_WEEK - 1)

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"


@dataclass(frozen=True, order=True, slots=True)
class ClosedDays:
    """Days the kindergarten itself has said it is closed."""

    days: Days
    why: Closure = Closure.OTHER

    def without(self, days: Days) -> tuple["ClosedDays", ...]:
        """What is left when the given days are open after all: nothing, one stretch, or one on each side."""
        mine = self.days
        if days.last < mine.first or mine.last < days.first:
            return (self,)
        before = [Days(mine.first, days.first - ONE_DAY)] if mine.first < days.first else []
        after = [Days(days.last + ONE_DAY, mine.last)] if days.last < mine.last else []
        return tuple(ClosedDays(left, self.why) for left in before + after)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """Norway's public holidays of a year, the moving ones included."""
    import holidays  # noqa: PLC0415 - a tenth of the start-up time, and not every command asks

    return frozenset(holidays.country_holidays("NO", years=year))


def is_open(day: date, closed: tuple[ClosedDays, ...]) -> bool:
    if day.weekday() >= SATURDAY or day in public_holidays(day.year):
        return False
    for stretch in closed:  # noqa: SIM110 - what the planner asks most; with `any` it takes twice as long
        if stretch.days.first <= day <= stretch.days.last:
            return False
    return True


def next_open_day(day: date, closed: tuple[ClosedDays, ...]) -> date:
    """The day itself where it is open and not in July, else the next such day."""
    while day.month == JULY or not is_open(day, closed):
        day += ONE_DAY
    return day


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_days(monday: date) -> tuple[date, ...]:
    """Monday to Friday."""
    return tuple(monday + timedelta(days=offset) for offset in range(SATURDAY))


def is_driftsuke(monday: date, closed: tuple[ClosedDays, ...]) -> bool:
    """Whether the week counts in the plan: not week 52, and some day in it is open outside July."""
    if monday.isocalendar().week == CHRISTMAS_WEEK:
        return False
    return any(day.month != JULY and is_open(day, closed) for day in week_days(monday))


def after_driftsuker(start: date, weeks: int, closed: tuple[ClosedDays, ...]) -> date:
    """The day that lies `weeks` driftsuker after `start`, moved to an open day of its week."""
    monday = monday_of(start)
    while weeks > 0 or not is_driftsuke(monday, closed):
        weeks -= is_driftsuke(monday, closed)
        monday += timedelta(days=DAYS_IN_WEEK)
    wanted = monday + timedelta(days=min(start.weekday(), SATURDAY - 1))
    good = [day for day in week_days(monday) if day.month != JULY and is_open(day, closed)]
    return min(good, key=lambda day: (day < wanted, abs(day - wanted)))


@lru_cache(maxsize=1024)  # most kindergartens of a municipality are closed on the same days
def driftsuker_before(day: date, weeks: int, closed: tuple[ClosedDays, ...]) -> date:
    """The Monday from which so many whole driftsuker lie before the week of a day."""
    monday = monday_of(day)
    while weeks > 0:
        monday -= timedelta(days=DAYS_IN_WEEK)
        weeks -= is_driftsuke(monday, closed)
    return monday
