"""The arguments of `hms-bot backup` and `restore`. What they do is imported only when they are used."""

import argparse
from pathlib import Path

from bot.admin.commands import Commands
from bot.settings import Settings

RESTORE = """\
Reads a copy that `hms-bot backup` made from standard input: hms-bot restore < hms-2026-11-28.db. It stands in
place of the database; an SQLite file that is there is put aside first. Stop the bot on every machine before.
"""


def add_backup(commands: Commands) -> None:
    backup = commands.add_parser("backup", help="copy the database to a file while the bot runs")
    backup.add_argument("to", type=Path, help="a new file, or a folder: there it gets a name of its own")
    backup.add_argument("--keep", type=int, metavar="NUMBER", help="delete all but the newest of the folder")
    backup.set_defaults(run=_back_up)
    restore = commands.add_parser(
        "restore", help="put a copy in place of the database, while no bot runs", description=RESTORE
    )
    restore.set_defaults(run=_restore)


def _back_up(settings: Settings, options: argparse.Namespace) -> int:
    from bot.admin.backup.run import back_up

    return back_up(settings, options.to, options.keep)


def _restore(settings: Settings, _options: argparse.Namespace) -> int:
    from bot.admin.backup.run import restore

    return restore(settings)
