"""A programme with kindergartens in any number, at different points of their plans: rows, made at once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bot.content.library import load_plan, shipped
from bot.model.base import Base
from bot.model.calendar import CalendarMonth
from bot.model.findings import Finding
from bot.model.kindergarten import Kindergarten
from bot.model.month import Barnehageaar, Month
from bot.model.plan import Milestone, Phase, Status
from bot.model.programme import Membership, Programme, ProgrammeKind, ProgrammePerson, ProgrammeRole
from bot.model.rhythm import DEFAULT_ZONE, PostingRule
from bot.model.role import Leader
from bot.model.workspace import Workspace
from bot.store.engine import Store

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
PLACES = ("Bergen", "Fjell", "Øygarden", "Askøy", "Alver", "Os", "Voss", "Kvam")
STARTS = (date(2026, 8, 17), date(2026, 3, 2))
WORKSPACE = "sektor"
EVERYBODY = 83
"""As many as the programme has."""


def settle(store: Store, count: int) -> int:
    """A programme with so many kindergartens that share their numbers; answers its key.

    `leder` is in its arbeidsgruppe and `hjelper` is the hjelper of the first ten, who share their status.
    """
    with store.write() as session:
        workspace = Workspace(platform="local", external_id=WORKSPACE, free_at=NOW)
        session.add(workspace)
        session.flush()
        home = Kindergarten(**_kindergarten(workspace.id, "-1"), is_programme=True)
        session.add(home)
        session.flush()
        programme = Programme.of("IA bransjeprogram barnehage", ProgrammeKind.SECTOR, NOW)
        programme.home_id = home.id
        session.add(programme)
        session.flush()
        for user, role in (("leder", ProgrammeRole.ARBEIDSGRUPPE), ("hjelper", ProgrammeRole.HJELPER)):
            person = {"programme_id": programme.id, "workspace_id": workspace.id}
            session.add(ProgrammePerson(**person, user_id=user, role=role, since=NOW.date()))
        session.execute(
            insert(Kindergarten),
            [_kindergarten(workspace.id, f"sektor-{number}", number) for number in range(count)],
        )
        of = (
            select(Kindergarten.id)
            .where(Kindergarten.channel.startswith("sektor-"))
            .order_by(Kindergarten.id)
        )
        keys = list(session.scalars(of))
        for kind, rows in _rows(keys, programme.id, workspace.id).items():
            session.execute(insert(kind), rows)
        return programme.id


def _kindergarten(workspace: int, channel: str, number: int = 0) -> dict[str, Any]:
    return {
        "workspace_id": workspace,
        "channel": channel,
        "name": f"Barnehage {number}",
        "zone": DEFAULT_ZONE,
        "posting_rule": PostingRule.FIRST,
        "posting_time": time(11, 30),
        "closed": (),
        "wants_webinars": True,
        "leader": Leader.STYRER,
        "plan_start": STARTS[number % len(STARTS)],
        "next_due_at": None,
    }


def _rows(keys: list[int], programme: int, workspace: int) -> dict[type[Base], list[dict[str, Any]]]:
    found: dict[type[Base], list[dict[str, Any]]] = {
        kind: [] for kind in (Membership, Phase, Milestone, CalendarMonth, Finding)
    }
    for number, key in enumerate(keys):
        found[Membership].append(_membership(number, key, programme, workspace))
        found[Phase] += _phases(key)
        found[Milestone] += _milestones(number, key)
        found[CalendarMonth] += _months(number, key)
        found[Finding] += _findings(number, key)
    return found


def _membership(number: int, key: int, programme: int, workspace: int) -> dict[str, Any]:
    helped = number < 10
    return {
        "kindergarten_id": key,
        "programme_id": programme,
        "since": STARTS[1],
        "municipality": PLACES[number % len(PLACES)],
        "shares_numbers": True,
        "shares_status": helped,
        "tests": False,
        "hjelper": "hjelper" if helped else None,
        "hjelper_workspace": workspace if helped else None,
    }


def _phases(key: int) -> Iterator[dict[str, Any]]:
    for place, phase in enumerate(load_plan()):
        yield {"kindergarten_id": key, "key": phase.key, "position": place, "name": phase.name}


def _milestones(number: int, key: int) -> Iterator[dict[str, Any]]:
    """Each kindergarten is a milestone further than the one before it, and the hundredth begins anew."""
    templates = [(phase, one) for phase in load_plan() for one in phase.milestones]
    for place, (phase, one) in enumerate(templates):
        done = place < number % len(templates)
        yield {
            "kindergarten_id": key,
            "key": one.key,
            "phase_key": phase.key,
            "position": place,
            "title": one.title,
            "definition": one.definition,
            "responsible": one.responsible,
            "week": one.week,
            "due": STARTS[0] + timedelta(weeks=one.week),
            "status": Status.DONE if done else Status.OPEN,
            "changed_at": NOW,
        }


def _months(number: int, key: int) -> Iterator[dict[str, Any]]:
    themes = list(shipped().themes)
    for place, month in enumerate(Barnehageaar.of(Month.of(NOW.date())).months()):
        theme = themes[(number % 5 + place) % len(themes)]
        yield {
            "kindergarten_id": key,
            "month": month,
            "theme": theme,
            "own": None,
            "changed_at": NOW,
            "changed_by": "x",
        }


def _findings(number: int, key: int) -> Iterator[dict[str, Any]]:
    factors = sorted(shipped().factors)
    for place in range(3):
        factor = factors[(number + 3 * place) % 8]
        yield {"kindergarten_id": key, "factor": factor, "position": place, "strength": place == 2}


def member(session: Session, channel: str) -> Membership:
    """That of a kindergarten, to be changed."""
    statement = select(Membership).join(Kindergarten, Kindergarten.id == Membership.kindergarten_id)
    return session.scalars(statement.where(Kindergarten.channel == channel)).one()
