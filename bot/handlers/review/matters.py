"""A month or a year to look back on, as the HMS-gruppe is told of it."""

from datetime import datetime
from functools import partial

from bot.content.library import Library, title_of
from bot.handlers.calendar.posts import THEME
from bot.handlers.group.matters import Matter, Waiting
from bot.handlers.group.naming import Naming
from bot.handlers.review.cards import review_card, review_title, year_review_card, year_review_title
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


def look_backs(ctx: PostContext, naming: Naming) -> list[Waiting]:
    """In the last week of a month or in the next: a theme that was posted, and that nobody answered for."""
    choices, this = choices_in(ctx.kindergarten.calendar), Month.of(ctx.today)
    answered = {review.month for review in ctx.kindergarten.reviews}
    return [
        Waiting(review_title(month), partial(look_back_matter, month, choices[month], ctx.library, ctx.now))
        for month in (this.plus(-1), this)
        if month in choices and month not in answered
        if (last := last_open_day(ctx.kindergarten.rhythm, month)) is not None
        if naming.is_new(monday_of(last)) and ctx.was_told(THEME, month)
    ]


def years(ctx: PostContext, naming: Naming) -> list[Waiting]:
    """From the middle of June, where the year had themes."""
    june = Month.of(ctx.today)
    day = year_day(ctx.kindergarten.rhythm, june.year) if june.number == JUNE else None
    if day is None or not naming.is_new(day):
        return []
    year = Barnehageaar.of(june)
    had_themes = choices_in(ctx.kindergarten.calendar).keys() & set(year.months())
    return [Waiting(year_review_title(year), partial(_year_matter, ctx, june))] if had_themes else []


def _year_matter(ctx: PostContext, june: Month) -> Matter:
    year, kindergarten = Barnehageaar.of(june), ctx.kindergarten
    choices, reviews = choices_in(kindergarten.calendar), kindergarten.reviews
    worked = worked_since(kindergarten.measures, year.months()[0].first)
    card = year_review_card(year, choices, reviews, june, ctx.library, ctx.now, form=None, worked=worked)
    return Matter(card, card.body[:1], card.actions[:2])
