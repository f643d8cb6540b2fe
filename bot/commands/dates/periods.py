"""Stretches of days: `12.10–16.10`, `uke 28–30`, `neste uke`, `juli`, `romjula`."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from bot.commands.context import Context
from bot.commands.dates.days import day_readings
from bot.commands.dates.feasts import days_off
from bot.commands.dates.months import FARTHEST_YEARS, month_readings, year_of
from bot.commands.dates.reader import CalendarReader
from bot.commands.dates.tokens import (
    Feast,
    MonthName,
    Number,
    Season,
    Tokens,
    Unit,
    Weekday,
    Word,
)
from bot.commands.dates.weeks import A_WEEK, monday_meant, week_to_come
from bot.commands.errors import Unreadable
from bot.commands.fold import fold
from bot.message.card import Option
from bot.message.words import Capital, _
from bot.model.days import ONE_DAY, SATURDAY, Days, monday_of
from bot.model.month import Barnehageaar, Month

LONGEST = timedelta(days=120)
_WHY = frozenset(map(fold, ("jul", "påske", "sommer")))
"""`stengt 24.12–31.12 jul`: bare as here these words say why, not when."""
_TWO = Number(2)
"""`to`: "two" in Norwegian, and between days in English."""
_JOINTS = (Word.TO, Word.DASH, Word.AND, _TWO)


class DaysReader(CalendarReader[Days]):
    """One or more days, at most some months."""

    label = _("Day or days")
    hint = _("For example 12.10, 12.10–16.10 or uke 28–30")
    longest = 11
    leading = frozenset({Word.IN, Word.ON, Word.FOR, Word.OF, Word.THE})
    trailing = frozenset({Word.IN, Word.ON, Word.FOR, Word.OF, Word.STOP})

    def readings(self, tokens: Tokens, ctx: Context) -> tuple[Days, ...]:
        this_year = ctx.today.year
        return tuple(
            days
            for days in period_readings(tokens, ctx.today)
            if days.last - days.first <= LONGEST and abs(days.first.year - this_year) <= FARTHEST_YEARS
        )

    def read(self, text: str, ctx: Context) -> Days:
        if fold(text) in _WHY:
            raise Unreadable
        return super().read(text, ctx)

    def write(self, value: Days) -> str:
        return f"{value.first.isoformat()}–{value.last.isoformat()}"

    def option(self, value: Days) -> Option:
        if value.first.weekday() == 0 and value.last == value.first + 6 * ONE_DAY:
            week = value.first.isocalendar().week
            return Option(self.write(value), _("Week {week}: {days}", week=week, days=value))
        return Option(self.write(value), Capital(value))


DAYS = DaysReader()


def period_readings(tokens: Tokens, today: date) -> tuple[Days, ...]:
    match tokens:
        case (Word.WHOLE, *rest):
            return period_readings(tuple(rest), today)
        case (Word.TO, *rest):  # from now on, or just that day
            coming = (last for last in day_readings(tuple(rest), today) if last > today)
            return tuple(days for last in coming for days in (Days(today, last), Days(last, last)))
    try:
        return (
            _weeks(tokens, today)
            or tuple(_stretches(tokens, today))
            or tuple(Days(day, day) for day in day_readings(tokens, today))
            or _months(tokens, today)
            or _off(tokens, today)
        )
    except (ValueError, OverflowError):  # no such days
        return ()


def _weeks(tokens: Tokens, today: date) -> tuple[Days, ...]:
    """Raises ValueError for weeks that no year has."""
    match tokens:
        case (Unit.WEEK, Number(first, 1 | 2), joint, Number(last, 1 | 2)) | (
            Unit.WEEK,
            Number(first, 1 | 2),
            joint,
            Unit.WEEK,
            Number(last, 1 | 2),
        ) if joint in _JOINTS:
            return (week_to_come(first, last, today),)
        case (Unit.WEEK, Number(first, 1 | 2), Number(last, 1 | 2)):
            return (week_to_come(first, last, today),)
        case (Word.AHEAD | Word.IN, Number(count), Unit.WEEK):
            day = today + count * A_WEEK
            return _week_from(monday_of(day)), Days(day, day)
        case (Word.WEEKEND,) | (Word.THIS | Word.COMING, Word.WEEKEND):
            return (_weekend(today),)
        case (Word.NEXT, Word.WEEKEND):
            return _weekend(today), _weekend(monday_of(today) + A_WEEK)
    monday = monday_meant(tokens, today)
    return (_week_from(monday),) if monday else ()


def _week_from(monday: date) -> Days:
    return Days(monday, monday + 6 * ONE_DAY)


def _weekend(day: date) -> Days:
    saturday = monday_of(day) + SATURDAY * ONE_DAY
    return Days(saturday, saturday + ONE_DAY)


def _months(tokens: Tokens, today: date) -> tuple[Days, ...]:
    """A month that is called by its name, or as the next one."""
    if not any(isinstance(token, MonthName) or token is Unit.MONTH for token in tokens):
        return ()
    return tuple(Days(month.first, month.last) for month in month_readings(tokens, today, coming=True))


def _off(tokens: Tokens, today: date) -> tuple[Days, ...]:
    match tokens:
        case (Feast() as feast,):
            start = Barnehageaar.of(Month.of(today)).start
            coming = (days_off(feast, year) for year in (start, start + 1))
            return next(choices for choices in coming if max(days.last for days in choices) >= today)
        case (Feast() as feast, *year) if found := year_of(tuple(year), today):
            near = (days for start in (found - 1, found) for days in days_off(feast, start))
            return tuple(days for days in near if days.first.year == found)
        case (Season.SUMMER, *year):
            return _off((Feast.SOMMERFERIE, *year), today)
        case _:
            return ()


# From one day to another


def _stretches(tokens: Tokens, today: date) -> Iterator[Days]:
    between = tokens[:1] == (Word.BETWEEN,)
    ends = tokens[1:] if between or tokens[:1] == (Word.FROM,) else tokens
    for place in range(1, len(ends) - 1):
        joint = ends[place]
        if joint in _JOINTS:
            for days in _between(ends[:place], ends[place + 1 :], today):
                if joint is not Word.AND or between or days.last - days.first == ONE_DAY:
                    yield days


def _between(first: Tokens, last: Tokens, today: date) -> Iterator[Days]:
    """The stretch may have begun: `12.–16. oktober` on the 14th."""
    match first, last:
        case (Number() as day,), _:
            ends = [(end.replace(day=day.value), end) for end in _days(last, today)]
        case (MonthName(), Number()), (Number() as day,):
            ends = [(begin, begin.replace(day=day.value)) for begin in _days(first, today)]
        case (Weekday(),), (Weekday(),):
            ends = [(begin, end) for begin in _days(first, today) for end in _days(last, begin)[:1]]
        case (Weekday(number),), _:
            ends = [(end - (end.weekday() - number) % 7 * ONE_DAY, end) for end in _days(last, today)]
            if Unit.WEEK not in last:
                ends += product(_days(first, today), _days(last, today))
        case _:
            ends = list(_dated(first, last, today))
    for begin, end in ends:
        if begin <= end:
            yield Days(begin, end)


def _dated(first: Tokens, last: Tokens, today: date) -> Iterator[tuple[date, date]]:
    """The first such stretch that is not over."""
    for end, begin in product(_days(last, today), _days(first, today)):
        if begin <= end <= begin + LONGEST:
            yield begin, end
            return
        if all(isinstance(token, Number | MonthName) or token is Word.DASH for token in first):
            for earlier in _days(first, end - LONGEST):
                if earlier <= end:
                    yield earlier, end
                    return
        for later in _days(last, begin):
            if begin <= later:
                yield begin, later
                return


def _days(tokens: Tokens, today: date) -> tuple[date, ...]:
    return day_readings(tokens, today) or day_readings(
        tuple(token for token in tokens if token not in {Word.DASH, Word.THE}), today
    )
