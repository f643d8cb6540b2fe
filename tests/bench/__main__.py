"""`make bench`, or `python -m tests.bench wakeup` for one section of it."""

import argparse
import logging

from tests.bench import commands, letters, overview, papers, sending, sentences, slack, startup, teams, wakeup
from tests.bench.table import say

SECTIONS = {
    "commands": commands.table,
    "sentences": sentences.table,
    "slack": slack.table,
    "teams": teams.table,
    "teams-posts": teams.posts_table,
    "wakeup": wakeup.table,
    "sending": sending.table,
    "broadcast": sending.broadcast,
    "letters": letters.table,
    "overview": overview.table,
    "papers": papers.table,
    "startup": startup.table,
    "size": startup.size,
}


def main() -> None:
    parser = argparse.ArgumentParser("tests.bench", description="Speed, as ratios measured in one run.")
    parser.add_argument("sections", nargs="*", choices=(*SECTIONS, []), help="all of them, if none is named")
    wanted = parser.parse_args().sections or list(SECTIONS)
    logging.disable(logging.CRITICAL)  # what others log would be measured too
    for name in wanted:
        SECTIONS[name]().show()
    say("\nTake the ratios, not the times: they were measured turn about, on whatever else runs here.")


if __name__ == "__main__":
    main()
