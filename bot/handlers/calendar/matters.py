"""A month without a theme, as the HMS-gruppe is told of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from bot.content.suggesting import Suggested
from bot.handlers.calendar.lines import ONE_MONTH
from bot.handlers.calendar.months_cards import nudge_card
from bot.handlers.group.matters import Matter
from bot.handlers.group.naming import Naming
from bot.message.card import Button, Items
from bot.message.words import MonthName, _
from bot.model.calendar import Choice
from bot.model.month import Month
from bot.model.rhythm import Rhythm
from scheduler.due import asking_days

MONTHS_AHEAD = 2
"""August is asked for in June."""


def month_matter(month: Month, suggestions: Sequence[Suggested], now: datetime) -> Matter:
    choose = Button(_("Choose for {month}", month=MonthName(month)), ONE_MONTH(month))
    themes = Items(tuple(one.theme.title for one in suggestions))
    return Matter(nudge_card(month, tuple(suggestions), now), (themes,), (choose,))


def months_to_ask_for(rhythm: Rhythm, choices: Mapping[Month, Choice], naming: Naming) -> list[Month]:
    """Those without a theme whose first or second day has come, and that were not named since.

    None whose next month is asked for already.
    """
    coming = [(month, days) for month, days in _days(rhythm, naming.today) if days[0] <= naming.today]
    return [
        month
        for month, (first, second) in coming[-1:]
        if month not in choices and naming.is_new(first if naming.today < second else second)
    ]


def days_to_ask(rhythm: Rhythm, choices: Mapping[Month, Choice], today: date, *, rests: bool) -> list[date]:
    """The days on which something is asked of the group, from the month of a day on.

    `rests`: the group has long done nothing. Then the first day is left in every month, for all that waits.
    """
    found: list[date] = []
    for month, (first, second) in _days(rhythm, today):
        if month not in choices:
            found += [first, second]
        elif rests:
            found.append(first)
    return found


def _days(rhythm: Rhythm, today: date) -> Iterator[tuple[Month, tuple[date, date]]]:
    this = Month.of(today)
    for month in (this.plus(ahead) for ahead in range(MONTHS_AHEAD + 1)):
        days = asking_days(rhythm, month)
        if days is not None:
            yield month, days
