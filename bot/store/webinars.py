"""Webinars: those of a kindergarten, those of a programme, and whom the planner lets hear of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, and_, null, or_, select
from sqlalchemy.orm import Session

from bot.model.days import ONE_DAY
from bot.model.event import Change
from bot.model.kindergarten import Kindergarten
from bot.model.month import Barnehageaar
from bot.model.programme import Membership
from bot.model.rhythm import Rhythm
from bot.model.role import Role, RoleHolder
from bot.model.webinar import LONGEST, Watched, Webinar, place_name
from bot.model.workspace import Workspace
from bot.store.keys import one_of

NOBODY: frozenset[Role] = frozenset()


# Of a kindergarten: what is of no programme, what is of one that it is in, and what it has watched


def coming_webinars(
    session: Session, kindergarten_id: int, now: datetime, roles: frozenset[Role] = NOBODY
) -> list[Webinar]:
    """Those not yet over and not cancelled, the soonest first. `roles`: with gatherings for these too."""
    begun = Webinar.starts_at > now - timedelta(minutes=LONGEST)
    found = _of(session, kindergarten_id, _held(roles).where(begun).order_by(Webinar.starts_at))
    return [webinar for webinar in found if now < webinar.ends_at]


def earlier_webinars(
    session: Session, kindergarten_id: int, now: datetime, roles: frozenset[Role] = NOBODY
) -> list[Webinar]:
    """The newest first."""
    begun = Webinar.starts_at <= now
    found = _of(session, kindergarten_id, _held(roles).where(begun).order_by(Webinar.starts_at.desc()))
    return [webinar for webinar in found if webinar.ends_at <= now]


def is_webinar_between(session: Session, kindergarten_id: int, first: datetime, last: datetime) -> bool:
    """Whether one begins then that is not cancelled."""
    held = _held(NOBODY).where(Webinar.starts_at >= first, Webinar.starts_at < last)
    return bool(_of(session, kindergarten_id, held))


def webinars_of(session: Session, kindergarten_id: int, year: Barnehageaar) -> list[Webinar]:
    """Those of a barnehageår that are not cancelled, and of a day before and after it: zones differ."""
    first = datetime.combine(year.months()[0].first - ONE_DAY, time(), UTC)
    last = datetime.combine(year.next().months()[0].first + ONE_DAY, time(), UTC)
    held = _held(NOBODY).where(Webinar.starts_at >= first, Webinar.starts_at < last)
    return _of(session, kindergarten_id, held.order_by(Webinar.starts_at))


def every_webinar_of(session: Session, kindergarten_id: int) -> list[Webinar]:
    """Cancelled ones too, for calendars that have them."""
    every = select(Webinar).where(Webinar.audience.is_(None)).order_by(Webinar.id)
    return _of(session, kindergarten_id, every)


def webinar_for(session: Session, kindergarten_id: int, webinar_id: int) -> Webinar | None:
    """None where there is none, and where it is of a programme that the kindergarten is not in."""
    found = _of(session, kindergarten_id, select(Webinar).where(Webinar.id == webinar_id))
    return found[0] if found else None


def _held(roles: frozenset[Role]) -> Select[Webinar]:
    for_all = Webinar.audience.is_(None)
    those = or_(for_all, Webinar.audience.in_(sorted(roles))) if roles else for_all
    return select(Webinar).where(Webinar.cancelled_at.is_(None), those)


def _of(session: Session, kindergarten_id: int, statement: Select[Webinar]) -> list[Webinar]:
    mine = and_(
        Membership.programme_id == Webinar.programme_id, Membership.kindergarten_id == kindergarten_id
    )
    seen = and_(Watched.webinar_id == Webinar.id, Watched.kindergarten_id == kindergarten_id)
    known = or_(
        Webinar.programme_id.is_(None),
        Membership.kindergarten_id.is_not(None),
        Watched.kindergarten_id.is_not(None),
    )
    statement = statement.outerjoin(Membership, mine).outerjoin(Watched, seen).where(known)
    found = session.execute(statement.add_columns(Membership, Watched.watched_on))
    return [
        webinar
        for webinar, one, watched_on in found
        if watched_on is not None or webinar.is_for([] if one is None else [one])
    ]


# Of a programme, and of all


def webinars_in(session: Session, programme_id: int) -> list[Webinar]:
    """All that a programme has, the soonest first."""
    statement = select(Webinar).where(Webinar.programme_id == programme_id).order_by(Webinar.starts_at)
    return list(session.scalars(statement))


def all_webinars(session: Session, *, lock: bool = False) -> list[Webinar]:
    """`lock` keeps others that change webinars waiting, and the planner away."""
    statement = select(Webinar).order_by(Webinar.id)
    return list(session.scalars(statement.with_for_update() if lock else statement))


def find_webinar(session: Session, webinar_id: int, *, lock: bool = False) -> Webinar | None:
    """Whoever it is for."""
    return session.get(Webinar, webinar_id, with_for_update=lock or None)


# The planner's


def announce_webinars_again(session: Session, now: datetime) -> None:
    """Let the planner find those who have not heard of the coming webinars; nobody else is told."""
    coming = select(Webinar).where(Webinar.starts_at > now).order_by(Webinar.id)
    for webinar in session.scalars(coming.with_for_update()):
        webinar.look_again(now)


OF_LISTENERS = frozenset(table.__tablename__ for table in (Kindergarten, Membership, RoleHolder))


def watch_listeners(session: Session, changes: Iterable[Change], now: datetime) -> None:
    """A kindergarten's days or wishes, its programmes or its people decide who hears of a webinar."""
    if any(change.table in OF_LISTENERS for change in changes):
        announce_webinars_again(session, now)


def due_webinars(session: Session, now: datetime) -> list[Webinar]:
    statement = select(Webinar).where(Webinar.next_due_at <= now).order_by(Webinar.id)
    return list(session.scalars(statement.with_for_update(skip_locked=True)))


def upcoming_webinars(session: Session, now: datetime) -> list[Webinar]:
    """Those that come, and those that something is still to be told of."""
    news = or_(Webinar.starts_at > now, Webinar.next_due_at.is_not(None))
    return list(session.scalars(select(Webinar).where(news)))


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears of a webinar: all in a kindergarten's channel, or one person in their own chat."""

    kindergarten_id: int
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """Whom a webinar is for. Several webinars may be for the same."""

    programme_id: int | None
    audience: Role | None
    municipality: str | None

    @classmethod
    def of(cls, webinar: Webinar) -> "Circle":
        return cls(webinar.programme_id, webinar.audience, place_name(webinar.municipality))


def listeners(session: Session, circle: Circle) -> list[tuple[Listener, Rhythm]]:
    """Everybody in it, with the kindergarten's rhythm; asked only when a webinar is due.

    A webinar goes to the channels that want webinars; a gathering to those who hold its role now. Whoever
    holds it in two kindergartens is told once.
    """
    found = [
        (Listener(key, person), (workspace, person), Rhythm(*rhythm))
        for key, workspace, municipality, person, *rhythm in session.connection().execute(_listening(circle))
        if circle.municipality in (None, place_name(municipality))
    ]
    if circle.audience is None:
        return [(listener, rhythm) for listener, _person, rhythm in found]
    once = {person: (listener, rhythm) for listener, person, rhythm in reversed(found)}
    return list(reversed(once.values()))


def _listening(circle: Circle) -> Select[*tuple[Any, ...]]:
    row, rhythm = Kindergarten, (Kindergarten.posting_rule, Kindergarten.posting_time, Kindergarten.zone)
    municipality: Any = Membership.municipality if circle.programme_id is not None else None
    person: Any = RoleHolder.user_id if circle.audience is not None else None
    statement = (
        select(row.id, row.workspace_id, _or_null(municipality), _or_null(person), *rhythm)
        .add_columns(row.closed, row.paused)
        .join(Workspace, Workspace.id == row.workspace_id)
        .where(Workspace.left_at.is_(None), ~row.is_programme)
    )
    if circle.programme_id is not None:
        joined = and_(Membership.kindergarten_id == row.id, Membership.programme_id == circle.programme_id)
        statement = statement.join(Membership, joined)
    if circle.audience is None:
        return statement.where(row.wants_webinars)
    holds = and_(RoleHolder.kindergarten_id == row.id, RoleHolder.role == circle.audience)
    return statement.join(RoleHolder, holds).order_by(row.id, RoleHolder.user_id)


def _or_null(column: Any) -> Any:
    return null() if column is None else column


def memberships_of(session: Session, keys: Iterable[int]) -> dict[int, list[Membership]]:
    """By kindergarten."""
    found: dict[int, list[Membership]] = {}
    for one in session.scalars(select(Membership).where(one_of(session, Membership.kindergarten_id, keys))):
        found.setdefault(one.kindergarten_id, []).append(one)
    return found


def workspace_of(session: Session, kindergarten_id: int) -> int:
    """In which the ids of its people are known."""
    return session.scalars(select(Kindergarten.workspace_id).where(Kindergarten.id == kindergarten_id)).one()
