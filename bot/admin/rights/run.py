"""Carries out `hms-bot person` and `hms-bot kindergarten`: what is kept of one, shown or deleted."""

import argparse
import sys
from datetime import datetime
from typing import Any

from bot.admin.database import opened
from bot.admin.kindergartens import UnknownKindergarten, which_kindergarten
from bot.admin.output import note
from bot.app.data import now_of
from bot.handlers.roles.departures import person_left
from bot.model.kindergarten import Kindergarten
from bot.settings import Settings
from bot.store.deleting import delete_kindergartens
from bot.store.engine import Store
from bot.store.persons import NotAnId, check_id, forget_person, naming
from bot.store.places import tenants_with
from bot.store.post_list import kindergarten_names
from bot.store.session import Session
from bot.store.whole import all_of, as_json

NOT_HERE = (
    "What was written in Slack or Teams stays there, with the platform's own copies of it.",
    "Copies of the database that were made before still have it, until they are deleted.",
)
"""What no command of ours can delete, and why."""
HASHED = "Points in a round that is open are kept under a hash of their giver's id, until the round is over."


def run(settings: Settings, options: argparse.Namespace) -> int:
    """0 when it went well, 2 when something asked for cannot be done."""
    with opened(settings) as store:
        now = now_of(settings, store)
        try:
            said = _answer(store, options, now)
        except NotAnId:
            note(f"{options.person!r} is no id of Slack's or Teams'. `hms-bot roles` shows some.")
            return 2
        except UnknownKindergarten as error:
            note(error.sentence)
            return 2
    sys.stdout.write(f"{said}\n")
    return 0


def _answer(store: Store, options: argparse.Namespace, now: datetime) -> str:
    match options.action:
        case "person export":
            with store.read() as session:
                return _person(session, options.person)
        case "person forget":
            return _forget(store, options.person, now, sure=options.yes)
        case "kindergarten export":
            with store.read() as session:
                return as_json(all_of(session, which_kindergarten(session, options.kindergarten)))
        case _:
            return _delete(store, options.kindergarten, sure=options.yes)


def _person(session: Session, person: str) -> str:
    check_id(person)
    names = kindergarten_names(session)
    found = {
        table: [_shown(row, person, names) for row in rows] for table, rows in naming(session, person).items()
    }
    return as_json({"person": person, "kept": found, "not found this way": [HASHED, *NOT_HERE]})


def _shown(row: dict[str, str], person: str, names: dict[int, str]) -> dict[str, Any]:
    """Without the ids of others, which may be in what a change says, and without secrets."""
    plain = {
        name: value
        for name, value in row.items()
        if value == person or name not in {"changes", "secret", "leaving", "pending", "consent_change"}
    }
    if key := plain.pop("kindergarten_id", None):
        plain = {"kindergarten": names.get(int(key), key), **plain}
    return plain


def _forget(store: Store, person: str, now: datetime, *, sure: bool) -> str:
    check_id(person)
    with store.write() if sure else store.read() as session:
        rows = {table: len(found) for table, found in naming(session, person).items()}
        if not sure:
            return _would("forgotten", rows, HASHED, *NOT_HERE)
        for tenant in tenants_with(session, person):
            person_left(session, tenant, person, now)
        forget_person(session, person)
    store.leave_no_trace()
    return "\n".join([f"Forgotten in {sum(rows.values())} rows.", HASHED, *NOT_HERE])


def _delete(store: Store, asked: str, *, sure: bool) -> str:
    with store.write() if sure else store.read() as session:
        key = which_kindergarten(session, asked)
        name = kindergarten_names(session)[key]
        rows = {table: len(found) for table, found in all_of(session, key).items()}
        if not sure:
            return _would(f"deleted of {name} (#{key})", rows, *NOT_HERE)
        delete_kindergartens(session, Kindergarten.id == key)
    store.leave_no_trace()
    return "\n".join([f"{name} (#{key}) is deleted: {sum(rows.values())} rows.", *NOT_HERE])


def _would(what: str, rows: dict[str, int], *more: str) -> str:
    counted = [f"  {table}: {count}" for table, count in rows.items()] or ["  nothing"]
    return "\n".join([f"This would be {what}, with --yes:", *counted, *more])
