"""Posts about roles: one that is free, one that has stayed so, and a tour for whoever is new in one."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.handlers.roles.handover_cards import role_empty_card, still_empty_card, tour_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.role import Role
from bot.store.queries import find_event
from bot.store.work import free_roles, holds_role
from scheduler.kinds import NoticeKind, PostContext
from scheduler.periods import DAY, NUMBER, SECOND, TEXT, Several, word_of

ROLE = word_of(Role)


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


def _empty(ctx: PostContext, period: EmptyRole) -> Card | Skip:
    free = period.role in free_roles(ctx.session, ctx.kindergarten)
    return still_empty_card(period.role) if free else Skip("somebody holds the role")


def _tour(ctx: PostContext, tour: Tour) -> Card | Skip:
    if not holds_role(ctx.session, ctx.kindergarten.id, tour.role, tour.person):
        return Skip("the role has passed on again")
    return tour_card(tour.role, ctx.kindergarten, Month.of(ctx.today), ctx.library)


FREED = NoticeKind(
    name="notice/role",
    period=NUMBER,
    compose=_freed,
    audience=Audience.EVERYBODY,
)
"""Its period is the event in which somebody left."""
EMPTY = NoticeKind(
    name="notice/empty",
    period=Several(EmptyRole, ROLE, DAY),
    compose=_empty,
    audience=Audience.EVERYBODY,
)
TOUR = NoticeKind(
    name="notice/tour",
    period=Several(Tour, ROLE, SECOND, TEXT),
    compose=_tour,
    audience=Audience.PERSON,
    reads=(Part.CALENDAR, Part.MEASURES, Part.MILESTONES),
)
