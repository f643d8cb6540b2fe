"""Whoever is new in a role is shown around, in private."""

from collections.abc import Iterable

from bot.handlers.common.context import ChangeContext
from bot.handlers.roles.posts import TOUR, Tour
from bot.model.role import Role, with_role


def give_role(ctx: ChangeContext, role: Role, people: Iterable[str]) -> None:
    """Exactly these people hold the role from now on. Whoever gave it to themselves needs no tour."""
    wanted, kindergarten = tuple(people), ctx.kindergarten
    before = {holder.user_id for holder in kindergarten.holders if holder.role is role}
    new = set(wanted) - before
    kindergarten.holders = with_role(kindergarten.holders, role, wanted)
    for person in sorted(new - {ctx.user}):
        TOUR.owe(ctx.session, kindergarten.id, Tour(role, ctx.now, person), ctx.now, person)
