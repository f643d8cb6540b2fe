"""`/hms`: this month, the next, any month, and the year."""

from typing import Annotated

from bot.commands.dates import BARNEHAGEAAR, MONTH
from bot.commands.registry import command
from bot.handlers.calendar.months_cards import july_card, month_card, no_theme_card, year_card
from bot.handlers.calendar.wheel import year_wheel
from bot.handlers.common.context import HmsContext
from bot.handlers.common.pictures import name_of, picture_of
from bot.message.card import Card, Image, Reply
from bot.message.words import _
from bot.model.calendar import choices_in
from bot.model.month import Barnehageaar, Month
from bot.model.parts import Part
from bot.store.webinars import webinars_of

CALENDAR = (Part.CALENDAR,)


def show_month(ctx: HmsContext, month: Month) -> Card:
    """A month as it is: with its theme, without one, or July."""
    if month.is_july:
        return july_card(month)
    choice = ctx.choice(month)
    if choice is None:
        return no_theme_card(month, ctx.suggestions(month), ctx.now, ctx.may_change)
    return month_card(month, choice, ctx.library)


@command("hms", also=("nå", "no", "now", "i dag"), says=_("This month's theme"), reads=CALENDAR)
def this_month(ctx: HmsContext) -> Reply:
    return Reply(show_month(ctx, ctx.this_month))


@command(
    "hms",
    "neste-måned",
    also=("neste", "neste månad", "next month", "next"),
    says=_("Next month's theme"),
    reads=CALENDAR,
)
def next_month(ctx: HmsContext) -> Reply:
    return Reply(show_month(ctx, ctx.this_month.next()))


@command("hms", "måned", also=("månad", "month"), says=_("The theme of a month"), reads=CALENDAR, bare=True)
def one_month(ctx: HmsContext, month: Annotated[Month, MONTH]) -> Reply:
    return Reply(show_month(ctx, month))


@command(
    "hms",
    "år",
    also=("året", "årshjul", "kalender", "kalenderen", "hms-år", "year", "calendar"),
    says=_("The whole year"),
    reads=(*CALENDAR, Part.REVIEWS),
)
def whole_year(ctx: HmsContext, month: Annotated[Month | None, BARNEHAGEAAR] = None) -> Reply:
    year = Barnehageaar.of(month or ctx.this_month)
    choices = choices_in(ctx.kindergarten.calendar)
    card = year_card(year, choices, ctx.this_month, ctx.library, ctx.may_change)
    return Reply(card.but(*_wheel(ctx, year)))


def _wheel(ctx: HmsContext, year: Barnehageaar) -> tuple[Image, ...]:
    """The webinars are read where there can be a picture, and not elsewhere."""
    if ctx.pages is None:
        return ()
    webinars = webinars_of(ctx.session, ctx.kindergarten.id, year)
    wheel = year_wheel(ctx.kindergarten, ctx.library, webinars, year, ctx.today)
    return picture_of(ctx, name_of(year), wheel)
