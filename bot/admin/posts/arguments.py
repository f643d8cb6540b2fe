"""The arguments of `hms-bot posts`. What they do is imported only when they are used."""

import argparse
import re
from datetime import timedelta

from bot.admin.commands import Commands
from bot.settings import Settings

STATES = ("planned", "claimed", "sending", "unsure", "sent", "skipped", "gone", "failed")
MOST_DAYS = 366
ABOUT = """\
Without a word more: posts that are due and not sent yet, that failed, or that nobody knows the fate of.
"""


def add_posts(commands: Commands) -> None:
    posts = commands.add_parser(
        "posts", help="list posts that wait or need you; try them again or give them up", description=ABOUT
    )
    which = posts.add_mutually_exclusive_group()
    which.add_argument("--state", choices=STATES, help="list the posts in this state, the newest first")
    which.add_argument(
        "--unsure",
        action="store_const",
        const="unsure",
        dest="state",
        help="list those that nobody knows the fate of; the same as --state unsure",
    )
    which.add_argument("--coming", type=_days, metavar="60d", help="list what will be posted in so many days")
    posts.add_argument("--kindergarten", metavar="NUMBER or NAME", help="list those of one kindergarten")
    posts.set_defaults(run=_run, action="list")
    actions = posts.add_subparsers(metavar="ACTION")
    again = actions.add_parser("retry", help="send posts that failed, or that nobody knows the fate of")
    again.add_argument("numbers", type=int, nargs="*", metavar="NUMBER", help="as the list shows it")
    again.add_argument("--all-failed", action="store_true", help="all that failed; not the unsure ones")
    again.set_defaults(action="retry")
    drop = actions.add_parser("drop", help="never send these posts")
    drop.add_argument("numbers", type=int, nargs="*", metavar="NUMBER", help="as the list shows it")
    drop.add_argument(
        "--all-due", action="store_true", help="all that is due by now: after a restore, while no bot runs"
    )
    drop.add_argument("--reason", required=True, help="why; it is kept with the post")
    drop.set_defaults(action="drop")


def _days(text: str) -> timedelta:
    found = re.fullmatch(r"(\d{1,3})d?", text, re.ASCII)
    if found is None or not 1 <= int(found[1]) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"must be 1 to {MOST_DAYS} days, like 60d")
    return timedelta(days=int(found[1]))


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from bot.admin.posts.run import run

    return run(settings, options)
