"""Sending under every trouble at every point, in simulated time."""

from datetime import datetime

import pytest

from tests.clocks import OSLO
from tests.simulation import explore
from tests.world import World

SEEDS = range(1, 13)
LAST_MINUTE = datetime(2026, 12, 1, 16, 29, 30, tzinfo=OSLO)
"""Of the posting hours."""


def test_every_trouble_at_every_point(small_world: World) -> None:
    wrong = explore.first_wrong(explore.each(small_world, 1, 1))
    assert wrong is None, wrong.story()


def test_nothing_leaves_after_hours_though_it_was_made_in_time(small_world: World) -> None:
    wrong = explore.first_wrong(explore.each(small_world, 1, 1, LAST_MINUTE))
    assert wrong is None, wrong.story()


@pytest.mark.parametrize("seed", SEEDS)
def test_at_random(small_world: World, seed: int) -> None:
    run = explore.seeded(small_world, seed)
    assert not run(), f"seed {seed}\n{run.story()}"


def test_a_run_replays_exactly(small_world: World) -> None:
    first, second = (explore.seeded(small_world, 1) for _ in range(2))
    first()
    second()
    assert first.trace
    assert (first.points.passed, first.trace) == (second.points.passed, second.trace)
