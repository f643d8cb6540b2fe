"""How many kindergartens a programme has, and when those that share how far they are last did anything."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.model.days import ClosedDays
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.programme import Membership


@dataclass(frozen=True)
class Members:
    """How many have joined a programme."""

    joined: int
    sharing: int
    """That want to be counted in its sums."""


@dataclass(frozen=True)
class Active:
    """When the HMS-gruppe of a kindergarten last changed anything."""

    name: str
    closed: tuple[ClosedDays, ...]
    joined: date
    changed_at: datetime | None


def members(session: Session, programme_id: int) -> Members:
    sharing = func.count().filter(Membership.shares_numbers)
    statement = select(func.count(), sharing).where(Membership.programme_id == programme_id)
    return Members(*session.execute(statement).one())


def last_changes(session: Session, programme_id: int, before: datetime) -> list[Active]:
    """Of those that share how far they are, by name: the last that came before a moment."""
    newest = (
        select(Event.at)
        .where(
            Event.kindergarten_id == Membership.kindergarten_id, Event.role.is_not(None), Event.at < before
        )
        .order_by(Event.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(Kindergarten.name, Kindergarten.closed, Membership.since, newest)
        .join(Membership, Membership.kindergarten_id == Kindergarten.id)
        .where(Membership.programme_id == programme_id, Membership.shares_status)
        .order_by(Kindergarten.name, Kindergarten.id)
    )
    return [Active(*row) for row in session.execute(statement)]
