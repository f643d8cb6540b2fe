"""The arguments of `hms-bot program`. What they do is imported only when they are used."""

import argparse

from bot.admin.commands import Commands
from bot.settings import Settings

START = "when it begins, like 2026-12-10T13:00; Norwegian time where it names no zone"
COLUMNS = """\
A CSV file names its columns on the first line: uid, and any of title, link, start, minutes, text,
questions (with | between them), recording, cancelled (yes or no). A second import of the same uid changes
what differs. An .ics file is read as it is. Either all of a file is imported, or nothing of it.
"""


def add_program(commands: Commands) -> None:
    program = commands.add_parser("program", help="what the programme's arbeidsgruppe publishes: webinars")
    subjects = program.add_subparsers(required=True, metavar="WHAT")
    webinar = subjects.add_parser("webinar", help="add, list, change, cancel or import webinars")
    actions = webinar.add_subparsers(required=True, metavar="ACTION")
    _texts(_action(actions, "add", "publish a webinar to every kindergarten that wants webinars"), new=True)
    _action(actions, "list", "list all webinars with their numbers")
    changes = _action(actions, "change", "change a webinar; those who were told hear of it")
    _number(changes)
    _texts(changes, new=False)
    _number(_action(actions, "cancel", "cancel a webinar; those who were told hear of it"))
    _import(_action(actions, "import", "add and change webinars from a CSV or .ics file", COLUMNS))


def _action(actions: Commands, name: str, about: str, more: str | None = None) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=about, description=f"{about[:1].upper()}{about[1:]}.", epilog=more)
    parser.set_defaults(run=_run, action=name)
    return parser


def _texts(parser: argparse.ArgumentParser, *, new: bool) -> None:
    parser.add_argument("--title", required=new)
    parser.add_argument("--link", required=new, help="where to join: an https:// address")
    parser.add_argument("--start", required=new, help=START)
    parser.add_argument("--minutes", required=new, help="how long it lasts")
    parser.add_argument("--text", help="a few sentences about it; empty takes it away")
    parser.add_argument(
        "--question",
        action="append",
        dest="questions",
        help="to talk about afterwards; once for each, and together they replace those before",
    )
    parser.add_argument("--recording", help="an https:// address, when it has been held; empty takes it away")
    _language(parser)


def _number(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=int, help="as `list` shows it")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file")
    parser.add_argument("--dry-run", action="store_true", help="say what each line becomes, and do nothing")
    _language(parser)


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language",
        choices=("nb", "nn", "en"),
        default="nb",
        help="of title, text and questions; the other languages stay as they are (default: nb)",
    )


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from bot.admin.webinars.run import run

    return run(settings, options)
