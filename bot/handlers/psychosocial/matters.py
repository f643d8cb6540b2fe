"""The offer to assess a factor, as the HMS-gruppe gets it."""

from functools import partial

from bot.handlers.group.matters import Matter, Waiting
from bot.handlers.group.naming import Naming
from bot.handlers.psychosocial.cards import offer_card, offer_title
from bot.handlers.psychosocial.offering import Offer, offer_day, offered
from bot.model.month import Month
from scheduler.kinds import PostContext


def factors_to_assess(ctx: PostContext, naming: Naming) -> list[Waiting]:
    """In the first message from the middle of a month on, and in no other of that month."""
    month = Month.of(ctx.today)
    if not naming.is_new(offer_day(month)):
        return []
    offer = offered(ctx.kindergarten, ctx.library, month, ctx.today)
    return [] if offer is None else [Waiting(offer_title(offer.factor), partial(_matter, ctx, offer))]


def _matter(ctx: PostContext, offer: Offer) -> Matter:
    card = offer_card(offer, Month.of(ctx.today), ctx.library)
    return Matter(card, card.body)
