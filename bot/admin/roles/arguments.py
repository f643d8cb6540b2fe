"""The arguments of `hms-bot roles`. What they do is imported only when they are used."""

import argparse

from bot.admin.commands import Commands
from bot.settings import Settings

ROLES = ("styrer", "tillitsvalgt", "verneombud")
ABOUT = """\
Without a word more: who holds each role, by the platform's ids. In the chat a role passes on with a yes;
what is set here applies at once, stands in the kindergarten's history, and is told to its HMS group.
"""


def add_roles(commands: Commands) -> None:
    roles = commands.add_parser("roles", help="list who holds each role; correct it", description=ABOUT)
    roles.add_argument("--kindergarten", metavar="NUMBER or NAME", help="list those of one kindergarten")
    roles.set_defaults(run=_run, action="list")
    actions = roles.add_subparsers(metavar="ACTION")
    to = actions.add_parser("set", help="exactly these people hold a role from now on; none: it is free")
    to.add_argument("of", metavar="KINDERGARTEN", help="its number or name")
    to.add_argument("role", choices=ROLES)
    to.add_argument("people", nargs="*", metavar="ID", help="the platform's id of a person")
    to.set_defaults(action="set")


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from bot.admin.roles.run import run

    return run(settings, options)
