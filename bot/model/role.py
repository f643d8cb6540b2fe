"""The roles of the HMS-gruppe, and who holds them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn
from bot.model.errors import Refusal


class Role(StrEnum):
    """The three who make up the HMS-gruppe."""

    STYRER = "styrer"
    TILLITSVALGT = "tillitsvalgt"
    VERNEOMBUD = "verneombud"


@dataclass(eq=False)
class StyrerAsVerneombud(Refusal):
    """The top manager cannot be verneombud (forskrift om organisering, ledelse og medvirkning § 3-2)."""


@dataclass(eq=False)
class HasVerneombud(Refusal):
    """Somebody else is verneombud: that there is none any more, only they can say."""


class Leader(StrEnum):
    """What a kindergarten calls whoever leads it."""

    STYRER = "styrer"
    MANAGER = "daglig leder"


class RoleHolder(Base):
    """A person in a role, known only by the platform's id."""

    __tablename__ = "role_holder"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(EnumColumn(Role), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    since: Mapped[date | None]
    """The day it was taken; None where that was before days were noted."""


def roles_of(holders: Iterable[RoleHolder], user_id: str) -> frozenset[Role]:
    return frozenset(holder.role for holder in holders if holder.user_id == user_id)


def with_role(
    holders: Iterable[RoleHolder], role: Role, people: Collection[str], since: date
) -> list[RoleHolder]:
    """The same holders, but exactly these people in a role. `since`: the day for who is new in it."""
    others = [holder for holder in holders if holder.role is not role or holder.user_id in people]
    new = set(people) - {holder.user_id for holder in others if holder.role is role}
    return [*others, *(RoleHolder(role=role, user_id=person, since=since) for person in sorted(new))]


def styrer_and_verneombud(holders: Collection[RoleHolder]) -> frozenset[str]:
    """Who holds both these roles, which nobody should."""
    people = {
        role: {holder.user_id for holder in holders if holder.role is role}
        for role in (Role.STYRER, Role.VERNEOMBUD)
    }
    return frozenset(people[Role.STYRER] & people[Role.VERNEOMBUD])


def with_roles(
    holders: Collection[RoleHolder], given: Mapping[Role, Collection[str]], since: date
) -> list[RoleHolder]:
    """The same holders, but exactly these people in each of these roles. `since`: the day for who is new.

    Raises StyrerAsVerneombud for somebody who gets both. Who has both already is not thrown out.
    """
    after = list(holders)
    for role, people in given.items():
        after = with_role(after, role, people, since)
    if styrer_and_verneombud(after) - styrer_and_verneombud(holders):
        raise StyrerAsVerneombud
    return after
