"""The plan of a kindergarten as a line: its phases, and its milestones by their days."""

from datetime import date

from bot.model.kindergarten import KindergartenView
from bot.model.plan import Milestone, Status
from bot.paper.plan_line import PlanLine, Point, PointState, Stretch

STATES = {Status.DONE: PointState.DONE, Status.SKIPPED: PointState.SKIPPED}


def plan_line(kindergarten: KindergartenView, today: date) -> PlanLine:
    """Reads the kindergarten's phases and milestones."""
    phases = sorted(kindergarten.phases, key=lambda one: one.position)
    return PlanLine(
        tuple(Stretch(phase.name, _points(kindergarten, phase.key, today)) for phase in phases), today
    )


def _points(kindergarten: KindergartenView, phase: str, today: date) -> tuple[Point, ...]:
    mine = (one for one in kindergarten.milestones if one.phase_key == phase)
    return tuple(_point(one, today) for one in sorted(mine, key=lambda one: (one.due, one.position)))


def _point(milestone: Milestone, today: date) -> Point:
    open_state = PointState.PASSED if milestone.has_passed(today) else PointState.OPEN
    day = milestone.done_on or milestone.due
    return Point(milestone.title, day, STATES.get(milestone.status, open_state))
