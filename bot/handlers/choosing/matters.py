"""Proposals, as the HMS-gruppe is told of them: how many wait, and nothing of what they say."""

from bot.handlers.choosing.proposals_cards import new_proposals_card
from bot.handlers.group.matters import Matter, Waiting
from bot.handlers.group.naming import Naming
from bot.model.days import ONE_DAY
from bot.model.deciding import open_proposals
from scheduler.kinds import PostContext


def proposals(ctx: PostContext, naming: Naming) -> list[Waiting]:
    """Where one is new. Not on its own day: one could guess who."""
    waiting = open_proposals(ctx.kindergarten.proposals, ctx.kindergarten.calendar)
    days = [one.proposed_on for one in waiting if one.proposed_on is not None]
    if not any(naming.is_new(day + ONE_DAY) for day in days):
        return []
    card = new_proposals_card(len(waiting))
    return [Waiting(card.title, lambda: Matter(card))]
