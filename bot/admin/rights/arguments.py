"""The arguments of `hms-bot person` and `kindergarten`. What they do is imported only when they are used."""

import argparse

from bot.admin.commands import Commands
from bot.settings import Settings

DRY = "do it; without this it is only said what would be done"
FORGET = """\
Takes a person's id out of everything: roles and private messages go, and in the history somebody unknown
stands in its place. The HMS groups are told of roles that become free.
"""
DELETE = "Deletes one kindergarten with everything that belongs to it. Nothing brings it back but a copy."


def add_rights(commands: Commands) -> None:
    person = commands.add_parser("person", help="show or delete what is kept of one person")
    actions = person.add_subparsers(required=True, metavar="ACTION")
    for name, about in (("export", "print all that names a person, as JSON"), ("forget", FORGET)):
        one = actions.add_parser(name, help=about.partition(":")[0].strip(), description=about)
        one.add_argument("person", metavar="ID", help="the platform's id of a person")
        one.set_defaults(run=_run, action=f"person {name}")
    one.add_argument("--yes", action="store_true", help=DRY)
    kindergarten = commands.add_parser("kindergarten", help="show or delete what is kept of one kindergarten")
    actions = kindergarten.add_subparsers(required=True, metavar="ACTION")
    for name, about in (("export", "print all that is kept of a kindergarten, as JSON"), ("delete", DELETE)):
        one = actions.add_parser(name, help=about.partition(".")[0], description=about)
        one.add_argument("kindergarten", metavar="KINDERGARTEN", help="its number or name")
        one.set_defaults(run=_run, action=f"kindergarten {name}")
    one.add_argument("--yes", action="store_true", help=DRY)


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from bot.admin.rights.run import run

    return run(settings, options)
