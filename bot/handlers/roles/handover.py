"""`/hms overlever` and `/hms omvisning`: a role passes on, and whoever takes it over is shown around."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.forms import wrong_at
from bot.commands.registry import command
from bot.handlers.common.choices import WHICH_ROLE
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import PersonReader
from bot.handlers.roles.handover_cards import choose_tour_card, same_person_card, tour_card
from bot.handlers.roles.offering import offer_role
from bot.message.card import Reply
from bot.message.words import _
from bot.model.parts import Part
from bot.model.role import Role, StyrerAsVerneombud
from bot.model.role_offer import RoleToOneself, RoleToProgram

WHO = PersonReader(_("Who takes it over"), _("The styrer cannot be verneombud."))
NewHolders = tuple[Annotated[str, WHO], ...]


@command(
    "hms",
    "overlever",
    also=("overlevere", "overfør", "overlat", "gi videre", "gje vidare", "hand over", "handover"),
    who=HMS_GROUP,
    says=_("Pass a role on to somebody else"),
    careful=True,
    reads=(Part.HOLDERS,),
)
def pass_on(ctx: ChangeContext, role: Annotated[Role, WHICH_ROLE], people: NewHolders) -> Reply:
    """From whoever passes it on, or else from all who hold it, when the new one says yes."""
    kindergarten = ctx.kindergarten
    before = tuple(holder.user_id for holder in kindergarten.holders if holder.role is role)
    leaving = (ctx.user,) if ctx.user in before else before
    new = tuple(person for person in people if person not in before)
    if not new:
        return Reply(same_person_card(role))
    try:
        return offer_role(ctx, role, new, leaving)
    except (StyrerAsVerneombud, RoleToOneself, RoleToProgram) as refusal:
        raise wrong_at(pass_on, ctx, {"role": role, "people": people}, "people", refusal) from refusal


@command(
    "hms",
    "omvisning",
    also=("omvising", "ny i rollen", "ny i rolla", "tour"),
    says=_("A short tour for somebody new in a role"),
    reads=(Part.CALENDAR, Part.MEASURES, Part.MILESTONES),
)
def tour(ctx: HmsContext, role: Annotated[Role | None, WHICH_ROLE] = None) -> Reply:
    mine = role or min(ctx.group_roles, default=None)
    if mine is None:
        return Reply(choose_tour_card())
    return Reply(tour_card(Role(mine), ctx.kindergarten, ctx.this_month, ctx.library))
