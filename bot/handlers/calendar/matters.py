"""A month without a theme, as the HMS-gruppe is told of it."""

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial

from bot.content.suggesting import Suggested, advise
from bot.handlers.calendar.lines import ONE_MONTH
from bot.handlers.calendar.months_cards import no_theme_title, nudge_card
from bot.handlers.group.matters import Matter, Waiting
from bot.handlers.group.naming import Naming
from bot.message.card import Button, Items, Text
from bot.message.words import MonthName, _
from bot.model.calendar import Choice, choices_in, themes_in
from bot.model.month import Month
from bot.model.rhythm import Rhythm
from scheduler.due import asking_days
from scheduler.kinds import PostContext

MONTHS_AHEAD = 2
"""August is asked for in June."""


def months_without_theme(ctx: PostContext, naming: Naming) -> list[Waiting]:
    rhythm, choices = ctx.kindergarten.rhythm, choices_in(ctx.kindergarten.calendar)
    months = months_to_ask_for(rhythm, choices, naming)
    return [Waiting(no_theme_title(month), partial(_advised, ctx, month)) for month in months]


def _advised(ctx: PostContext, month: Month) -> Matter:
    used, found = themes_in(ctx.kindergarten.calendar), ctx.library.found(ctx.kindergarten.findings)
    return month_matter(month, advise(ctx.library, month, used, found), ctx.now)


def month_matter(month: Month, suggestions: Sequence[Suggested], now: datetime) -> Matter:
    choose = Button(_("Choose for {month}", month=MonthName(month)), ONE_MONTH(month))
    themes = Items(tuple(one.theme.title for one in suggestions))
    blocks = (Text(_("Three suggestions:")), themes)
    return Matter(nudge_card(month, tuple(suggestions), now), blocks, (choose,))


def months_to_ask_for(rhythm: Rhythm, choices: Mapping[Month, Choice], naming: Naming) -> list[Month]:
    """Those without a theme whose first or second day has come, and that were not named since.

    None whose next month is asked for already.
    """
    coming = [
        (month, days) for month, days in _days(rhythm, Month.of(naming.today)) if days[0] <= naming.today
    ]
    return [
        month
        for month, (first, second) in coming[-1:]
        if month not in choices and naming.is_new(first if naming.today < second else second)
    ]


def empty_months(choices: Mapping[Month, Choice], this: Month) -> tuple[Month, ...]:
    """Of a month and those after it that are asked for: those without a theme."""
    return tuple(month for month in _from(this) if month not in choices)


def days_to_ask(rhythm: Rhythm, this: Month, empty: Container[Month], *, rests: bool) -> list[date]:
    """The days on which something is asked of the group, from a month on.

    `rests`: the group does nothing. Then the first day is left in every month, for all that waits.
    """
    found: list[date] = []
    for month, (first, second) in _days(rhythm, this):
        if month in empty:
            found += [first, second]
        elif rests:
            found.append(first)
    return found


@lru_cache(maxsize=64)
def _from(this: Month) -> tuple[Month, ...]:
    return tuple(this.plus(ahead) for ahead in range(MONTHS_AHEAD + 1))


@lru_cache(maxsize=4096)  # most kindergartens are alike
def _days(rhythm: Rhythm, this: Month) -> tuple[tuple[Month, tuple[date, date]], ...]:
    """Of a month and those after it."""
    return tuple((month, days) for month in _from(this) if (days := asking_days(rhythm, month)) is not None)
