"""The plan of a kindergarten as a line: its phases, and its milestones by their days."""

from datetime import date

from bot.model.kindergarten import KindergartenView
from bot.model.plan import Milestone, Status
from bot.paper.plan_line import PlanLine, Point, PointState, Stretch

STATES = {
    Status.OPEN: PointState.OPEN,
    Status.DONE: PointState.DONE,
    Status.SKIPPED: PointState.SKIPPED,
}
"""It hangs on the wall: what is late is not told apart there from what comes."""


def plan_line(kindergarten: KindergartenView, today: date) -> PlanLine:
    """Reads the kindergarten's phases and milestones."""
    phases = sorted(kindergarten.phases, key=lambda one: one.position)
    return PlanLine(tuple(Stretch(phase.name, _points(kindergarten, phase.key)) for phase in phases), today)


def _points(kindergarten: KindergartenView, phase: str) -> tuple[Point, ...]:
    mine = (one for one in kindergarten.milestones if one.phase_key == phase)
    return tuple(_point(one) for one in sorted(mine, key=lambda one: (one.due, one.position)))


def _point(milestone: Milestone) -> Point:
    return Point(milestone.title, milestone.done_on or milestone.due, STATES[milestone.status])
