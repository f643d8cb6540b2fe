"""Somebody who asks, without a database: the sample kindergarten at the sample's moment."""

from dataclasses import replace
from datetime import datetime, time
from functools import cache
from typing import Any

import pytest
from sqlalchemy import create_engine, insert

from bot.commands.errors import NotUnderstood
from bot.commands.grammar import find_command, read_values
from bot.content.library import load_plan, shipped
from bot.handlers.common.context import HmsContext
from bot.handlers.registry import PROGRAMME, REGISTRY
from bot.model.base import Base
from bot.model.help import HelpQuestion
from bot.model.kindergarten import Kindergarten
from bot.model.letter import Letter
from bot.model.place import Openness, Place
from bot.model.programme import Membership, Programme, ProgrammeKind, ProgrammePerson, ProgrammeRole
from bot.model.rhythm import DEFAULT_ZONE
from bot.model.role import Role
from bot.model.webinar import Webinar
from bot.model.workspace import Workspace
from bot.paper.typeset import drawn_here
from bot.store.help import Member
from bot.store.session import Session
from tests.sample import Sample

SAMPLE = Sample(shipped())
STYRER = HmsContext(
    kindergarten=SAMPLE.kindergarten,
    user="styrer",
    roles=frozenset({Role.STYRER}),
    now=SAMPLE.now,
    seen=None,
    place=Place("local", "demo", SAMPLE.kindergarten.channel),
    openness=Openness.OPEN,
    session=Session(),
    library=SAMPLE.library,
    plan_template=load_plan(),
    registry=REGISTRY,
    pages=None,
    draw=drawn_here,
)


MEMBERS = [
    Member(2, "Solstrålen", "Fjell", shares_status=True),
    Member(3, "Sol og måne 2", None),
    Member(45, "3 bekker", "Os i Vik", shares_status=True),
]


def at(moment: datetime) -> HmsContext:
    """The same person at another moment."""
    return replace(STYRER, now=moment)


@cache
def in_programme() -> HmsContext:
    """Somebody of a programme that some kindergartens have joined: what a name or a number is read with."""
    engine = create_engine("sqlite://")
    tables = (Kindergarten, Programme, Membership, ProgrammePerson, Workspace, Letter, Webinar, HelpQuestion)
    Base.metadata.create_all(engine, [Base.metadata.tables[one.__tablename__] for one in tables])
    session = Session(engine)
    programme = Programme.of("IA bransjeprogram barnehage", ProgrammeKind.SECTOR, SAMPLE.now)
    programme.id, programme.home_id = 1, SAMPLE.kindergarten.id
    session.add(programme)
    session.execute(insert(Kindergarten), [_row_of(one) for one in MEMBERS])
    session.execute(insert(Membership), [_joined_by(one) for one in MEMBERS])
    roles = frozenset(ProgrammeRole)
    return replace(STYRER, user="leder", roles=roles, registry=PROGRAMME, session=session)


def _row_of(member: Member) -> dict[str, Any]:
    return {"id": member.id, "name": member.name, "workspace_id": 1, "channel": member.name, "closed": ()} | {
        "posting_time": time(11, 30),
        "zone": DEFAULT_ZONE,
    }


def _joined_by(member: Member) -> dict[str, Any]:
    shares = {"shares_status": member.shares_status, "shares_numbers": False, "tests": False}
    of = {"kindergarten_id": member.id, "programme_id": 1, "since": SAMPLE.now.date()}
    return {**of, **shares, "municipality": member.municipality}


def read(line: str, ctx: HmsContext = STYRER) -> tuple[str, dict[str, Any]]:
    """The command of a line, by its name, and its values."""
    found, values = read_values(find_command(line, ctx.registry), ctx, ctx.registry)
    return found.name, values


def suggested(line: str, ctx: HmsContext = STYRER) -> list[str]:
    """The lines that are offered instead of one that is not understood."""
    with pytest.raises(NotUnderstood) as refused:
        read(line, ctx)
    return [suggestion.line for suggestion in refused.value.suggestions]
