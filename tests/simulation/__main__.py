"""`make simulate`: every trouble at every point, and at random. What fails is made small and printed."""

import argparse
import gc
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench.databases import postgresql_server
from tests.clocks import START
from tests.databases import Database, PostgresqlDatabase, SqliteDatabase
from tests.simulation.explore import Explorer
from tests.simulation.run import Run
from tests.simulation.scene import LAST_MINUTE, Scene
from tests.simulation.shrink import shrunk
from tests.world import World

PROCESSES = 2
TOLD = 3
"""Stories of each part."""
SMALL = Scene()
LARGE = Scene(3, 3)
SCENES = (
    SMALL,
    Scene(1, 1, tidies=True),
    Scene(1, 1, recall=True),
    Scene(1, 1, recall=True, blind=True),
    Scene(2, 2, recall=True, keeps=True),
    Scene(1, 1, start=LAST_MINUTE),
    Scene(1, 1, slack=True),
    Scene(1, 1, teams=True),
    Scene(1, 1, news=True),
    Scene(2, 1),
    Scene(1, 2),
    Scene(2, 2),
    Scene(2, 2, slack=True),
    Scene(2, 2, teams=True),
    Scene(2, 2, blind=True),
    Scene(2, 2, news=True, older=True),
    LARGE,
)
ON_POSTGRESQL = (SMALL, Scene(2, 1))
POSTGRESQL_SEEDS = 10
"""One of so many runs at random is on PostgreSQL too."""
IN_PAIRS = (
    SMALL,
    Scene(1, 1, slack=True),
    Scene(1, 1, teams=True),
    Scene(1, 1, news=True),
    Scene(2, 1),
)
"""With these two troubles are tried at once, at points `NEAR` each other: some 60,000 runs."""
SHARES = 4
"""Into which the pairs of a scene are divided."""


@dataclass(frozen=True)
class Job:
    """Some runs, all in one world."""

    name: str
    runs: Callable[[Explorer], Iterator[Run]]
    server: str = ""
    """A PostgreSQL; else SQLite."""


@dataclass(frozen=True)
class Done:
    runs: int
    points: int
    """Different ones that these runs came by."""
    seconds: float
    wrong: int
    stories: list[str]


def main() -> int:
    parser = argparse.ArgumentParser("tests.simulation", description="Nothing is lost, twice or stuck.")
    parser.add_argument("--seeds", type=int, default=500, help="random runs (default: %(default)s)")
    parser.add_argument("--first", type=int, default=1, help="the first seed (default: %(default)s)")
    parser.add_argument("parts", nargs="*", choices=(*PARTS, []), help="seeds and each, if none is named")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.seeds)
    wanted = options.parts or USUAL
    with postgresql_server() as server, ProcessPoolExecutor(PROCESSES) as processes:
        jobs = [job for part in wanted for job in PARTS[part](seeds, server)]
        begun = {processes.submit(_carried_out, job): job for job in jobs}
        return 1 if sum(_told(begun[done], done.result()) for done in as_completed(begun)) else 0


def _of_seeds(seeds: range, server: str) -> Iterator[Job]:
    """What is on PostgreSQL is one job: it has one database."""
    some = seeds[::POSTGRESQL_SEEDS]
    yield Job(
        f"PostgreSQL, {len(some)} seeds, and each of the smallest",
        partial(_on_postgresql, seeds=some),
        server,
    )
    for number in range(PROCESSES):
        some = seeds[number::PROCESSES]
        yield Job(f"SQLite, {len(some)} seeds", partial(_seeded, seeds=some))


def _seeded(explorer: Explorer, seeds: range) -> Iterator[Run]:
    return map(explorer.seeded, seeds)


def _on_postgresql(explorer: Explorer, seeds: range) -> Iterator[Run]:
    if len(seeds) > 1:  # else a seed is replayed
        for scene in ON_POSTGRESQL:
            yield from explorer.each(scene)
    yield from map(explorer.seeded, seeds)


def _every_trouble(_seeds: range, _server: str) -> Iterator[Job]:
    for scene in SCENES:
        yield Job(f"SQLite, each, {scene}", partial(_each, scene=scene))


def _two_troubles(_seeds: range, _server: str) -> Iterator[Job]:
    for scene in IN_PAIRS:
        for part in range(SHARES):
            name = f"SQLite, pairs, {scene}, {part + 1} of {SHARES}"
            yield Job(name, partial(_pairs, scene=scene, part=part))


def _each(explorer: Explorer, scene: Scene) -> Iterator[Run]:
    return explorer.each(scene)


def _pairs(explorer: Explorer, scene: Scene, part: int) -> Iterator[Run]:
    return explorer.pairs(scene, part, SHARES)


def _carried_out(job: Job) -> Done:
    logging.disable()
    begun, runs, wrong, stories, points = time.monotonic(), 0, 0, [], set()
    with _explorer(job.server) as explorer:
        gc.freeze()  # what is there by now stays
        for run in job.runs(explorer):
            runs += 1
            bad = run()
            points |= {(point.at, point.work, point.statement) for point in run.points.passed}
            if bad:
                wrong += 1
                stories += [shrunk(run).story()] if wrong <= TOLD else []
    return Done(runs, len(points), time.monotonic() - begun, wrong, stories)


@contextmanager
def _explorer(server: str) -> Iterator[Explorer]:
    with tempfile.TemporaryDirectory(prefix="simulation") as folder:
        path = Path(folder)
        database: Database = PostgresqlDatabase(server) if server else SqliteDatabase(path)
        yield Explorer(World(database.fresh(START), path))
        database.close()


def _told(job: Job, done: Done) -> int:
    for story in done.stories:
        sys.stdout.write(f"{story}\n\n")
    figures = f"{done.runs} runs in {done.seconds:.0f} s, {done.points} kinds of point, {done.wrong} wrong"
    sys.stdout.write(f"{job.name}: {figures}\n")
    sys.stdout.flush()
    return done.wrong


PARTS = {"seeds": _of_seeds, "each": _every_trouble, "pairs": _two_troubles}
USUAL = ("seeds", "each")

if __name__ == "__main__":
    sys.exit(main())
