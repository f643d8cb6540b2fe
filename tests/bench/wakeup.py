"""What a wake-up of the scheduler costs: `Outbox.plan` against APScheduler with a job per kindergarten.

The planner makes a row of every post, and keeps it for good. A job of a kindergarten's own must do the same,
or a process that is killed loses its post: that is the contest. Jobs that do nothing and keep nothing stand
beside it, for what APScheduler alone takes.
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
MOST_KEPT = 5_500
"""More jobs that keep a row each would take minutes."""
BUDGET = 2.0
"""Seconds after which a contest is not begun again."""
MOST_ROUNDS = 40

Contestant = Callable[[int], float]
"""Tells how long a wake-up took with so many due."""


def table() -> Table:
    made = Table(
        "A wake-up of the scheduler, against APScheduler with a job per kindergarten",
        f"Aims: with all due {AIM}x cheaper than jobs that keep their post too; with none due the same at "
        f"any number.\nThere are {VARIETY} different sets of closed days.",
        ("kindergartens", "due", "in", "idle jobs", "jobs", "wake-up", "idle jobs/wake-up", "jobs/wake-up"),
    )
    idle: dict[tuple[str, int], float] = {}
    with postgresql_server() as server:
        for size in SIZES:
            for name in ("SQLite", "PostgreSQL"):
                with ExitStack() as stack:
                    opened = sqlite() if name == "SQLite" else postgresql(server, f"bench_{size}")
                    contestants = _contestants(stack, Country(stack.enter_context(opened), size), size)
                    for due in sorted({0, min(SOME, size), size}):
                        took = _turn_about(contestants, due)
                        made.rows.append(_row(size, due, name, took))
                        if due == 0:
                            idle[name, size] = took[0]
    made.rows += [_growth(name, idle) for name in ("SQLite", "PostgreSQL")]
    return made


def _contestants(stack: ExitStack, country: Country, size: int) -> list[Contestant]:
    """The planner, jobs that do nothing, and, where that ends in time, jobs that keep a post each."""
    made = [_planner(country), stack.enter_context(closing(Jobs(size, lambda _number: None))).wake]
    if size <= MOST_KEPT:
        made.append(_keepers(country, stack.enter_context(closing(Jobs(size, country.keep_post)))))
    return made


def _planner(country: Country) -> Contestant:
    def wake(due: int) -> float:
        if due:  # at first nothing is, and so it stays
            country.make_due(due)
        work = country.wake if due else country.wake_in_vain
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return wake


def _keepers(country: Country, jobs: Jobs) -> Contestant:
    def wake(due: int) -> float:
        country.make_due(due)
        return jobs.wake(due)

    return wake


def _turn_about(contestants: Sequence[Contestant], due: int) -> list[float]:
    """The median of each, after several rounds, or one where a round takes long."""
    rounds: list[list[float]] = []
    end = time.monotonic() + BUDGET
    while not rounds or (time.monotonic() < end and len(rounds) < MOST_ROUNDS):
        rounds.append([wake(due) for wake in contestants])
    return [median(times) for times in zip(*rounds, strict=True)]


def _row(size: int, due: int, name: str, took: list[float]) -> tuple[str, ...]:
    plan, nothing, *keeping = took
    kept = [milliseconds(keeping[0]), _ratio(due, size, keeping[0] / plan)] if keeping else ["too long", ""]
    return (
        f"{size:,}",
        "all" if due == size else str(due),
        name,
        milliseconds(nothing),
        kept[0],
        milliseconds(plan),
        f"{nothing / plan:.2f}x" if due else "",
        kept[1],
    )


def _ratio(due: int, size: int, ratio: float) -> str:
    if due == 0:
        return ""
    return against(AIM, ratio) if due == size else f"{ratio:.2f}x"


def _growth(name: str, idle: dict[tuple[str, int], float]) -> tuple[str, ...]:
    """What the largest number costs more than the smallest while nothing is due."""
    few, many = min(SIZES), max(SIZES)
    return (f"{many:,} / {few:,}", "0", name, "", "", f"{idle[name, many] / idle[name, few]:.2f}x", "", "")
