"""The day that was set for the next vernerunde, as the HMS-gruppe is told of it."""

from datetime import date
from functools import partial

from bot.handlers.group.matters import Matter, Waiting
from bot.handlers.group.naming import Naming
from bot.handlers.safety_round.cards import DUE_TITLE, due_card
from bot.model.days import monday_of
from bot.model.safety_round import last_finished, round_under_way
from scheduler.kinds import PostContext


def safety_rounds(ctx: PostContext, naming: Naming) -> list[Waiting]:
    """Once, in the week of the day, where the round has not begun."""
    rounds = ctx.kindergarten.safety_rounds
    last = last_finished(rounds)
    if last is None or last.next_on is None or round_under_way(rounds) is not None:
        return []
    day = last.next_on
    if not naming.is_new(monday_of(day)):
        return []
    return [Waiting(DUE_TITLE, partial(_matter, day))]


def _matter(day: date) -> Matter:
    card = due_card(day)
    return Matter(card, card.body)
