"""`hms-bot content`: what of the content somebody should look at again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from bot.admin.commands import Commands
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.content.law import LawReference


def add_content(commands: Commands) -> None:
    content = commands.add_parser("content", help="look after the themes and what they refer to")
    actions = content.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser(
        "check", help="list references to the law that nobody has read for twelve months"
    )
    check.set_defaults(run=_check)


def _check(_settings: Settings, _options: argparse.Namespace) -> int:
    from bot.app.data import real_now
    from bot.content.library import shipped

    said = report(shipped().law.values(), real_now().date())
    sys.stdout.write("\n".join(said) + "\n")
    return 0


def report(law: Iterable[LawReference], today: date) -> list[str]:
    """The references to read again, with where; those that are shown first, then the oldest."""
    from bot.admin.table import table
    from bot.model.texts import Language

    all_of_it = tuple(law)
    old = sorted(
        (one for one in all_of_it if one.is_old(today)),
        key=lambda one: (not one.certain, one.read_on or date.min),
    )
    if not old:
        return [f"All {len(all_of_it)} references have been read within twelve months."]
    rows = [
        (
            one.reference.in_language(Language.NB)[0],
            str(one.read_on or "never"),
            str(one.valid_from or ""),
            "yes" if one.certain else "no",
            one.source,
        )
        for one in old
    ]
    return [
        *table(("REFERENCE", "READ", "IN FORCE FROM", "SHOWN", "SOURCE"), rows),
        f"{len(old)} of {len(all_of_it)} references have not been read for twelve months.",
        "Read each at its source, and write the day in bot/content/law.yaml.",
    ]
