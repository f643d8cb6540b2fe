"""Posts about roles: one that is free, one that has stayed so, and a tour for whoever is new in one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.handlers.roles.handover_cards import role_empty_card, still_empty_card, tour_card
from bot.handlers.roles.offer_cards import (
    Why,
    confirm_card,
    corrected_card,
    not_taken_card,
    offer_card,
    taken_card,
)
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.post import PostState
from bot.model.role import Role
from bot.model.role_offer import RoleOffer
from bot.store.offers import find_offer
from bot.store.posts import holders_of
from bot.store.queries import find_event
from bot.store.work import free_roles, holds_role
from scheduler.kinds import NoteKind, NoticeKind, PostContext
from scheduler.periods import DAY, NUMBER, SECOND, TEXT, Several, word_of

ROLE = word_of(Role)
A_WHILE = timedelta(hours=1)
"""After which an offer has reached the one who is asked, or does not."""
ANSWERED = Skip("the offer has been answered")
NOT_REACHED = (PostState.GONE, PostState.FAILED, PostState.SKIPPED)


@dataclass(frozen=True)
class EmptyRole:
    role: Role
    day: date
    """When it is told."""


@dataclass(frozen=True)
class Tour:
    role: Role
    moment: datetime
    """When the role was given, in UTC."""
    person: str


def _freed(ctx: PostContext, event_id: int) -> Card | Skip:
    event = find_event(ctx.session, event_id)
    if event is None:
        return Skip("nothing to tell")
    return role_empty_card([Role(change.key[1]) for change in event.changes])


def _corrected(ctx: PostContext, event_id: int) -> Card | Skip:
    event = find_event(ctx.session, event_id)
    if event is None:
        return Skip("nothing to tell")
    return corrected_card(sorted({Role(change.key[1]) for change in event.changes}))


def _empty(ctx: PostContext, period: EmptyRole) -> Card | Skip:
    free = period.role in free_roles(ctx.session, ctx.kindergarten)
    return still_empty_card(period.role) if free else Skip("somebody holds the role")


def _tour(ctx: PostContext, tour: Tour) -> Card | Skip:
    if not holds_role(ctx.session, ctx.kindergarten.id, tour.role, tour.person):
        return Skip("the role has passed on again")
    return tour_card(tour.role, ctx.kindergarten, Month.of(ctx.today), ctx.library)


FREED = NoteKind(
    name="notice/role",
    period=NUMBER,
    tell=_freed,
    audience=Audience.GROUP,
)
"""Its period is the event in which somebody left."""
EMPTY = NoteKind(
    name="notice/empty",
    period=Several(EmptyRole, ROLE, DAY),
    tell=_empty,
    audience=Audience.GROUP,
)
CORRECTED = NoticeKind(
    name="notice/corrected",
    period=NUMBER,
    compose=_corrected,
    audience=Audience.GROUP,
)
"""Its period is the event in which an administrator did it."""
TOUR = NoticeKind(
    name="notice/tour",
    period=Several(Tour, ROLE, SECOND, TEXT),
    compose=_tour,
    audience=Audience.PERSON,
    reads=(Part.CALENDAR, Part.MEASURES, Part.MILESTONES),
)


@dataclass(frozen=True)
class Asked:
    """An offer, and who is told of it."""

    number: int
    person: str


@dataclass(frozen=True)
class Told:
    """A role whose offer was answered, and who hears of it."""

    role: Role
    number: int
    person: str


def _waiting(ctx: PostContext, number: int) -> RoleOffer | None:
    return find_offer(ctx.session, ctx.kindergarten.id, number)


def _offer(ctx: PostContext, asked: Asked) -> Card | Skip:
    offer = _waiting(ctx, asked.number)
    return offer_card(offer, ctx.kindergarten, ctx.library.ways.duties) if offer else ANSWERED


def _confirm(ctx: PostContext, number: int) -> Card | Skip:
    offer = _waiting(ctx, number)
    free = free_roles(ctx.session, ctx.kindergarten)
    return confirm_card(offer) if offer and offer.role in free else ANSWERED


def _unreached(ctx: PostContext, asked: Asked) -> Card | Skip:
    offer = _waiting(ctx, asked.number)
    if offer is None:
        return ANSWERED
    state = OFFER.state(ctx.session, ctx.kindergarten.id, Asked(offer.number, offer.person))
    return (
        not_taken_card(offer.role, Why.UNREACHED)
        if state in NOT_REACHED
        else Skip("the question has arrived")
    )


def _over(ctx: PostContext, asked: Asked) -> Card | Skip:
    offer = _waiting(ctx, asked.number)
    return not_taken_card(offer.role, Why.OVER) if offer else ANSWERED


def _taken(ctx: PostContext, told: Told) -> Card:
    kindergarten = ctx.kindergarten
    open_ones = (one for one in kindergarten.measures if one.is_open)
    has_left = told.person not in holders_of(ctx.session, kindergarten.id)
    return taken_card(
        told.role,
        sum(one.responsible.value == told.role.value for one in open_ones),
        stays_in_place=has_left and kindergarten.group_channel is not None,
    )


def _declined(_ctx: PostContext, told: Told) -> Card:
    return not_taken_card(told.role, Why.DECLINED)


ASKED, TOLD = Several(Asked, NUMBER, TEXT), Several(Told, ROLE, NUMBER, TEXT)
OFFER = NoticeKind(name="notice/offer", period=ASKED, compose=_offer, audience=Audience.PERSON)
CONFIRM = NoticeKind(name="notice/confirm", period=NUMBER, compose=_confirm, audience=Audience.GROUP)
UNREACHED = NoticeKind(name="notice/unreached", period=ASKED, compose=_unreached, audience=Audience.PERSON)
OVER = NoticeKind(name="notice/offer-over", period=ASKED, compose=_over, audience=Audience.PERSON)
TAKEN = NoticeKind(
    name="notice/taken", period=TOLD, compose=_taken, audience=Audience.PERSON, reads=(Part.MEASURES,)
)
DECLINED = NoticeKind(name="notice/declined", period=TOLD, compose=_declined, audience=Audience.PERSON)
