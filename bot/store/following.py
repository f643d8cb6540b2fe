"""Kindergartens of a programme by name: those that share how far they are, and nothing in their own words."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.model.days import ClosedDays
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.plan import Milestone, Status
from bot.model.programme import Membership
from bot.model.visit import Visitor


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


@dataclass(frozen=True)
class Progress:
    """How far a kindergarten is, by the keys of milestones that came with the plan."""

    name: str
    done: int
    of: int
    next: str | None
    """The first that is left."""
    next_due: date | None


def members(session: Session, programme_id: int) -> Members:
    sharing = func.count().filter(Membership.shares_numbers)
    statement = select(func.count(), sharing).where(Membership.programme_id == programme_id)
    return Members(*session.execute(statement).one())


def last_changes(session: Session, programme_id: int) -> list[Active]:
    """Of those that share how far they are, by name."""
    newest = (
        select(Event.at)
        .where(Event.kindergarten_id == Membership.kindergarten_id, Event.role.is_not(None))
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


def helped_by(session: Session, visitor: Visitor) -> list[Progress]:
    """The kindergartens of a hjelper that share how far they are, by name."""
    row = Milestone
    statement = (
        select(Kindergarten.id, Kindergarten.name, row.key, row.status, row.due)
        .join(Membership, Membership.kindergarten_id == Kindergarten.id)
        .outerjoin(row, (row.kindergarten_id == Kindergarten.id) & row.definition.is_not(None))
        .where(
            Membership.programme_id == visitor.programme_id,
            Membership.hjelper_workspace == visitor.workspace_id,
            Membership.hjelper == visitor.user_id,
            Membership.shares_status,
        )
        .order_by(Kindergarten.name, Kindergarten.id, row.position)
    )
    found: dict[int, tuple[str, list[tuple[str, Status, date]]]] = {}
    for kindergarten, name, key, status, due in session.execute(statement):
        milestones = found.setdefault(kindergarten, (name, []))[1]
        if key is not None:
            milestones.append((key, status, due))
    return [_progress(name, milestones) for name, milestones in found.values()]


def _progress(name: str, milestones: list[tuple[str, Status, date]]) -> Progress:
    done = sum(status is Status.DONE for _key, status, _due in milestones)
    key, due = next(((key, due) for key, status, due in milestones if status is Status.OPEN), (None, None))
    return Progress(name, done, len(milestones), key, due)
