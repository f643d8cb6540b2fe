"""Runs for every point and every trouble, for pairs of them, and at random."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from random import Random

from tests.simulation.faults import Plan, Point, Trouble
from tests.simulation.run import Run
from tests.simulation.scene import Scene
from tests.world import World

MOST_TROUBLES = 4
"""In a random run."""
MOST_REPLICAS = MOST_POSTS = 3
NEAR = 12
"""So many points apart two troubles are tried together."""


@dataclass
class Explorer:
    """All runs that there are in one world."""

    world: World
    _calm: dict[Scene, list[Point]] = field(default_factory=dict)

    def each(
        self, scene: Scene, among: Collection[Trouble] = tuple(Trouble), amid: Collection[str] = ()
    ) -> Iterator[Run]:
        """None, and every trouble, or some, at every point, or around some work."""
        yield Run(self.world, scene)
        for point in self._points(scene):
            for trouble in self._troubles(scene, point):
                if trouble in among and (not amid or point.work in amid):
                    yield Run(self.world, scene, {point.number: trouble})

    def pairs(self, scene: Scene, part: int = 0, parts: int = 1) -> Iterator[Run]:
        """Every two troubles near each other: the second at a point that the first leads to."""
        for first in islice(self.each(scene), 1 + part, None, parts):
            first()
            begin = next(iter(first.plan)) + 1
            for point in islice(first.points.passed, begin, begin + NEAR):
                for trouble in self._troubles(scene, point):
                    yield Run(self.world, scene, {**first.plan, point.number: trouble})

    def seeded(self, seed: int) -> Run:
        """The same for the same seed, always."""
        dice = Random(seed)  # noqa: S311 - no secret
        scene = _any_scene(dice)
        calm = self._points(scene)
        plan: Plan = {}
        for _ in range(dice.randint(1, MOST_TROUBLES)):
            point, trouble = self._any_trouble(scene, dice)
            later = dice.randrange(len(calm)) * dice.randint(0, 1)
            plan[point.number + later] = trouble
        return Run(self.world, replace(scene, seed=seed), plan)

    def _any_trouble(self, scene: Scene, dice: Random) -> tuple[Point, Trouble]:
        """Each kind of work is as likely as the next, or each trouble: most points are of looks in vain."""
        chances = [(point, one) for point in self._points(scene) for one in self._troubles(scene, point)]
        if dice.random() < 0.5:
            trouble = dice.choice(list(dict.fromkeys(one for _point, one in chances)))
            chances = [(point, one) for point, one in chances if one is trouble]
        work = dice.choice(list(dict.fromkeys((point.at, point.work) for point, _one in chances)))
        return dice.choice([(point, one) for point, one in chances if (point.at, point.work) == work])

    def _points(self, scene: Scene) -> list[Point]:
        """Those of a run in which nothing happens."""
        if scene not in self._calm:
            calm = Run(self.world, scene)
            calm()
            self._calm[scene] = calm.points.passed
        return self._calm[scene]

    def _troubles(self, scene: Scene, point: Point) -> list[Trouble]:
        is_sqlite = self.world.store.is_sqlite
        return [trouble for trouble in point.troubles() if scene.suits(trouble, is_sqlite=is_sqlite)]


def _any_scene(dice: Random) -> Scene:
    news = dice.random() < 0.3  # these take longest
    platform = dice.choices(("plain", "slack", "teams", "blind"), (6, 2, 2, 1))[0]
    return Scene(
        replicas=dice.randint(1, 2 if news else MOST_REPLICAS),
        posts=dice.randint(1, 2 if news else MOST_POSTS),
        news=news,
        slack=platform == "slack",
        teams=platform == "teams",
        blind=platform == "blind",
        older=news and dice.random() < 0.3,
    )


def amid_a_slow_request(world: World) -> list[Run]:
    """The database's clock is put ahead, just after Slack was asked to post, before it answers."""
    _calm, slow = Explorer(world).each(Scene(slack=True), (Trouble.SLOW,))
    slow()
    begin = next(iter(slow.plan)) + 1
    after = slow.points.passed[begin : begin + NEAR]
    return [
        Run(world, slow.scene, {**slow.plan, point.number: Trouble.AHEAD})
        for point in after
        if Trouble.AHEAD in point.troubles()
    ]


def first_wrong(runs: Iterator[Run]) -> Run | None:
    """Carry them out up to the first in which something is wrong."""
    return next((run for run in runs if run()), None)
