"""Programmes: who their people are, where they are reached, and which kindergartens have joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.model.kindergarten import Kindergarten
from bot.model.place import Place, Tenant
from bot.model.programme import (
    MOST_WRONG_CODES,
    Membership,
    Programme,
    ProgrammePerson,
    ProgrammeRole,
    RoleCode,
    WrongCodes,
    read_code,
)
from bot.model.workspace import Workspace
from bot.store.places import is_tenant


@dataclass(frozen=True)
class Address:
    """Where somebody of a programme is told something: a person in their workspace, or else its channel."""

    person: str | None = None
    workspace_id: int | None = None


def place_of_home(session: Session, home_id: int) -> Place | None:
    """The channel of a programme's arbeidsgruppe; None where it has none."""
    statement = (
        select(Workspace.platform, Workspace.external_id, Kindergarten.channel)
        .select_from(Kindergarten)
        .join(Workspace)
        .join(Programme, Programme.home_id == Kindergarten.id)
        .where(Kindergarten.id == home_id, Programme.has_place)
    )
    row = session.execute(statement).first()
    return None if row is None else Place(*row, closed=True)


def find_home(session: Session, home_id: int, *, lock: bool) -> Kindergarten | None:
    """The row by which a programme's people are reached. `lock`: other writers of it wait."""
    statement = select(Kindergarten).where(Kindergarten.id == home_id, Kindergarten.is_programme)
    return session.scalar(statement.with_for_update(key_share=True) if lock else statement)


def roles_in(session: Session, home_id: int, tenant: Tenant, user: str) -> frozenset[ProgrammeRole]:
    """The roles that a person has in a programme."""
    statement = (
        select(ProgrammePerson.role)
        .join(Programme, Programme.id == ProgrammePerson.programme_id)
        .join(Workspace, Workspace.id == ProgrammePerson.workspace_id)
        .where(Programme.home_id == home_id, is_tenant(tenant), ProgrammePerson.user_id == user)
    )
    return frozenset(session.scalars(statement))


def programme_of(session: Session, home_id: int) -> Programme:
    return session.scalars(select(Programme).where(Programme.home_id == home_id)).one()


def find_programme(session: Session, programme_id: int, *, lock: bool = False) -> Programme | None:
    """`lock`: others who come into it wait."""
    return session.get(Programme, programme_id, with_for_update={"key_share": True} if lock else None)


def all_programmes(session: Session) -> list[Programme]:
    return list(session.scalars(select(Programme).order_by(Programme.id)))


def people_of(
    session: Session, programme_id: int, role: ProgrammeRole | None = None
) -> list[ProgrammePerson]:
    """Everybody with a role, or with this one."""
    statement = select(ProgrammePerson).where(ProgrammePerson.programme_id == programme_id)
    if role is not None:
        statement = statement.where(ProgrammePerson.role == role)
    return list(session.scalars(statement.order_by(ProgrammePerson.role, ProgrammePerson.user_id)))


def addresses_of_arbeidsgruppe(session: Session, programme: Programme) -> list[Address]:
    """Its channel; without one, each of them."""
    if programme.has_place:
        return [Address()]
    people = people_of(session, programme.id, ProgrammeRole.ARBEIDSGRUPPE)
    return [Address(one.user_id, one.workspace_id) for one in people]


# Codes


def programme_with(session: Session, code: str) -> Programme | None:
    """The programme that kindergartens join with this code, however it is written."""
    read = read_code(code)
    return None if read is None else session.scalar(select(Programme).where(Programme.code == read))


def role_code(session: Session, code: str, now: datetime, *, lock: bool = False) -> RoleCode | None:
    """A role's code, however it is written; None for one that has been used or is too old."""
    read = read_code(code)
    found = None if read is None else session.get(RoleCode, read, with_for_update=lock or None)
    return found if found is not None and found.is_open(now) else None


def may_try_codes(session: Session, tenant: Tenant, user: str, day: date) -> bool:
    tried = session.get(WrongCodes, (tenant.platform, tenant.external_id, user, day))
    return tried is None or tried.count < MOST_WRONG_CODES


def note_wrong_code(session: Session, tenant: Tenant, user: str, day: date) -> None:
    """Yesterday's are forgotten."""
    session.execute(delete(WrongCodes).where(WrongCodes.day < day))
    key = (tenant.platform, tenant.external_id, user, day)
    tried = session.get(WrongCodes, key, with_for_update=True)
    if tried is None:
        tried = WrongCodes(platform=key[0], workspace=key[1], user_id=user, day=day, count=0)
        session.add(tried)
    tried.count += 1


# Kindergartens


def joined(session: Session, kindergarten_id: int) -> list[tuple[Membership, Programme]]:
    """The programmes that a kindergarten is in."""
    statement = (
        select(Membership, Programme)
        .join(Programme, Programme.id == Membership.programme_id)
        .where(Membership.kindergarten_id == kindergarten_id)
        .order_by(Programme.id)
    )
    return [(membership, programme) for membership, programme in session.execute(statement)]


def members_of(session: Session, programme_id: int) -> Sequence[tuple[Membership, str]]:
    """Every kindergarten of a programme with its name, by name."""
    statement = (
        select(Membership, Kindergarten.name)
        .join(Kindergarten, Kindergarten.id == Membership.kindergarten_id)
        .where(Membership.programme_id == programme_id)
        .order_by(Kindergarten.name, Kindergarten.id)
    )
    return [(membership, name) for membership, name in session.execute(statement)]


def count_members(session: Session, programme_id: int) -> int:
    count = select(func.count()).select_from(Membership).where(Membership.programme_id == programme_id)
    return session.scalar(count) or 0
