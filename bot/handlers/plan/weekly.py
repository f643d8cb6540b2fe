"""What is near or late in a week: milestones, measures, and meetings that are planned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.content.ways import Ways
from bot.handlers.group.naming import Naming
from bot.model.days import ONE_DAY, monday_of
from bot.model.kindergarten import KindergartenView
from bot.model.measure import Measure
from bot.model.plan import Milestone, open_milestones
from bot.model.texts import Localized

AHEAD = timedelta(days=7)
"""Something is named when its day is at most this far away."""
LATE_TIMES = 2
"""What is late is named so often; then it rests in `/hms hjem` until somebody asks."""
MOST_LATE = timedelta(days=7)
"""From a milestone's day to the first on which it is late, where it has its whole week."""
THIS_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Meeting:
    """A planned meeting of a guided way."""

    title: Localized
    day: date


@dataclass(frozen=True)
class WeekAhead:
    milestones: tuple[Milestone, ...]
    measures: tuple[Measure, ...]
    """Open, and by this or next week, or late."""
    checks: tuple[Measure, ...]
    """Did they work? To be asked this week."""
    meetings: tuple[Meeting, ...]

    @property
    def is_of_the_plan(self) -> bool:
        """Whether it is about milestones, and nothing else."""
        return not (self.measures or self.checks or self.meetings)

    @property
    def is_empty(self) -> bool:
        return self.is_of_the_plan and not self.milestones


def week_of(kindergarten: KindergartenView, naming: Naming, ways: Ways) -> WeekAhead:
    """What is near or late, and has not been named as often as it may be."""
    today = naming.today
    asked = [one for one in kindergarten.measures if one.awaits_verdict and one.check_on <= _sunday(today)]
    open_ones = [one for one in kindergarten.measures if one.is_open and one not in asked]
    soon, named = today + AHEAD, naming.last(LATE_TIMES)
    near = [one for one in kindergarten.milestones if one.due <= soon and named < one.due + MOST_LATE]
    milestones = [one for one in open_milestones(near) if _milestone_is_new(one, naming)]
    measures = [one for one in open_ones if _is_new(one.due, one.due - AHEAD, naming)]
    checks = [one for one in asked if _is_new(one.check_on, monday_of(one.check_on), naming)]
    return WeekAhead(
        tuple(milestones),
        tuple(sorted(measures, key=lambda one: one.due)),
        tuple(sorted(checks, key=lambda one: one.check_on)),
        tuple(sorted(_meetings(kindergarten, naming, ways), key=lambda one: one.day)),
    )


def _is_new(day: date, since: date, naming: Naming) -> bool:
    """Once before its day, and twice after it."""
    if day < naming.today:
        return naming.is_new(day + ONE_DAY, LATE_TIMES)
    return naming.is_new(since)


def _milestone_is_new(milestone: Milestone, naming: Naming) -> bool:
    return _is_new(milestone.last_day, milestone.due - AHEAD, naming)


def _sunday(today: date) -> date:
    return today + THIS_WEEK - timedelta(days=today.weekday())


def _meetings(kindergarten: KindergartenView, naming: Naming, ways: Ways) -> Iterator[Meeting]:
    for progress in kindergarten.way_progress:
        way = ways.get(progress.way)
        if way is None or progress.finished_on is not None:
            continue
        for step in way.steps[progress.reached :]:
            day = progress.dates.get(step.key)
            if day is not None and naming.today <= day and naming.is_new(day - AHEAD):
                yield Meeting(step.title, day)
