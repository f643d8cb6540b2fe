"""`/hms overlever` and `/hms omvisning`: a role passes on, and whoever takes it over is shown around."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.forms import wrong_at
from bot.commands.registry import command
from bot.handlers.common.choices import WHICH_ROLE
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import PersonReader
from bot.handlers.roles.handover_cards import choose_tour_card, passed_on_card, same_person_card, tour_card
from bot.handlers.roles.welcome import give_roles
from bot.message.card import Reply, to_channel
from bot.message.words import _
from bot.model.parts import Part
from bot.model.role import Role, StyrerAsVerneombud

WHO = PersonReader(_("Who takes it over"), _("The styrer cannot be verneombud."))
NewHolders = tuple[Annotated[str, WHO], ...]


@command(
    "hms",
    "overlever",
    also=("overlevere", "overfør", "overlat", "gi videre", "gje vidare", "hand over", "handover"),
    who=HMS_GROUP,
    says=_("Pass a role on to somebody else"),
    careful=True,
    reads=(Part.HOLDERS, Part.MEASURES),
)
def pass_on(ctx: ChangeContext, role: Annotated[Role, WHICH_ROLE], people: NewHolders) -> Reply:
    """From whoever passes it on, or else from all who hold it. Their access ends with it."""
    kindergarten = ctx.kindergarten
    before = tuple(holder.user_id for holder in kindergarten.holders if holder.role is role)
    staying = tuple(person for person in before if person != ctx.user) if ctx.user in before else ()
    if set(people) <= set(before):
        return Reply(same_person_card(role))
    try:
        give_roles(ctx, {role: (*staying, *people)})
    except StyrerAsVerneombud as refusal:
        raise wrong_at(pass_on, ctx, {"role": role, "people": people}, "people", refusal) from refusal
    return to_channel(passed_on_card(role, _measures_of(ctx, role)))


def _measures_of(ctx: HmsContext, role: Role) -> int:
    return sum(one.is_open and one.responsible.value == role.value for one in ctx.kindergarten.measures)


@command(
    "hms",
    "omvisning",
    also=("omvising", "ny i rollen", "ny i rolla", "tour"),
    says=_("A short tour for somebody new in a role"),
    reads=(Part.CALENDAR, Part.MEASURES, Part.MILESTONES),
)
def tour(ctx: HmsContext, role: Annotated[Role | None, WHICH_ROLE] = None) -> Reply:
    mine = role or min(ctx.roles, default=None)
    if mine is None:
        return Reply(choose_tour_card())
    return Reply(tour_card(Role(mine), ctx.kindergarten, ctx.this_month, ctx.library))
