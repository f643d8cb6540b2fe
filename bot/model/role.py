"""The roles of the HMS-gruppe, and who holds them."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn


class Role(StrEnum):
    """The three who make up the HMS-gruppe."""

    STYRER = "styrer"
    TILLITSVALGT = "tillitsvalgt"
    VERNEOMBUD = "verneombud"


class RoleHolder(Base):
    """A person in a role, known only by the platform's id."""

    __tablename__ = "role_holder"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(EnumColumn(Role), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(100), primary_key=True)


def roles_of(holders: Iterable[RoleHolder], user_id: str) -> frozenset[Role]:
    return frozenset(holder.role for holder in holders if holder.user_id == user_id)


def with_role(holders: Iterable[RoleHolder], role: Role, people: Collection[str]) -> list[RoleHolder]:
    """The same holders, but exactly these people in a role."""
    others = [holder for holder in holders if holder.role is not role or holder.user_id in people]
    new = set(people) - {holder.user_id for holder in others if holder.role is role}
    return [*others, *(RoleHolder(role=role, user_id=person) for person in sorted(new))]
