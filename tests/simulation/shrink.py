"""Makes a run in which something is wrong as small as it can be."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from tests.simulation.faults import Plan
from tests.simulation.run import Run

MOST = 300
"""Runs that are tried for it."""


def shrunk(run: Run, most: int = MOST) -> Run:
    """The smallest that was found in which something is wrong too."""
    for number, smaller in enumerate(islice(_smaller(run), most)):
        if smaller():
            return shrunk(smaller, most - number - 1)
    return run


def _smaller(run: Run) -> Iterator[Run]:
    """Fewer troubles, then a smaller scene, then earlier."""
    scene, plan = run.scene, run.plan
    for number in plan:
        yield _planned(run, {other: trouble for other, trouble in plan.items() if other != number})
    for change in (
        {"seed": None},
        {"slack": False, "teams": False},
        {"blind": False},
        {"older": False},
        {"posts": max(1, scene.posts - 1)},
        {"replicas": max(1, scene.replicas - 1)},
    ):
        if replace(scene, **change) != scene:
            yield Run(run.world, replace(scene, **change), plan, run.lease)
    for number, trouble in plan.items():
        rest = {other: one for other, one in plan.items() if other != number}
        for earlier in (number // 2, number - 10, number - 1):
            if earlier >= 0 and earlier not in rest:
                yield _planned(run, {**rest, earlier: trouble})


def _planned(run: Run, plan: Plan) -> Run:
    return Run(run.world, run.scene, plan, run.lease)
