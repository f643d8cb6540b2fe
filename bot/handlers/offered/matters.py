"""What a programme offers, in the week's message to the group."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.handlers.calendar.matters import months_to_ask_for
from bot.handlers.common.paging import Page
from bot.handlers.group.matters import Matter, Waiting, note_waits
from bot.handlers.group.naming import Naming
from bot.handlers.offered.cards import ALL_OFFERS, SHOWN, offers_card
from bot.handlers.offered.posts import OFFERED, Published, still_offered
from bot.message.card import Card
from bot.model.calendar import choices_in
from bot.model.offer import ProgrammeOffer
from scheduler.kinds import PostContext


def offers(ctx: PostContext, naming: Naming, since: datetime | None) -> list[Waiting]:
    """Several are one matter: of two buttons that say no, nobody could tell what they turn down."""
    told = _to_tell(ctx, naming, since)
    if len(told) > 1:
        card = _card([offer for _published, offer in told])
        return [Waiting(card.title, partial(_matter, card))]
    cards = (OFFERED.tell(ctx, published) for published, _offer in told)
    return [note_waits(card) for card in cards if isinstance(card, Card)]


def _to_tell(
    ctx: PostContext, naming: Naming, since: datetime | None
) -> list[tuple[Published, ProgrammeOffer]]:
    """What is new since then; and a theme for a month, once more when the group is asked for that month's."""
    asked = months_to_ask_for(ctx.kindergarten.rhythm, choices_in(ctx.kindergarten.calendar), naming)
    new = ctx.notes_of(OFFERED, since)
    known = ctx.notes_of(OFFERED, None) if asked else new
    still = ((one, still_offered(ctx, one)) for one in known)
    return [
        (one, offer) for one, offer in still if offer is not None and (one in new or offer.month in asked)
    ]


def _card(offers: list[ProgrammeOffer]) -> Card:
    """The first of them; where there are more, all that is offered is one press away."""
    card = offers_card(Page(offers[:SHOWN]), len(offers), is_member=True)
    return card if len(offers) <= SHOWN else replace(card, actions=(*card.actions, ALL_OFFERS))


def _matter(card: Card) -> Matter:
    return Matter(card, card.body[:1], (ALL_OFFERS,))
