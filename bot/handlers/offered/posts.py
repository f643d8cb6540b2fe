"""Tells a kindergarten, in the week's message, of what its programme offers."""

from dataclasses import dataclass

from bot.handlers.offered.cards import offered_note_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.month import Month
from bot.model.offer import ProgrammeOffer
from bot.store.offered import is_offered
from bot.store.programmes import find_programme
from scheduler.kinds import NoteKind, PostContext
from scheduler.periods import NUMBER, Several


@dataclass(frozen=True)
class Published:
    offer: int
    revision: int


def still_offered(ctx: PostContext, published: Published) -> ProgrammeOffer | None:
    """Unless it has been answered, its month is over, or another revision of it is offered."""
    offer = is_offered(ctx.session, ctx.kindergarten.id, published.offer, Month.of(ctx.today))
    return offer if offer is not None and offer.revision == published.revision else None


def _offered(ctx: PostContext, published: Published) -> Card | Skip:
    offer = still_offered(ctx, published)
    programme = None if offer is None else find_programme(ctx.session, offer.programme_id)
    if offer is None or programme is None:
        return Skip("it has been answered, or is not offered any more")
    return offered_note_card(offer, programme.name)


OFFERED = NoteKind(name="notice/offered", period=Several(Published, NUMBER, NUMBER), tell=_offered)
