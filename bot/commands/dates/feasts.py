"""Feasts and days off: when Easter is, and which days are meant by `romjula`, `påska` or `vinterferien`."""

from datetime import date
from functools import lru_cache

from bot.commands.dates.tokens import Feast
from bot.model.days import ONE_DAY, Days, public_holidays
from bot.model.month import JULY

SUNDAY = 6
_EASTER_MONTHS = (3, 4)
_WINTER_WEEKS = (8, 9, 10)
_AUTUMN_WEEKS = (40, 41)
_SUMMER_WEEKS = (28, 29, 30)


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Easter Sunday: the only Sunday in March and April that is a public holiday."""
    return min(
        day for day in public_holidays(year) if day.month in _EASTER_MONTHS and day.weekday() == SUNDAY
    )


def days_off(feast: Feast, start: int) -> tuple[Days, ...]:  # noqa: PLR0911 - one line for each feast
    """The days that may be meant, in the barnehageår that begins in `start`; never none.

    Where it differs from place to place there are several: the school's winter and autumn holidays are
    the county's and the municipality's to set (timeanddate.no/ferie), Christmas and summer each workplace's.
    """
    spring = start + 1
    match feast:
        case Feast.JUL:
            return Days(date(start, 12, 24), date(start, 12, 31)), romjul(start)
        case Feast.ROMJUL:
            return (romjul(start),)
        case Feast.JULEFERIE:
            monday = date.fromisocalendar(start, date(start, 12, 24).isocalendar().week, 1)
            return Days(date(start, 12, 24), date(spring, 1, 1)), Days(monday, date(spring, 1, 1))
        case Feast.NYTTAAR:
            return (Days(date(start, 12, 31), date(spring, 1, 1)),)
        case Feast.VINTERFERIE:
            return tuple(Days.week(spring, week) for week in _WINTER_WEEKS)
        case Feast.PAASKE:
            return (Days(easter(spring) - 6 * ONE_DAY, easter(spring) + ONE_DAY),)
        case Feast.PINSE:
            return (Days(easter(spring) + 49 * ONE_DAY, easter(spring) + 50 * ONE_DAY),)
        case Feast.SOMMERFERIE:
            first, *_rest, last = (Days.week(spring, week) for week in _SUMMER_WEEKS)
            return Days(first.first, last.last), Days(date(spring, JULY, 1), date(spring, JULY, 31))
        case Feast.HOESTFERIE:
            return tuple(Days.week(start, week) for week in _AUTUMN_WEEKS)


def romjul(year: int) -> Days:
    """Between the days of Christmas and New Year's Day."""
    return Days(date(year, 12, 27), date(year, 12, 31))
