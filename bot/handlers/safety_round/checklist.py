"""What is looked at on a vernerunde: our points and the kindergarten's own, in the order of the walk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.content.safety_round import RoundArea
from bot.model.safety_round import CheckedPoint, ChecklistPoint
from bot.model.texts import Localized


@dataclass(frozen=True)
class Point:
    key: str
    area: RoundArea
    what: Localized
    """As it should be."""
    look: Localized | None
    """How one finds out; a kindergarten's own points have none."""
    own: bool = False


def checklist(areas: Iterable[RoundArea], changes: Sequence[ChecklistPoint]) -> tuple[Point, ...]:
    out = {one.key for one in changes if one.what is None}
    return tuple(
        point for area in areas for point in (*_ours(area), *_own(area, changes)) if point.key not in out
    )


def left_out(areas: Iterable[RoundArea], changes: Sequence[ChecklistPoint]) -> tuple[Point, ...]:
    """Our points that the kindergarten does not look at."""
    out = {one.key for one in changes if one.what is None}
    return tuple(point for area in areas for point in _ours(area) if point.key in out)


def _ours(area: RoundArea) -> Iterable[Point]:
    return (Point(one.key, area, one.what, one.look) for one in area.points)


def _own(area: RoundArea, changes: Sequence[ChecklistPoint]) -> Iterable[Point]:
    own = (one for one in changes if one.area == area.key)
    return (Point(one.key, area, one.what, None, own=True) for one in own if one.what is not None)


@dataclass(frozen=True)
class Walk:
    """A vernerunde under way: the points, and what was found so far, by their keys."""

    points: tuple[Point, ...]
    found: Mapping[str, CheckedPoint]

    @property
    def left(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.key not in self.found)

    @property
    def seen(self) -> int:
        """How many points of the checklist have been answered."""
        return len(self.points) - len(self.left)

    def place(self, point: Point) -> int:
        """Counted from one."""
        return 1 + self.points.index(point)

    def before(self, point: Point) -> Point | None:
        place = self.points.index(point)
        return self.points[place - 1] if place else None

    def after(self, key: str | None) -> Point | None:
        """The next that is not answered; after the last one comes what was left before it."""
        keys = [point.key for point in self.points]
        start = 1 + keys.index(key) if key in keys else 0
        ahead = (*self.points[start:], *self.points[:start])
        return next((point for point in ahead if point.key not in self.found), None)
