"""The arguments of `hms-bot programme`. What they do is imported only when they are used."""

import argparse

from bot.admin.commands import Commands
from bot.settings import Settings


def add_programme(commands: Commands) -> None:
    programme = commands.add_parser(
        "programme", help="programmes around the kindergartens, and codes for their people"
    )
    actions = programme.add_subparsers(required=True, metavar="ACTION")
    add = _action(actions, "add", "add a programme, and print the codes to begin with")
    add.add_argument("name", help="as kindergartens will read it")
    add.add_argument(
        "--owner", action="store_true", help="the owner of several kindergartens: a municipality or a chain"
    )
    _action(actions, "list", "list all programmes, with how many kindergartens have joined")
    code = _action(actions, "code", "print a new code for a role; whoever writes it to the bot first has it")
    code.add_argument("number", type=int, help="the programme's, as `list` shows it")
    code.add_argument("--role", choices=["arbeidsgruppe", "hjelper"], default="arbeidsgruppe")


def _action(actions: Commands, name: str, about: str) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=about, description=f"{about[:1].upper()}{about[1:]}.")
    parser.set_defaults(run=_run, action=name)
    return parser


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from bot.admin.programmes.run import run

    return run(settings, options)
