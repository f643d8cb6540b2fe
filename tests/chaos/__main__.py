"""`make chaos`: run after run, on every kind of installation. Counts what is lost and what is there twice."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import Process
from threading import Lock

from bot.store.engine import Store
from bot.store.schema import migrate
from tests.bench.databases import postgresql, postgresql_server, sqlite
from tests.chaos.run import Fate, Outcome, run

POSTS = 500
ONE_AT_A_TIME = Lock()
"""Alembic migrates one database at a time."""
AT_ONCE = 3
"""Runs; most of the time they wait for leases."""
KINDS = (("SQLite", 1), ("PostgreSQL", 1), ("PostgreSQL", 3))


def main() -> int:
    parser = argparse.ArgumentParser(
        "tests.chaos", description="Nothing is lost, and nothing is there twice."
    )
    parser.add_argument(
        "--runs", type=int, default=102, help="in all, shared by the kinds (default: %(default)s)"
    )
    parser.add_argument(
        "--minutes", type=float, default=30, help="no run begins later (default: %(default)s)"
    )
    parser.add_argument("--load", type=int, default=0, help="so many processes that do nothing but work")
    parser.add_argument("--seed", type=int, default=1, help="of the first run")
    options = parser.parse_args()
    end = time.monotonic() + options.minutes * 60
    with under_load(options.load), postgresql_server() as server, ThreadPoolExecutor(AT_ONCE) as threads:

        def begin(number: int) -> Outcome | None:
            return one_run(server, number, options.seed + number) if time.monotonic() < end else None

        outcomes = [one for one in threads.map(begin, range(options.runs)) if one is not None]
    return summary(outcomes)


@contextmanager
def under_load(processes: int) -> Iterator[None]:
    """On a machine that has more to do."""
    at_work = [Process(target=work_for_ever, daemon=True) for _number in range(processes)]
    for one in at_work:
        one.start()
    yield
    for one in at_work:
        one.kill()


def work_for_ever() -> None:
    while True:
        pass


def one_run(server: str, number: int, seed: int) -> Outcome:
    kind, replicas = KINDS[number % len(KINDS)]
    with database(kind, server, f"chaos_{seed}") as store:
        outcome = run(store, replicas, POSTS, seed)
    tell(kind, replicas, seed, outcome)
    return outcome


@contextmanager
def database(kind: str, server: str, name: str) -> Iterator[Store]:
    with sqlite() if kind == "SQLite" else postgresql(server, name) as store:
        with ONE_AT_A_TIME:
            migrate(store)
        yield store


def tell(kind: str, replicas: int, seed: int, outcome: Outcome) -> None:
    blows = ", ".join(f"{name} {times}" for name, times in sorted(outcome.blows.items()))
    say(f"seed {seed:4}  {kind:>10} x{replicas}  {outcome.seconds:5.1f} s  {_counted(outcome)}  ({blows})")
    for story in outcome.stories:
        say(story)


def _counted(outcome: Outcome) -> str:
    fates = ", ".join(f"{outcome.fates[fate]} {fate}" for fate in Fate)
    return f"{fates}, {outcome.doubled} doubled"


def summary(outcomes: list[Outcome]) -> int:
    fates: Counter[Fate] = sum((one.fates for one in outcomes), Counter())
    blows: Counter[str] = sum((one.blows for one in outcomes), Counter())
    doubled = sum(one.doubled for one in outcomes)
    say(f"{fates.total():,} posts; {dict(blows)}")
    counted = ", ".join(f"{fates[fate]:,} {fate}" for fate in Fate)
    say(f"{len(outcomes)} runs: {counted}, {doubled} doubled")
    return int(bool(fates[Fate.LOST] or doubled))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
