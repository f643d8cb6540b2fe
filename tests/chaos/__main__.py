"""`make chaos`: run after run, on every kind of installation. Counts what is lost and what is there twice."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock

from bot.store.engine import Store
from bot.store.schema import migrate
from tests.bench.databases import postgresql, postgresql_server, sqlite
from tests.chaos.run import Outcome, run

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
    parser.add_argument("--seed", type=int, default=1, help="of the first run")
    options = parser.parse_args()
    end = time.monotonic() + options.minutes * 60
    with postgresql_server() as server, ThreadPoolExecutor(AT_ONCE) as threads:

        def begin(number: int) -> Outcome | None:
            return one_run(server, number, options.seed + number) if time.monotonic() < end else None

        outcomes = [one for one in threads.map(begin, range(options.runs)) if one is not None]
    return summary(outcomes)


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
    say(
        f"seed {seed:4}  {kind:>10} x{replicas}  {outcome.seconds:5.1f} s  "
        f"{outcome.lost} lost, {outcome.doubled} doubled  ({blows})"
    )


def summary(outcomes: list[Outcome]) -> int:
    lost, doubled = (sum(getattr(one, name) for one in outcomes) for name in ("lost", "doubled"))
    blows: Counter[str] = sum((one.blows for one in outcomes), Counter())
    say(f"{sum(one.posts for one in outcomes):,} posts; {dict(blows)}")
    say(f"{len(outcomes)} runs, {lost} lost, {doubled} doubled")
    return int(bool(lost or doubled))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
