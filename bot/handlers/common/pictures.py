"""The picture of a card, where people's browsers reach the bot; elsewhere its words say it all."""

from bot.handlers.common.context import HmsContext
from bot.message.card import Image
from bot.model.month import Barnehageaar
from bot.paper.picture import Drawing, in_words

PLAN = "plan"
"""The name of the plan's picture; that of a year's wheel is the year it begins in."""


def name_of(year: Barnehageaar) -> str:
    return str(year.start)


def picture_of(ctx: HmsContext, name: str, drawing: Drawing) -> tuple[Image, ...]:
    if ctx.pages is None:
        return ()
    return (Image(ctx.pages.picture(ctx.kindergarten.id, name, ctx.now), in_words(drawing)),)
