"""Days: `24.12`, `15. mars 2027`, `i overmorgen`, `om fjorten dager`, `tirsdag i neste uke`, `langfredag`."""

import calendar
from datetime import date

from bot.commands.context import Context
from bot.commands.dates.feasts import easter
from bot.commands.dates.lexer import tokens_of
from bot.commands.dates.months import CENTURY, FARTHEST_YEARS, month_readings, year_of
from bot.commands.dates.reader import CalendarReader
from bot.commands.dates.tokens import (
    DayOffset,
    EasterDay,
    Feast,
    MonthName,
    Number,
    Tokens,
    Unit,
    Weekday,
    Word,
)
from bot.commands.dates.weeks import A_WEEK, monday_meant
from bot.message.card import FieldType, Option
from bot.message.words import Capital, Words
from bot.model.days import ONE_DAY, monday_of
from bot.model.month import JULY, MONTHS_IN_YEAR, Month

YEARS_TO_LEAP_DAY = 9


class DayReader(CalendarReader[date]):
    """A day. Without a year, the next such day."""

    field = FieldType.DATE
    longest = 7

    def __init__(self, label: Words, hint: Words | None = None) -> None:
        self.label = label
        self.hint = hint

    def readings(self, tokens: Tokens, ctx: Context) -> tuple[date, ...]:
        return day_readings(tokens, ctx.today)

    def around(self, tokens: Tokens, ctx: Context) -> tuple[date, ...]:
        """The day, also of what has a time: `15. mars kl. 12`."""
        before_clock = tokens[: tokens.index(Word.CLOCK)] if Word.CLOCK in tokens else tokens
        return super().around(before_clock, ctx)

    def is_name(self, text: str, ctx: Context) -> bool:
        """`15. mars 27 barn` names no year."""
        match tokens_of(text):
            case (*_, MonthName(), Number(_, 1 | 2, ordinal=False)):
                return False
            case _:
                return super().is_name(text, ctx)

    def option(self, value: date) -> Option:
        return Option(value.isoformat(), Capital(value))


def day_readings(tokens: Tokens, today: date) -> tuple[date, ...]:
    """All days that the words may mean; nothing where they mean none, or one generations away."""
    try:
        found = (
            _seen_from_today(tokens, today)
            or _weekday(tokens, today)
            or _weekday_of(tokens, today)
            or _in_numbers(tokens, today)
            or _by_name(tokens, today)
            or _feast_day(tokens, today)
        )
    except (ValueError, OverflowError):  # no such day
        return ()
    return tuple(day for day in found if abs(day.year - today.year) <= FARTHEST_YEARS)


def _seen_from_today(tokens: Tokens, today: date) -> tuple[date, ...]:
    match tokens:
        case (DayOffset(days),):
            return (today + days * ONE_DAY,)
        case (Word.AHEAD | Word.IN, Number(count), Unit() as unit) | (
            Number(count),
            Unit() as unit,
            Word.HENCE,
        ):
            return (_moved(today, count, unit),)
        case (Word.FOR, Number(count), Unit() as unit, Word.AGO) | (Number(count), Unit() as unit, Word.AGO):
            return (_moved(today, -count, unit),)
        case (Word.END_OF, *rest):
            return _last_day(tuple(rest), today)
        case (Word.BEFORE, *rest):
            return tuple(each for day in day_readings(tuple(rest), today) for each in (day - ONE_DAY, day))
        case _:
            return ()


def _moved(day: date, count: int, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day + count * ONE_DAY
        case Unit.WEEK:
            return day + count * A_WEEK
        case Unit.MONTH | Unit.YEAR:
            month = Month.of(day).plus(count * (MONTHS_IN_YEAR if unit is Unit.YEAR else 1))
            return min(month.last, month.first + (day.day - 1) * ONE_DAY)


def _last_day(tokens: Tokens, today: date) -> tuple[date, ...]:
    """`ut uka`, `ut juni`, `ut året`: its last day."""
    match tokens:
        case (Unit.WEEK,):
            return (monday_of(today) + 6 * ONE_DAY,)
        case (Unit.MONTH,):
            return (Month.of(today).last,)
        case (Unit.YEAR,):
            return (date(today.year, MONTHS_IN_YEAR, 31),)
    if year := year_of(tokens, today):
        return (date(year, MONTHS_IN_YEAR, 31),)
    if monday := monday_meant(tokens, today):
        return (monday + 6 * ONE_DAY,)
    return tuple(month.last for month in month_readings(tokens, today, coming=True))


# Weekdays


def _weekday(tokens: Tokens, today: date) -> tuple[date, ...]:
    """`fredag`, `på fredag`, `neste fredag`. Nobody agrees on the last one, so it is mostly two days."""
    match tokens:
        case (Weekday(number, True),):
            day = _on_or_after(today, number)
            return (day, day + A_WEEK) if day == today else (day,)
        case (Word.THIS, Weekday(number)):
            return (_on_or_after(today, number),)
        case (Word.COMING, Weekday(number)):
            return (_on_or_after(today + ONE_DAY, number),)
        case (Word.NEXT, Weekday(number)):
            return (_on_or_after(today + ONE_DAY, number), monday_of(today) + A_WEEK + number * ONE_DAY)
        case (Word.PREVIOUS, Weekday(number)):
            return (_on_or_after(today - A_WEEK, number), monday_of(today) - A_WEEK + number * ONE_DAY)
        case _:
            return ()


def _on_or_after(day: date, weekday: int) -> date:
    return day + (weekday - day.weekday()) % 7 * ONE_DAY


def _weekday_of(tokens: Tokens, today: date) -> tuple[date, ...]:
    """A weekday with more: of a week, of a month, or with its date."""
    match tokens:
        case (Number(ordinal=True) | Word.PREVIOUS as which, Weekday(number), Word.IN | Word.OF, *month) | (
            Number(ordinal=True) | Word.PREVIOUS as which,
            Weekday(number),
            *month,
        ) if month:
            count = which.value if isinstance(which, Number) else 0
            return _of_month(count, number, tuple(month), today)
        case (Weekday(number), Word.AHEAD | Word.IN, Number(count), Unit.WEEK):
            in_that_week = monday_of(today) + count * A_WEEK + number * ONE_DAY
            return (in_that_week, _on_or_after(today, number) + count * A_WEEK)
        case (Weekday(number, whole), *rest) if rest:
            return _in_week(number, tuple(rest), today) or _with_date(number, whole, tuple(rest), today)
        case (*rest, Weekday(number)) if rest:
            return _in_week(number, tuple(rest), today)
        case _:
            return ()


def _in_week(weekday: int, week: Tokens, today: date) -> tuple[date, ...]:
    monday = monday_meant(week, today)
    return (monday + weekday * ONE_DAY,) if monday else ()


def _with_date(weekday: int, whole: bool, tokens: Tokens, today: date) -> tuple[date, ...]:  # noqa: FBT001
    """The date where it falls on that weekday; else that date, or the nearest such weekday: one is a slip."""
    days = day_readings(tokens, today)
    if len(days) != 1 or days[0].weekday() == weekday:
        return days
    return (days[0], min(_around(days[0], weekday), key=lambda day: abs(day - days[0]))) if whole else ()


def _around(day: date, weekday: int) -> tuple[date, date]:
    after = _on_or_after(day, weekday)
    return after, after - A_WEEK


def _of_month(count: int, weekday: int, tokens: Tokens, today: date) -> tuple[date, ...]:
    """`første mandag i mars`; with 0 the last one."""
    found = []
    for month in month_readings(tokens, today, coming=True):
        day = _nth(month, count, weekday)
        passed = day < today and isinstance(tokens[-1], MonthName)
        found.append(_nth(month.plus(MONTHS_IN_YEAR), count, weekday) if passed else day)
    return tuple(found)


def _nth(month: Month, count: int, weekday: int) -> date:
    """Raises ValueError when the month has not so many."""
    if count == 0:
        return _on_or_after(month.last - 6 * ONE_DAY, weekday)
    day = _on_or_after(month.first, weekday) + (count - 1) * A_WEEK
    if Month.of(day) != month:
        raise ValueError("not so many in the month")
    return day


# Dates


def _in_numbers(tokens: Tokens, today: date) -> tuple[date, ...]:
    """`24.12`, `24/12`, `24.12.26`, `24 12 2026`, `2026-12-24`."""
    match tokens:
        case (Number(day, 1 | 2, "." | "/"), Number(month, 1 | 2, "")):
            return (next_day(month, day, today),)
        case (Number(year, 4), Number(month, 1 | 2), Number(day, 1 | 2)):
            return (date(year, month, day),)
        case (Number(day, 1 | 2) as one, Number(month, 1 | 2) as other, Number(year, 2 | 4) as last):
            if (one.mark, one.ordinal) != (other.mark, other.ordinal) or last.mark:
                return ()
            return (date(year if last.digits > 2 else CENTURY + year, month, day),)  # noqa: PLR2004
        case _:
            return ()


def next_day(month: int, day: int, today: date) -> date:
    """The next day with this date, today included. Raises ValueError when there is none."""
    for year in range(today.year, today.year + YEARS_TO_LEAP_DAY):
        if day <= calendar.monthrange(year, month)[1] and (found := date(year, month, day)) >= today:
            return found
    raise ValueError("no such day")


def _by_name(tokens: Tokens, today: date) -> tuple[date, ...]:
    """`15. mars`, `15th of March 2027`, `Dec 28`, `den 15.`, `15. i neste måned`."""
    if any(isinstance(token, Number) for token in tokens):  # `12 Jul` is no Christmas
        tokens = tuple(MonthName(JULY) if token is Feast.JUL else token for token in tokens)
    match tokens:
        case (Number() as day, Word.OF | Word.IN, *rest) if rest:
            return _by_name((day, *rest), today)
        case (Number() as day, MonthName(month), *year) | (MonthName(month), Number(_, 1 | 2) as day, *year):
            return _named(day, month, tuple(year), today)
        case (Word.THE, Number(day, 1 | 2, "")):
            return (_day_of_month(day, today),)
        case (Number(day, 1 | 2), Word.THIS | Word.NEXT | Word.PREVIOUS, Unit.MONTH):
            return tuple(date(month.year, month.number, day) for month in month_readings(tokens[1:], today))
        case _:
            return ()


def _named(day: Number, month: int, year: Tokens, today: date) -> tuple[date, ...]:
    """A number in letters is no date: `to March` is not the second."""
    if day.mark or not (day.digits or day.ordinal):
        return ()
    if not year:
        return (next_day(month, day.value, today),)
    found = year_of(year, today)
    return (date(found, month, day.value),) if found else ()


def _day_of_month(day: int, today: date) -> date:
    month = Month.of(today)
    while month.last.day < day or date(month.year, month.number, day) < today:
        if day > 31:  # noqa: PLR2004 - no month is longer
            raise ValueError("no such day")
        month = month.next()
    return date(month.year, month.number, day)


def _feast_day(tokens: Tokens, today: date) -> tuple[date, ...]:
    match tokens:
        case (EasterDay(days),):
            passed = easter(today.year) + days * ONE_DAY < today
            return (easter(today.year + passed) + days * ONE_DAY,)
        case (EasterDay(days), *year) if found := year_of(tuple(year), today):
            return (easter(found) + days * ONE_DAY,)
        case (Feast.NYTTAAR,):
            return (next_day(12, 31, today), next_day(1, 1, today))
        case _:
            return ()
