"""Tells a kindergarten, in the week's message, of what its programme offers."""

from dataclasses import dataclass

from bot.handlers.offered.cards import offered_note_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.store.offered import is_offered
from bot.store.programmes import find_programme
from scheduler.kinds import NoteKind, PostContext
from scheduler.periods import NUMBER, Several


@dataclass(frozen=True)
class Published:
    offer: int
    revision: int


def _offered(ctx: PostContext, published: Published) -> Card | Skip:
    offer = is_offered(ctx.session, ctx.kindergarten.id, published.offer)
    programme = None if offer is None else find_programme(ctx.session, offer.programme_id)
    if offer is None or programme is None or offer.revision != published.revision:
        return Skip("it has been answered, or is not offered any more")
    return offered_note_card(offer, programme.name)


OFFERED = NoteKind(name="notice/offered", period=Several(Published, NUMBER, NUMBER), tell=_offered)
