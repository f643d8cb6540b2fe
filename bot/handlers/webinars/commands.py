"""`/hms webinar`: coming and earlier webinars, and what was watched together."""

from datetime import date
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.registry import command
from bot.content.library import Theme
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.paging import pages_of_two
from bot.handlers.common.readers import MINUTES, NUMBER, THEME
from bot.handlers.webinars import cards
from bot.handlers.webinars.cards import SHORT
from bot.handlers.webinars.gathering_cards import gathering_card
from bot.message.card import Card, Reply
from bot.message.words import _
from bot.model.errors import NotThere
from bot.model.parts import Part
from bot.model.plan import open_milestones
from bot.model.webinar import News, Watched, Webinar
from bot.store.sign_ups import answer_of
from bot.store.webinars import coming_webinars, earlier_webinars, webinar_for, workspace_of

SHOWN = 3
"""Of the coming ones and the earlier ones, together."""


@command(
    "hms",
    "webinar",
    also=("webinarer", "webinars", "nettmøte"),
    says=_("Coming and earlier webinars"),
    reads=(Part.WATCHED,),
)
def webinars(
    ctx: HmsContext,
    number: Annotated[int | None, NUMBER] = None,
    minutes: Annotated[int | None, MINUTES] = None,
) -> Reply:
    webinar = webinar_here(ctx, number) if number is not None else None
    if webinar is not None:
        return Reply(_one(ctx, webinar, minutes))
    coming, earlier = _those(ctx)
    soonest = next((one for one in coming if not one.is_gathering), None)
    first, second = pages_of_two(coming, earlier, 1, SHOWN)
    themes = _themes(ctx, (*first, *second))
    return Reply(
        cards.webinars_card(first, second, ctx.kindergarten, _watched(ctx), themes, _calendar(ctx, soonest))
    )


@command(
    "hms",
    "webinar flere",
    also=("webinar fleire", "more webinars"),
    says=_("More webinars"),
    listed=False,
    reads=(Part.WATCHED,),
)
def more(ctx: HmsContext, page: Annotated[int | None, NUMBER] = None) -> Reply:
    """Those that come later, and those that were held before."""
    coming, earlier = pages_of_two(*_those(ctx), page or 2, SHOWN)
    return Reply(cards.more_webinars_card(coming, earlier, ctx.kindergarten, _watched(ctx)))


def webinar_here(ctx: HmsContext, number: int) -> Webinar | None:
    """One that the kindergarten hears of; a gathering for those alone who hold its role."""
    found = webinar_for(ctx.session, ctx.kindergarten.id, number)
    return None if found and found.audience and found.audience not in ctx.group_roles else found


def _those(ctx: HmsContext) -> tuple[list[Webinar], list[Webinar]]:
    key, roles = ctx.kindergarten.id, ctx.group_roles
    return coming_webinars(ctx.session, key, ctx.now, roles), earlier_webinars(
        ctx.session, key, ctx.now, roles
    )


def _one(ctx: HmsContext, webinar: Webinar, minutes: int | None) -> Card:
    """Before it is over where and when, and then its questions."""
    if webinar.is_gathering and ctx.now < webinar.ends_at:
        workspace = workspace_of(ctx.session, ctx.kindergarten.id)
        comes = answer_of(ctx.session, webinar, workspace, ctx.user)
        news = News.PUBLISHED if webinar.cancelled_at is None else News.CANCELLED
        return gathering_card(news, webinar, ctx.kindergarten, comes)
    if ctx.now < webinar.starts_at and minutes is None:
        return cards.coming_card(webinar, ctx.kindergarten, _calendar(ctx, webinar))
    watched_on = _watched(ctx).get(webinar.id)
    return cards.watch_card(webinar, minutes or SHORT, watched_on, ctx.may_change)


def _watched(ctx: HmsContext) -> dict[int, date]:
    return {one.webinar_id: one.watched_on for one in ctx.kindergarten.watched}


def _calendar(ctx: HmsContext, webinar: Webinar | None) -> str | None:
    """Where it is put into a calendar; None where browsers do not reach the bot."""
    own = ctx.kindergarten
    if ctx.pages is None or webinar is None:
        return None
    return ctx.pages.calendar(own.id, own.links_ended_at, webinar.id)


def _themes(ctx: HmsContext, found: tuple[Webinar, ...]) -> tuple[Theme, ...]:
    """The themes that there are webinars about."""
    keys = dict.fromkeys(one.theme for one in found if one.theme is not None)
    return tuple(theme for key in keys if (theme := ctx.library.get(key)) is not None)


@command(
    "hms",
    "webinar tema",
    also=("webinar om", "webinarer om", "webinar about"),
    says=_("Webinars about a theme"),
    listed=False,
    reads=(Part.WATCHED,),
)
def about_theme(
    ctx: HmsContext, theme: Annotated[Theme, THEME], page: Annotated[int | None, NUMBER] = None
) -> Reply:
    coming, earlier = ([one for one in those if one.theme == theme.key] for those in _those(ctx))
    first, second = pages_of_two(coming, earlier, page, SHOWN)
    return Reply(cards.of_theme_card(theme, first, second, ctx.kindergarten, _watched(ctx)))


@command(
    "hms",
    "webinar sett",
    also=("webinar watched",),
    who=HMS_GROUP,
    says=_("We have watched a webinar together"),
    listed=False,
    careful=True,
    reads=(Part.WATCHED, Part.MILESTONES),
)
def watched(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Once, with the day and no names. Raises NotThere."""
    webinar = webinar_here(ctx, number)
    if webinar is None or webinar.is_gathering or ctx.now < webinar.starts_at:
        raise NotThere
    on = _watched(ctx).get(webinar.id)
    if on is None:
        on = ctx.today
        ctx.kindergarten.watched.append(Watched(webinar_id=webinar.id, watched_on=on))
    helped = [one for one in open_milestones(ctx.kindergarten.milestones) if one.key == webinar.milestone]
    return Reply(cards.watched_card(webinar, on, helped[0] if helped else None))


@command(
    "hms",
    "webinar ikke-sett",
    also=("webinar not watched", "webinar ikkje-sett"),
    who=HMS_GROUP,
    says=_("We have not watched a webinar after all"),
    listed=False,
    careful=True,
    reads=(Part.WATCHED,),
)
def not_watched(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises NotThere."""
    webinar = webinar_here(ctx, number)
    if webinar is None:
        raise NotThere
    own = ctx.kindergarten
    own.watched = [one for one in own.watched if one.webinar_id != webinar.id]
    return Reply(cards.not_watched_card(webinar))
