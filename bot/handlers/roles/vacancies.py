"""A role that nobody holds: after two weeks the HMS-gruppe is told, once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.handlers.roles.posts import EMPTY, EmptyRole
from bot.model.event import Change
from bot.model.kindergarten import Kindergarten, KindergartenView
from bot.model.role import Role, RoleHolder
from bot.store.session import Session
from bot.store.work import free_roles

EMPTY_FOR = timedelta(days=14)


def watch_roles(
    session: Session, kindergarten: KindergartenView, changes: Iterable[Change], now: datetime
) -> None:
    """After a change: roles that have become free are looked at again in two weeks; the others not."""
    touched = _touched(changes)
    if not touched:
        return
    free = free_roles(session, kindergarten)
    for role in touched:
        EMPTY.forget(session, kindergarten.id, role)
        if role in free:
            at = _in_two_weeks(kindergarten, now)
            EMPTY.owe(session, kindergarten.id, EmptyRole(role, at.date()), at)


def _touched(changes: Iterable[Change]) -> list[Role]:
    """The roles that somebody got or lost, or that the kindergarten did; all of them where it is new."""
    found: set[Role] = set()
    for change in changes:
        if change.table == RoleHolder.__tablename__:
            found.add(Role(change.key[1]))
        elif change.table == Kindergarten.__tablename__:
            found |= _of_kindergarten(change)
    return sorted(found)


def _of_kindergarten(change: Change) -> set[Role]:
    if change.before is None:
        return set(Role)
    agreed = [(row or {}).get("without_verneombud", False) for row in (change.before, change.after)]
    return {Role.VERNEOMBUD} if agreed[0] != agreed[1] else set()


def _in_two_weeks(kindergarten: KindergartenView, now: datetime) -> datetime:
    """At the posting time of an open day."""
    day = kindergarten.open_day_from(kindergarten.today(now) + EMPTY_FOR)
    return kindergarten.posting_moment(day)
