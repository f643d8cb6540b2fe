"""Weeks: `uke 9`, `denne uka`, `neste uke`, `om to veker`, `the week after next`."""

from datetime import date

from bot.commands.dates.months import year_of
from bot.commands.dates.tokens import Number, Tokens, Unit, Word
from bot.model.days import DAYS_IN_WEEK, ONE_DAY, Days, monday_of

A_WEEK = DAYS_IN_WEEK * ONE_DAY


def monday_meant(tokens: Tokens, today: date) -> date | None:  # noqa: PLR0911 - one line for each form
    """The Monday of the week that the words name. Raises ValueError for a week that no year has."""
    this = monday_of(today)
    match tokens:
        case (Word.IN | Word.OF | Word.ON | Word.FOR, *rest) if rest and not isinstance(rest[0], Number):
            return monday_meant(tuple(rest), today)
        case (Word.THIS, Unit.WEEK):
            return this
        case (Word.NEXT | Word.COMING, Unit.WEEK):
            return this + A_WEEK
        case (Word.PREVIOUS, Unit.WEEK):
            return this - A_WEEK
        case (Unit.WEEK, Word.AFTER, Word.NEXT) | (Unit.WEEK, Word.AFTER, Word.NEXT, Unit.WEEK):
            return this + 2 * A_WEEK
        case (Unit.WEEK, Word.NUMBER, *rest):
            return monday_meant((Unit.WEEK, *rest), today)
        case (Unit.WEEK, Number(week, 1 | 2)):
            return week_to_come(week, week, today).first
        case (Unit.WEEK, Number(week, 1 | 2), *year) if found := year_of(tuple(year), today):
            return Days.week(found, week).first
        case _:
            return None


def week_to_come(first: int, last: int, today: date) -> Days:
    """The next stretch of these ISO weeks that is not over. Raises ValueError when no year near has them."""
    this_year = today.isocalendar().year
    for year in (this_year, this_year + 1):
        try:
            days = Days(Days.week(year, first).first, Days.week(year + (last < first), last).last)
        except ValueError:  # not every year has a week 53
            continue
        if days.last >= today:
            return days
    raise ValueError("no such week")
