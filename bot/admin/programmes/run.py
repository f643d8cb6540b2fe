"""Carries out `hms-bot programme`."""

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime

from bot.admin.database import opened
from bot.admin.output import note
from bot.app.data import now_of
from bot.model.programme import (
    Programme,
    ProgrammeKind,
    ProgrammeRole,
    RoleCode,
    new_code,
    shown_code,
)
from bot.model.texts import TITLE_LIMIT, Empty, TooLong, clean
from bot.settings import Settings
from bot.store.programmes import all_programmes, count_members, find_programme
from bot.store.session import Session


class NotDone(Exception):
    """What was asked for cannot be done; says why in a sentence."""


def run(settings: Settings, options: argparse.Namespace) -> int:
    """0 when it went well, 2 when something asked for cannot be done."""
    try:
        with opened(settings) as store:
            now = now_of(settings, store)
            with store.write() as session:
                answer = list(_answer(session, options, now))
    except NotDone as error:
        note(str(error))
        return 2
    sys.stdout.write("\n".join(answer) + "\n")
    return 0


def _answer(session: Session, options: argparse.Namespace, now: datetime) -> Iterator[str]:
    if options.action == "add":
        return _add(
            session, options.name, ProgrammeKind.OWNER if options.owner else ProgrammeKind.SECTOR, now
        )
    if options.action == "code":
        return _code(session, options.number, ProgrammeRole(options.role), now)
    return _list(session)


def _add(session: Session, name: str, kind: ProgrammeKind, now: datetime) -> Iterator[str]:
    try:
        name = clean(name, TITLE_LIMIT)
    except (Empty, TooLong) as error:
        raise NotDone(f"A programme's name has 1 to {TITLE_LIMIT} letters.") from error
    if any(one.name == name for one in all_programmes(session)):
        raise NotDone(f"There is a programme called {name} already. `hms-bot programme list` shows all.")
    made = Programme.of(name, kind, now)
    session.add(made)
    session.flush()
    yield f"Programme {made.id}, {name}, is added."
    yield f"Kindergartens join with its code: /hms program bli-med {shown_code(made.code)}"
    yield from _code(session, made.id, ProgrammeRole.ARBEIDSGRUPPE, now)


def _code(session: Session, number: int, role: ProgrammeRole, now: datetime) -> Iterator[str]:
    if find_programme(session, number) is None:
        raise NotDone(f"There is no programme {number}. `hms-bot programme list` shows all.")
    made = RoleCode(code=new_code(), programme_id=number, role=role, at=now)
    session.add(made)
    yield f"One person takes the role {role.value}, within 14 days: /hms kode {shown_code(made.code)}"


def _list(session: Session) -> Iterator[str]:
    found = all_programmes(session)
    if not found:
        yield 'There is no programme yet. `hms-bot programme add "Its name"` adds one.'
    for one in found:
        count = count_members(session, one.id)
        yield f"{one.id}  {one.name}  {one.kind.value}  kindergartens: {count}  code: {shown_code(one.code)}"
