"""Sending under every trouble at every point, in simulated time. `make simulate` tries far more."""

from collections.abc import Collection
from pathlib import Path

import pytest

from tests.clocks import START
from tests.databases import PostgresqlDatabase
from tests.simulation.explore import Explorer, amid_a_slow_request, first_wrong
from tests.simulation.faults import Moment, Trouble
from tests.simulation.machine import REQUESTS
from tests.simulation.run import Run
from tests.simulation.scene import LAST_MINUTE, Scene
from tests.world import World

SEEDS = range(1, 16)
IN_A_RECALL = (Trouble.KILL, Trouble.CUT, Trouble.ODD)
SENDS = ("sealer", "mark", "delete", "post")


@pytest.mark.parametrize(
    ("scene", "among"),
    [
        pytest.param(Scene(), tuple(Trouble), id="all"),
        pytest.param(Scene(start=LAST_MINUTE), (Trouble.FREEZE,), id="late"),
        pytest.param(Scene(recall=True), IN_A_RECALL, id="recall"),
        pytest.param(Scene(recall=True, keeps=True), IN_A_RECALL, id="correction"),
        pytest.param(Scene(news=True), (Trouble.LINK,), id="news"),
        pytest.param(Scene(2, 1), (Trouble.FREEZE,), id="two replicas"),
    ],
)
def test_every_trouble_while_it_is_sent(small_world: World, scene: Scene, among: Collection[Trouble]) -> None:
    wrong = first_wrong(Explorer(small_world).each(scene, among, SENDS))
    assert wrong is None, wrong.story()


@pytest.mark.parametrize("scene", [Scene(slack=True), Scene(teams=True)], ids=str)
def test_a_platforms_own_client_amid_its_requests(small_world: World, scene: Scene) -> None:
    wrong = first_wrong(Explorer(small_world).each(scene, amid=REQUESTS))
    assert wrong is None, wrong.story()


def test_where_the_database_does_not_say_how_to_write_nothing_has_left(small_world: World) -> None:
    """Teams can never tell what has arrived: nobody is asked about what cannot have."""
    _calm, *runs = Explorer(small_world).each(Scene(teams=True), (Trouble.CUT,), ("run",))
    for run in runs:
        assert not run(), run.story()
        assert run.trace[-1].endswith("sending -> sent"), run.story()
    assert runs


def test_on_postgresql_others_see_who_is_there(postgresql: PostgresqlDatabase, tmp_path: Path) -> None:
    world = World(postgresql.fresh(START), tmp_path)
    runs = Explorer(world).each(Scene(2, 1), (Trouble.FREEZE, Trouble.ADRIFT), ("post",))
    wrong = first_wrong(runs)
    assert wrong is None, wrong.story()


def test_a_mark_that_is_never_taken_after_an_answer_that_never_came(small_world: World) -> None:
    for cut in Explorer(small_world).each(Scene(), (Trouble.CUT,), ("post",)):
        cut()
        after = (point for point in cut.points.passed if point.number > max(cut.plan, default=0))
        mark = next(point.number for point in after if (point.at, point.work) == (Moment.WITHIN, "mark"))
        run = Run(small_world, cut.scene, {**cut.plan, mark: Trouble.ODD})
        assert not run(), run.story()


def test_at_random(small_world: World) -> None:
    explorer = Explorer(small_world)
    wrong = first_wrong(map(explorer.seeded, SEEDS))
    assert wrong is None, wrong.story()


def test_a_run_replays_exactly(small_world: World) -> None:
    first, second = (Explorer(small_world).seeded(1) for _ in range(2))
    first()
    second()
    assert first.trace
    assert (first.points.passed, first.trace) == (second.points.passed, second.trace)


def test_a_clock_put_ahead_while_a_request_is_long_on_its_way(small_world: World) -> None:
    """The database's own word that the lease is over is not believed then."""
    runs = amid_a_slow_request(small_world)
    wrong = first_wrong(iter(runs))
    assert runs
    assert wrong is None, wrong.story()
