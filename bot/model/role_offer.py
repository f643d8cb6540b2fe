"""A role that somebody is asked to take: it passes on when they say yes, and not before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.role import Role

ANSWER_WITHIN = timedelta(days=14)
PROGRAMS = ("28:", "USLACKBOT")
"""How the ids begin that can only be a program's: Teams' own, and Slackbot's."""
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(eq=False)
class RoleToOneself(Refusal):
    """Somebody would give themselves a role, where there is another who can."""


@dataclass(eq=False)
class RoleToProgram(Refusal):
    """A bot holds no role."""


@dataclass(eq=False)
class OfferGone(Refusal):
    """The offer has been answered or withdrawn, or nobody answered in time."""


@dataclass(eq=False)
class NotAsked(Refusal):
    """The offer is for somebody else to answer."""


@dataclass(eq=False)
class NotYourRole(Refusal):
    """Only whoever holds a role lets the channel know that it is they."""


class RoleOffer(Base):
    """A question to one person. Its row goes with the answer, and no history keeps who said no."""

    __tablename__ = "role_offer"

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    """Never used again: a button of an earlier offer answers no later one."""
    role: Mapped[Role] = mapped_column(EnumColumn(Role))
    person: Mapped[str] = mapped_column(String(100), index=True)
    by: Mapped[str] = mapped_column(String(100))
    leaving: Mapped[tuple[str, ...]] = mapped_column(JsonColumn(tuple[str, ...]))
    """Who no longer holds the role when it is taken."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def until(self) -> datetime:
        return self.at + ANSWER_WITHIN

    def is_open(self, now: datetime) -> bool:
        return now < self.until


def may_be_offered(person: str, by: str, group: Collection[str]) -> None:
    """Raises RoleToOneself or RoleToProgram. Who is alone in the group has nobody else to ask."""
    if person.startswith(PROGRAMS):
        raise RoleToProgram
    if person == by and set(group) - {by}:
        raise RoleToOneself


def next_number(used: Collection[int], now: datetime) -> int:
    """The second it is made in, since 2020; a later one where that is taken."""
    number = (now - _EPOCH) // timedelta(seconds=1)
    return max((number, *(one + 1 for one in used)))
