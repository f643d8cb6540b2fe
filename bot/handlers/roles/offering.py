"""A role passes on with a yes: of the one who takes it over, or where it is free of another in the group."""

from collections.abc import Collection
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.registry import command
from bot.handlers.common.choices import WHICH_ROLE
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import NUMBER
from bot.handlers.roles import offer_cards as cards
from bot.handlers.roles.posts import (
    A_WHILE,
    CONFIRM,
    DECLINED,
    OFFER,
    OVER,
    TAKEN,
    UNREACHED,
    Asked,
    Told,
)
from bot.handlers.roles.welcome import give_roles
from bot.message.card import Reply, to_channel
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.parts import Part
from bot.model.role import Role, with_roles
from bot.model.role_offer import NotAsked, NotYourRole, OfferGone, RoleOffer, may_be_offered
from bot.store.offers import add_offer, find_offer, offers_of


def offer_role(ctx: ChangeContext, role: Role, people: Collection[str], leaving: Collection[str]) -> Reply:
    """Ask people to take a role, in which these hold it no longer when one of them says yes.

    Raises RoleToOneself, RoleToProgram or StyrerAsVerneombud.
    """
    holders = ctx.kindergarten.holders
    group = {holder.user_id for holder in holders}
    staying = {holder.user_id for holder in holders if holder.role is role} - set(leaving)
    with_roles(holders, {role: (*staying, *people)}, ctx.today)
    for person in people:
        may_be_offered(person, ctx.user, group)
    if set(people) == {ctx.user}:  # alone in the group
        give_roles(ctx, {role: (*staying, ctx.user)})
        return Reply(cards.yours_card(role))
    known = {one.person for one in offers_of(ctx.session, ctx.kindergarten.id, ctx.now) if one.role is role}
    asked = [_ask(ctx, role, person, tuple(leaving)) for person in people if person not in known]
    return Reply(cards.asked_card(role, asked, ctx.kindergarten) if asked else cards.asked_before_card(role))


def changes_role(ctx: ChangeContext, role: Role, people: Collection[str]) -> bool:
    """These people are to hold a role; tells whether somebody is asked. Raises what `offer_role` raises.

    Who is new is asked. One may leave a role oneself; nobody is put out of one by another.
    """
    before = {holder.user_id for holder in ctx.kindergarten.holders if holder.role is role}
    new, leaving = set(people) - before, before - set(people)
    if new:
        offer_role(ctx, role, sorted(new), sorted(leaving))
    elif ctx.user in leaving:
        give_roles(ctx, {role: sorted(before - {ctx.user})})
    return bool(new)


def _ask(ctx: ChangeContext, role: Role, person: str, leaving: tuple[str, ...]) -> RoleOffer:
    """In the person's own chat; where the role is free, the others in the group may say yes instead."""
    session, key = ctx.session, ctx.kindergarten.id
    offer = RoleOffer(kindergarten_id=key, role=role, person=person, by=ctx.user, leaving=leaving, at=ctx.now)
    add_offer(session, offer)
    OFFER.owe(session, key, Asked(offer.number, person), ctx.now, person)
    UNREACHED.owe(session, key, Asked(offer.number, ctx.user), ctx.now + A_WHILE, ctx.user)
    OVER.owe(session, key, Asked(offer.number, ctx.user), offer.until, ctx.user)
    others = {holder.user_id for holder in ctx.kindergarten.holders} - {ctx.user, person}
    if others and _is_free(ctx, role):
        CONFIRM.owe(session, key, offer.number, ctx.now)
    return offer


def _is_free(ctx: HmsContext, role: Role) -> bool:
    return all(holder.role is not role for holder in ctx.kindergarten.holders)


@command(
    "hms",
    "roller ja",
    also=("rolle ja", "roles yes"),
    says=_("Say yes to a role"),
    listed=False,
    careful=True,
    reads=(Part.HOLDERS, Part.MEASURES),
)
def take(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """By whoever is asked; of a free role also by another in the group.

    Raises OfferGone, NotAsked or StyrerAsVerneombud.
    """
    offer = _open(ctx, number)
    another = bool(ctx.roles) and ctx.user != offer.by and _is_free(ctx, offer.role)
    if ctx.user != offer.person and not another:
        raise NotAsked
    staying = (
        one.user_id
        for one in ctx.kindergarten.holders
        if one.role is offer.role and one.user_id not in offer.leaving
    )
    give_roles(ctx, {offer.role: tuple(dict.fromkeys((*staying, offer.person)))})
    for person in sorted({offer.by, *offer.leaving} - {ctx.user}):
        TAKEN.owe(ctx.session, ctx.kindergarten.id, Told(offer.role, offer.number, person), ctx.now, person)
    ctx.session.delete(offer)
    mine = ctx.user == offer.person
    return Reply(cards.yours_card(offer.role) if mine else cards.confirmed_card(offer.role))


@command(
    "hms",
    "roller nei",
    also=("rolle nei", "roles no"),
    says=_("Say no to a role"),
    listed=False,
    careful=True,
)
def decline(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises OfferGone or NotAsked."""
    offer = _open(ctx, number)
    if ctx.user != offer.person:
        raise NotAsked
    told = Told(offer.role, offer.number, offer.by)
    DECLINED.owe(ctx.session, ctx.kindergarten.id, told, ctx.now, offer.by)
    ctx.session.delete(offer)
    return Reply(cards.said_no_card(offer.role))


@command(
    "hms",
    "roller trekk",
    also=("rolle trekk", "roles withdraw"),
    who=HMS_GROUP,
    says=_("Take back an offer of a role"),
    listed=False,
    careful=True,
)
def withdraw(ctx: ChangeContext, number: Annotated[int, NUMBER]) -> Reply:
    """Raises OfferGone."""
    offer = _open(ctx, number)
    ctx.session.delete(offer)
    return Reply(cards.withdrawn_card(offer.role))


@command(
    "hms",
    "roller navn",
    also=("roller namn", "roles name"),
    says=_("Let the channel know that the role is yours"),
    tells=(Audience.EVERYBODY,),
    listed=False,
    careful=True,
)
def say_name(ctx: HmsContext, role: Annotated[Role, WHICH_ROLE]) -> Reply:
    """Raises NotYourRole."""
    if role not in ctx.group_roles:
        raise NotYourRole
    return to_channel(cards.new_holder_card(role, ctx.user))


def _open(ctx: HmsContext, number: int) -> RoleOffer:
    offer = find_offer(ctx.session, ctx.kindergarten.id, number)
    if offer is None or not offer.is_open(ctx.now):
        raise OfferGone
    return offer
