"""A programme around the kindergartens: its people, the codes they come in by, and who has joined.

A municipality or a chain that owns several kindergartens is a programme of another kind.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self, TypeAlias

from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.role import Role

FEWEST = 7
"""Kindergartens or answers that a sum is made of, at least (the programme's own limit for privacy)."""

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without those that are taken for each other: I and 1, O and 0."""
CODE_LENGTH = 8
TAKEN_WITHIN = timedelta(days=14)
MOST_WRONG_CODES = 10
"""A day, for one person: with 32⁸ codes nobody finds one by trying."""
NAME_LIMIT = 100
MUNICIPALITY_LIMIT = 60


class ProgrammeKind(StrEnum):
    SECTOR = "sector"
    """A sector programme with an arbeidsgruppe."""
    OWNER = "owner"
    """The owner of several kindergartens: a municipality, a chain."""


class ProgrammeRole(StrEnum):
    ARBEIDSGRUPPE = "arbeidsgruppe"
    HJELPER = "hjelper"


AnyRole: TypeAlias = Role | ProgrammeRole
"""What a command may ask for: a role in a kindergarten or in a programme."""


@dataclass(eq=False)
class JoinedAlready(Refusal):
    """The kindergarten is in the programme."""

    programme: str


@dataclass(eq=False)
class UnknownCode(Refusal):
    """No programme has it."""


@dataclass(eq=False)
class TooManyCodes(Refusal):
    """So many wrong ones on a day that nobody may try another."""


@dataclass(eq=False)
class NoProgramme(Refusal):
    """The kindergarten has joined none, and this needs one."""


@dataclass(eq=False)
class LastOfArbeidsgruppe(Refusal):
    """Somebody must be left who can let others in."""


def new_code() -> str:
    """One that nobody can guess."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def shown_code(code: str) -> str:
    """As people read it out: `ABCD-EFGH`."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def read_code(text: str) -> str | None:
    """A code as it is kept, from how somebody wrote it; None for what can be none."""
    code = "".join(sign for sign in text.upper() if sign.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) else None


class Programme(Base):
    """One programme, or the owner of several kindergartens."""

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME_LIMIT), unique=True)
    kind: Mapped[ProgrammeKind] = mapped_column(EnumColumn(ProgrammeKind))
    code: Mapped[str] = mapped_column(String(CODE_LENGTH), unique=True)
    """What a kindergarten joins with."""
    home_id: Mapped[int | None] = mapped_column(ForeignKey("kindergarten.id"), unique=True)
    """The row by which its people are reached, `Kindergarten.is_programme`. None: nobody has a role yet."""
    has_place: Mapped[bool] = mapped_column(default=False)
    """Whether the arbeidsgruppe has a channel; without, each of them is told in their own chat."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @classmethod
    def of(cls, name: str, kind: ProgrammeKind, now: datetime) -> Self:
        return cls(name=name, kind=kind, code=new_code(), has_place=False, created_at=now)


class ProgrammePerson(Base):
    """A person with a role in a programme, known only by the platform's id in a workspace."""

    __tablename__ = "programme_person"
    __table_args__ = (Index("programme_person_user", "workspace_id", "user_id"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    role: Mapped[ProgrammeRole] = mapped_column(EnumColumn(ProgrammeRole), primary_key=True)
    since: Mapped[date]
    tests: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether they said yes to being asked about what is new."""


class RoleCode(Base):
    """A role that waits for somebody who has its code. Its row goes when it is taken."""

    __tablename__ = "programme_role_code"

    code: Mapped[str] = mapped_column(String(CODE_LENGTH), primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    role: Mapped[ProgrammeRole] = mapped_column(EnumColumn(ProgrammeRole))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    def is_open(self, now: datetime) -> bool:
        return now < self.at + TAKEN_WITHIN


class WrongCodes(Base):
    """How many wrong codes somebody has tried on a day. Forgotten with the day."""

    __tablename__ = "programme_wrong_codes"

    platform: Mapped[str] = mapped_column(String(10), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(100), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int]


class Membership(Base):
    """A kindergarten in a programme, and what it shares there. What it shared goes with the row."""

    __tablename__ = "membership"
    __table_args__ = (Index("membership_programme", "programme_id"),)
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    since: Mapped[date]
    municipality: Mapped[str | None] = mapped_column(String(MUNICIPALITY_LIMIT))
    shares_status: Mapped[bool] = mapped_column(default=False)
    """Its hjelper sees how far it is in the plan, by milestone, and no text of its own."""
    shares_numbers: Mapped[bool] = mapped_column(default=False)
    """It is counted in the programme's sums."""
    tests: Mapped[bool] = mapped_column(default=False)
    """Whether it said yes to being asked about what is new."""
    hjelper_workspace: Mapped[int | None] = mapped_column(ForeignKey("workspace.id"), info={"audited": False})
    hjelper: Mapped[str | None] = mapped_column(String(100), info={"audited": False})
    """The person, in their workspace, who is its hjelper in the programme; None: none yet. The programme's
    people say who, so the kindergarten's history has nothing of it."""
