"""Runs for every point and every trouble, for pairs of them, and at random."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from random import Random

from tests.posting import DUE
from tests.simulation.faults import Plan, Point
from tests.simulation.run import Run
from tests.world import World

MOST_TROUBLES = 4
"""In a random run."""
NEAR = 12
"""So many points apart two troubles are tried together."""


def points(world: World, replicas: int, posts: int, start: datetime = DUE) -> list[Point]:
    """Those of a run in which nothing happens."""
    calm = Run(world, {}, replicas, posts, start=start)
    calm()
    assert not calm.wrong, calm.story()
    return calm.points.passed


def each(world: World, replicas: int, posts: int, start: datetime = DUE) -> Iterator[Run]:
    """Every trouble at every point."""
    for point in points(world, replicas, posts, start):
        for trouble in point.troubles():
            yield Run(world, {point.number: trouble}, replicas, posts, start=start)


def pairs(world: World, replicas: int, posts: int) -> Iterator[Run]:
    """Every two troubles near each other: the second at a point that the first leads to."""
    for first in each(world, replicas, posts):
        first()
        begin = next(iter(first.plan)) + 1
        for point in islice(first.points.passed, begin, begin + NEAR):
            for trouble in point.troubles():
                yield Run(world, {**first.plan, point.number: trouble}, replicas, posts)


def seeded(world: World, seed: int) -> Run:
    """The same for the same seed, always."""
    random = Random(seed)  # noqa: S311 - no secret
    replicas, posts = random.randint(1, 2), random.randint(1, 2)
    calm = points(world, replicas, posts)
    plan: Plan = {}
    for _ in range(random.randint(1, MOST_TROUBLES)):
        point = random.choice(calm)
        plan[point.number + random.randrange(3 * len(calm)) * random.randint(0, 1)] = random.choice(
            list(point.troubles())
        )
    return Run(world, plan, replicas, posts)


def first_wrong(runs: Iterator[Run], tell: Callable[[Run], None] = lambda _run: None) -> Run | None:
    """Carry them out up to the first in which something is wrong."""
    for run in runs:
        run()
        tell(run)
        if run.wrong:
            return run
    return None
