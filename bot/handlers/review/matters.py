"""A month or a year to look back on, as the HMS-gruppe is told of it."""

from datetime import datetime

from bot.content.library import Library, title_of
from bot.handlers.calendar.posts import THEME
from bot.handlers.group.matters import Matter
from bot.handlers.group.naming import Naming
from bot.handlers.review.cards import review_card, year_review_card
from bot.handlers.review.lines import LOOK_BACK_ON
from bot.message.card import Button, Text
from bot.message.words import MonthName, _
from bot.model.calendar import Choice, choices_in
from bot.model.days import monday_of
from bot.model.measure import worked_since
from bot.model.month import Barnehageaar, Month
from scheduler.due import JUNE, last_open_day, year_day
from scheduler.kinds import PostContext


def look_back_matter(month: Month, choice: Choice, library: Library, now: datetime) -> Matter:
    answer = Button(_("How did it go in {month}?", month=MonthName(month)), LOOK_BACK_ON(month))
    theme = Text(title_of(choice, library))
    return Matter(review_card(month, choice, None, library, now, form=None), (theme,), (answer,))


def look_backs(ctx: PostContext, naming: Naming) -> list[Matter]:
    """In the last week of a month or in the next: a theme that was posted, and that nobody answered for."""
    choices, this = choices_in(ctx.kindergarten.calendar), Month.of(ctx.today)
    answered = {review.month for review in ctx.kindergarten.reviews}
    return [
        look_back_matter(month, choices[month], ctx.library, ctx.now)
        for month in (this.plus(-1), this)
        if month in choices and month not in answered
        if (last := last_open_day(ctx.kindergarten.rhythm, month)) is not None
        if naming.is_new(monday_of(last)) and ctx.was_told(THEME, month)
    ]


def years(ctx: PostContext, naming: Naming) -> list[Matter]:
    """From the middle of June, where the year had themes."""
    june, kindergarten = Month.of(ctx.today), ctx.kindergarten
    year, choices = Barnehageaar.of(june), choices_in(kindergarten.calendar)
    day = year_day(kindergarten.rhythm, june.year) if june.number == JUNE else None
    if day is None or not naming.is_new(day) or not choices.keys() & set(year.months()):
        return []
    worked = worked_since(kindergarten.measures, year.months()[0].first)
    card = year_review_card(
        year, choices, kindergarten.reviews, june, ctx.library, ctx.now, form=None, worked=worked
    )
    return [Matter(card, (), card.actions[:2])]
