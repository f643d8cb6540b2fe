"""Whoever is new in a role is shown around, in private."""

from collections.abc import Collection, Mapping

from bot.handlers.common.context import ChangeContext
from bot.handlers.roles.posts import TOUR, Tour
from bot.model.role import Role, with_roles


def give_roles(ctx: ChangeContext, given: Mapping[Role, Collection[str]]) -> None:
    """Exactly these people hold each of these roles from now on. Raises StyrerAsVerneombud.

    Whoever gave one to themselves needs no tour. With somebody as verneombud there is one again.
    """
    kindergarten = ctx.kindergarten
    before = {(holder.role, holder.user_id) for holder in kindergarten.holders}
    kindergarten.holders = with_roles(kindergarten.holders, given, ctx.today)
    kindergarten.without_verneombud = kindergarten.without_verneombud and not given.get(Role.VERNEOMBUD)
    new = {(role, person) for role, people in given.items() for person in people} - before
    for role, person in sorted(new):
        if person != ctx.user:
            TOUR.owe(ctx.session, kindergarten.id, Tour(role, ctx.now, person), ctx.now, person)
