"""Months, days and times as people write them, in bokmål, nynorsk and English."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cache

from babel.dates import get_month_names

from bot.commands.context import Context
from bot.commands.errors import Unreadable
from bot.commands.fold import fold, nearest
from bot.commands.reading import Reader
from bot.message.card import FieldType, Option
from bot.message.words import Capital, Words, _
from bot.model.days import Days
from bot.model.month import MONTHS_IN_YEAR, Barnehageaar, Month
from bot.model.texts import Language

SHORTEST_NAME = 3
MAX_CLOSED = timedelta(days=120)
FARTHEST_YEARS = 50
"""Farther from now is a slip of the finger; and calendars end somewhere."""

_NEXT = frozenset(
    fold(f"{word} {month}") for word in ("neste", "next") for month in ("måned", "månad", "month")
)
_THIS = frozenset(fold(word) for word in ("nå", "no", "now", "denne måneden", "denne månaden", "this month"))
_TODAY = frozenset(fold(word) for word in ("i dag", "idag", "today"))
_TOMORROW = frozenset(fold(word) for word in ("i morgen", "imorgen", "i morgon", "tomorrow"))


@cache
def month_names() -> dict[str, int]:
    """Folded names of the months in all languages, with their numbers."""
    return {
        fold(name).rstrip("."): number
        for language in Language
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, "format", language.value).items()
    }


def month_number(text: str) -> int:
    """Raises Unreadable. A beginning of three letters or more is enough: `nov`, `sept`."""
    wanted = fold(text).rstrip(".")
    if len(wanted) < SHORTEST_NAME:
        raise Unreadable
    found = {number for name, number in month_names().items() if name.startswith(wanted)}
    if wanted in month_names():
        found = {month_names()[wanted]}
    if len(found) != 1:
        raise Unreadable
    return found.pop()


class MonthReader(Reader[Month, Context]):
    """A month: `mars`, `mars 2027`, `2027-03`, `neste måned`.

    A name alone means the month of this barnehageår; for what can still be changed, the next such month.
    """

    label = _("Month")
    field = FieldType.SELECT
    longest = 2

    def __init__(self, *, coming: bool = False) -> None:
        self.coming = coming

    def read(self, text: str, ctx: Context) -> Month:
        wanted, this = fold(text), Month.of(ctx.today)
        if wanted in _NEXT:
            return this.next()
        if wanted in _THIS:
            return this
        try:
            month = self._in_numbers(wanted) or self._by_name(wanted, this)
        except ValueError as error:
            raise Unreadable from error
        _must_be_near(month.year, ctx.today)
        return month

    def _in_numbers(self, text: str) -> Month | None:
        if match := re.fullmatch(r"(\d{4})[ ./](\d{1,2})", text, re.ASCII):
            return Month(int(match[1]), int(match[2]))
        if match := re.fullmatch(r"(\d{1,2})[ ./](\d{4})", text, re.ASCII):
            return Month(int(match[2]), int(match[1]))
        return None

    def _by_name(self, text: str, this: Month) -> Month:
        name, _space, year = text.partition(" ")
        number = month_number(name)
        if year:
            if not re.fullmatch(r"\d{4}", year, re.ASCII):
                raise Unreadable
            return Month(int(year), number)
        month = Barnehageaar.of(this).month(number)
        if self.coming and month < this:
            month = month.plus(MONTHS_IN_YEAR)
        return month

    def options(self, ctx: Context) -> tuple[Option, ...]:
        """The months that can have a theme, to the end of the next barnehageår."""
        this = Month.of(ctx.today)
        year = Barnehageaar.of(this)
        months = (*year.months(), *year.next().months())
        return tuple(
            Option(str(month), Capital(month)) for month in months if not self.coming or month >= this
        )

    def near(self, text: str, ctx: Context) -> list[tuple[Option, float]]:
        found = []
        for name, score in nearest(text, month_names()):
            month = self._by_name(name, Month.of(ctx.today))
            found.append((Option(str(month), Capital(month)), score))
        return found


MONTH, COMING_MONTH = MonthReader(), MonthReader(coming=True)


class DayReader(Reader[date, Context]):
    """A day: `24.12`, `24.12.2026`, `2026-12-24`, `24. desember`, `i morgen`.

    Without a year, the next such day.
    """

    field = FieldType.DATE
    longest = 3

    def __init__(self, label: Words, hint: Words | None = None) -> None:
        self.label = label
        self.hint = hint

    def read(self, text: str, ctx: Context) -> date:
        return read_day(text, ctx.today)


def _must_be_near(year: int, today: date) -> None:
    """Raises Unreadable."""
    if abs(year - today.year) > FARTHEST_YEARS:
        raise Unreadable


def read_day(text: str, today: date) -> date:
    """Raises Unreadable."""
    day = _any_day(text, today)
    _must_be_near(day.year, today)
    return day


def _any_day(text: str, today: date) -> date:
    wanted = fold(text)
    if wanted in _TODAY:
        return today
    if wanted in _TOMORROW:
        return today + timedelta(days=1)
    for pattern, build in _DAY_FORMS:
        match = re.fullmatch(pattern, wanted, re.ASCII)
        if match:
            try:
                return build(match, today)
            except ValueError as error:
                raise Unreadable from error
    raise Unreadable


def _next_day(month: int, day: int, today: date) -> date:
    """The next day with this date, today included; 29 February may be years away."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError("no such day")


def _full(match: re.Match[str], _today: date) -> date:
    return date(int(match[1]), int(match[2]), int(match[3]))


def _full_norwegian(match: re.Match[str], _today: date) -> date:
    year = match[3] if len(match[3]) == len("2026") else f"20{match[3]}"
    return date(int(year), int(match[2]), int(match[1]))


def _short(match: re.Match[str], today: date) -> date:
    return _next_day(int(match[2]), int(match[1]), today)


def _named(match: re.Match[str], today: date) -> date:
    number = month_number(match[2])
    return date(int(match[3]), number, int(match[1])) if match[3] else _next_day(number, int(match[1]), today)


_DAY_FORMS: tuple[tuple[str, Callable[[re.Match[str], date], date]], ...] = (
    (r"(\d{4})[ ./](\d{1,2})[ ./](\d{1,2})", _full),
    (r"(\d{1,2})[./] ?(\d{1,2})[./] ?(\d{4}|\d{2})", _full_norwegian),
    (r"(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})", _full_norwegian),
    (r"(\d{1,2})[./](\d{1,2})\.?", _short),
    (r"(\d{1,2})\.? ?([a-z]{3,})\.?(?: (\d{4}))?", _named),
)


class DaysReader(Reader[Days, Context]):
    """One or more days: as a day is written, or `12.10–16.10`, `12.10 til 16.10`, `uke 28`, `uke 28–30`."""

    label = _("Day or days")
    hint = _("For example 12.10, 12.10–16.10 or uke 28–30")
    longest = 7

    def read(self, text: str, ctx: Context) -> Days:
        days = self._weeks(text, ctx.today) or self._stretch(text, ctx.today)
        if days.last - days.first > MAX_CLOSED:
            raise Unreadable
        return days

    def write(self, value: Days) -> str:
        return f"{value.first.isoformat()}–{value.last.isoformat()}"

    def _weeks(self, text: str, today: date) -> Days | None:
        match = re.fullmatch(
            r"(?:uker?|veker?|weeks?) (\d{1,2})(?: (?:til |to )?(\d{1,2}))?", fold(text), re.ASCII
        )
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        this_year = today.isocalendar().year
        for year in (this_year, this_year + 1):
            try:
                days = Days(Days.week(year, first).first, Days.week(year + (last < first), last).last)
            except ValueError:  # not every year has a week 53
                continue
            if days.last >= today:
                return days
        raise Unreadable

    def _stretch(self, text: str, today: date) -> Days:
        ends = re.split(r"\s+(?:til|to|-|–)\s+|–|(?<=\d)-(?=\d{1,2}\.)|(?<=\.)-(?=\d)", text.strip())
        if len(ends) == 1:
            day = read_day(ends[0], today)
            return Days(day, day)
        if len(ends) != len(("first", "last")):
            raise Unreadable
        last = read_day(ends[1], today)
        try:
            return Days(self._first(ends[0], last, today), last)
        except ValueError as error:
            raise Unreadable from error

    def _first(self, text: str, last: date, today: date) -> date:
        """The first day of a stretch, which may have begun: `12.–16. oktober` on the 14th."""
        if number := re.fullmatch(r"(\d{1,2})\.?", text, re.ASCII):
            return last.replace(day=int(number[1]))
        first = read_day(text, today)
        return first if first <= last <= first + MAX_CLOSED else read_day(text, last - MAX_CLOSED)


DAYS = DaysReader()


class TimeReader(Reader[time, Context]):
    """A time of day: `11:30`, `11.30`, `kl 12`."""

    label = _("Time")
    field = FieldType.TIME
    longest = 2

    def read(self, text: str, ctx: Context) -> time:
        match = re.fullmatch(r"(?:kl\.? ?)?(\d{1,2})(?:[.: ](\d{2}))?", fold(text), re.ASCII)
        if match is None:
            raise Unreadable
        try:
            return time(int(match[1]), int(match[2] or 0))
        except ValueError as error:
            raise Unreadable from error

    def write(self, value: time) -> str:
        return value.strftime("%H:%M")


TIME = TimeReader()
