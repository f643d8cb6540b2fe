"""What a wake-up of the scheduler costs: `Outbox.plan` against APScheduler with a job per kindergarten.

The planner makes a row of every post, and keeps it for good; the jobs do nothing and keep nothing.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from statistics import median

from tests.bench.country import VARIETY, Country
from tests.bench.databases import postgresql, postgresql_server, sqlite
from tests.bench.jobs import Jobs
from tests.bench.table import Table, against, milliseconds

SIZES = (83, 5_500, 100_000)
SOME = 100
AIM = 25
BUDGET = 2.0
"""Seconds after which a contest is not begun again."""
MOST_ROUNDS = 40

Contestant = Callable[[int], float]
"""Tells how long a wake-up took with so many due."""


def table() -> Table:
    made = Table(
        "A wake-up of the scheduler, against APScheduler with a job per kindergarten",
        f"Aims: with all due {AIM}x cheaper; with none due the same at any number.\n"
        f"There are {VARIETY} different sets of closed days.",
        ("kindergartens", "due", "jobs", "SQLite", "PostgreSQL", "jobs/SQLite", "jobs/PostgreSQL"),
    )
    idle = {}
    with postgresql_server() as server:
        for size in SIZES:
            with ExitStack() as stack:
                contestants = _contestants(stack, server, size)
                for due in sorted({0, min(SOME, size), size}):
                    took = _turn_about(contestants, due)
                    made.rows.append(_row(size, due, took))
                    if due == 0:
                        idle[size] = took
    made.rows.append(_growth(idle))
    return made


def _contestants(stack: ExitStack, server: str, size: int) -> list[Contestant]:
    jobs = stack.enter_context(closing(Jobs(size)))
    stores = [stack.enter_context(sqlite()), stack.enter_context(postgresql(server, f"bench_{size}"))]
    return [jobs.wake, *(_planner(Country(store, size)) for store in stores)]


def _planner(country: Country) -> Contestant:
    def wake(due: int) -> float:
        country.make_due(due)
        began = time.perf_counter()
        country.wake()
        return time.perf_counter() - began

    return wake


def _turn_about(contestants: Sequence[Contestant], due: int) -> list[float]:
    """The median of each, after several rounds, or one where a round takes long."""
    rounds: list[list[float]] = []
    end = time.monotonic() + BUDGET
    while not rounds or (time.monotonic() < end and len(rounds) < MOST_ROUNDS):
        rounds.append([wake(due) for wake in contestants])
    return [median(times) for times in zip(*rounds, strict=True)]


def _row(size: int, due: int, took: list[float]) -> tuple[str, ...]:
    jobs, *plans = took
    ratios = (jobs / plan for plan in plans)
    told = (against(AIM, ratio) if due == size else f"{ratio:.2f}x" if due else "" for ratio in ratios)
    return (f"{size:,}", "all" if due == size else str(due), *map(milliseconds, took), *told)


def _growth(idle: dict[int, list[float]]) -> tuple[str, ...]:
    """What the largest number costs more than the smallest while nothing is due."""
    few, many = idle[min(idle)], idle[max(idle)]
    grown = [f"{more / less:.2f}x" for less, more in zip(few, many, strict=True)]
    return (f"{max(idle):,} / {min(idle):,}", "0", *grown, "", "")
