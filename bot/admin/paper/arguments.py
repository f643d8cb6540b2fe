"""The arguments of `hms-bot paper`. What it does is imported only when it is used."""

import argparse
from pathlib import Path

from bot.admin.commands import Commands
from bot.settings import Settings

ABOUT = """\
Writes the papers of a kindergarten into files, where there are no links to open them: sheets to hang up
and the year report as PDF, the report to change as HTML, tables, the calendar, and all of it as JSON. Each
kindergarten has a folder of its own in DIR, by its number and name: DIR/1-solstralen-barnehage. The files
are for this user alone. Their codes lead nowhere: those need links.
"""


def add_paper(commands: Commands) -> None:
    paper = commands.add_parser(
        "paper", help="write a kindergarten's papers and tables into a folder", description=ABOUT
    )
    paper.add_argument("kindergarten", metavar="KINDERGARTEN", help="its number or name")
    paper.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        required=True,
        help="the folder of the kindergartens' folders; it is made if it is not there",
    )
    paper.add_argument(
        "--only", metavar="FILE", nargs="+", default=[], help="these alone, by their names; without it: all"
    )
    paper.set_defaults(run=_run)


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from bot.admin.paper.run import run

    return run(settings, options)
