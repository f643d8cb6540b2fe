"""Carries out `hms-bot roles`: who holds each role, and a correction of that."""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime

from bot.admin.database import opened
from bot.admin.kindergartens import UnknownKindergarten, which_kindergarten
from bot.admin.output import note
from bot.admin.table import table
from bot.app.data import now_of
from bot.handlers.roles.correcting import correct_role
from bot.model.kindergarten import Kindergarten
from bot.model.role import Role, StyrerAsVerneombud
from bot.settings import Settings
from bot.store.roles import kindergarten_with_holders, kindergartens_with_holders
from bot.store.session import Session

NOBODY = "-"


def run(settings: Settings, options: argparse.Namespace) -> int:
    """0 when all went well, 2 when something asked for cannot be done."""
    with opened(settings) as store:
        now = now_of(settings, store)
        try:
            with store.write() as session:
                said = _carried_out(session, options, now)
        except UnknownKindergarten as error:
            note(error.sentence)
            return 2
        except StyrerAsVerneombud:
            note("The styrer cannot be verneombud: it must be two people.")
            return 2
    sys.stdout.write("\n".join(said) + "\n")
    return 0


def _carried_out(session: Session, options: argparse.Namespace, now: datetime) -> list[str]:
    if options.action == "set":
        kindergarten = kindergarten_with_holders(session, which_kindergarten(session, options.of))
        changed = correct_role(session, kindergarten, Role(options.role), options.people, now)
        return [*_listed([kindergarten]), "" if changed else "Nothing was changed."]
    key = None if options.kindergarten is None else which_kindergarten(session, options.kindergarten)
    return _listed(kindergartens_with_holders(session, key))


def _listed(kindergartens: Sequence[Kindergarten]) -> list[str]:
    rows = [
        (f"{one.name} (#{one.id})", role.value, " ".join(_people(one, role)) or NOBODY)
        for one in kindergartens
        for role in Role
    ]
    return table(("Kindergarten", "Role", "Who"), rows)


def _people(kindergarten: Kindergarten, role: Role) -> list[str]:
    return sorted(holder.user_id for holder in kindergarten.holders if holder.role is role)
