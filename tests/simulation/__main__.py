"""`make simulate`: every trouble at every point, in pairs, and at random. A seed that fails is printed."""

import argparse
import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.clocks import START
from tests.databases import SqliteDatabase
from tests.simulation import explore
from tests.simulation.run import Run
from tests.world import World

SIZES = ((1, 1), (1, 2), (2, 1), (2, 2))
"""Replicas and posts."""


def main() -> int:
    parser = argparse.ArgumentParser("tests.simulation", description="Nothing is lost, twice or stuck.")
    parser.add_argument("--seeds", type=int, default=500, help="random runs (default: %(default)s)")
    parser.add_argument("--first", type=int, default=1, help="the first seed (default: %(default)s)")
    parser.add_argument(
        "--pairs", action="store_true", help="pairs of troubles too, for one replica and post"
    )
    options = parser.parse_args()
    logging.disable()
    with tempfile.TemporaryDirectory(prefix="simulation") as folder:
        database = SqliteDatabase(Path(folder))
        world = World(database.fresh(START), Path(folder))
        wrong = sum(
            _part(f"{size[0]} replicas, {size[1]} posts", explore.each(world, *size)) for size in SIZES
        )
        if options.pairs:
            wrong += _part("pairs", explore.pairs(world, 1, 1))
        seeds = range(options.first, options.first + options.seeds)
        for seed in seeds if options.seeds else ():
            run = explore.seeded(world, seed)
            if run():
                wrong += 1
                sys.stdout.write(f"seed {seed}:\n{run.story()}\n")
        sys.stdout.write(f"{len(seeds)} seeds\n")
        database.close()
    return 1 if wrong else 0


def _part(name: str, runs: Iterator[Run]) -> int:
    """How many runs of these went wrong."""
    begun, done, wrong = time.monotonic(), 0, 0
    for run in runs:
        done += 1
        if run():
            wrong += 1
            sys.stdout.write(f"{run.story()}\n\n")
    seconds = time.monotonic() - begun
    sys.stdout.write(f"{name}: {done} runs in {seconds:.0f} s, {wrong} wrong\n")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
