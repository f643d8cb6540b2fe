"""What a week's one reminder is about: milestones, measures, and meetings that are planned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.content.ways import Ways
from bot.model.kindergarten import KindergartenView
from bot.model.measure import Measure
from bot.model.plan import Milestone, open_milestones
from bot.model.texts import Localized

AHEAD = timedelta(days=7)
"""Something is reminded of when its day is at most this far away."""
BEHIND = timedelta(days=7)
"""And once more in the week after its day."""
THIS_WEEK = timedelta(days=6)
"""The reminder comes on the week's first open day: the days it can ask about end with Sunday."""


@dataclass(frozen=True)
class Meeting:
    """A planned meeting of a guided way."""

    title: Localized
    day: date


@dataclass(frozen=True)
class WeekAhead:
    milestones: tuple[Milestone, ...]
    measures: tuple[Measure, ...]
    """Open, and by this or next week."""
    checks: tuple[Measure, ...]
    """Did they work? To be asked this week."""
    meetings: tuple[Meeting, ...]


def week_of(kindergarten: KindergartenView, today: date, ways: Ways) -> WeekAhead | None:
    """None where nothing is near: what passed long ago alone is no reason to write."""
    milestones = [one for one in open_milestones(kindergarten.milestones) if one.due <= today + AHEAD]
    checks = [one for one in kindergarten.measures if one.awaits_verdict and one.check_on <= _sunday(today)]
    measures = [
        one for one in kindergarten.measures if one.is_open and one.due <= today + AHEAD and one not in checks
    ]
    meetings = sorted(_meetings(kindergarten, today, ways), key=lambda one: one.day)
    days = (
        *(one.due for one in milestones),
        *(one.due for one in measures),
        *(one.check_on for one in checks),
        *(one.day for one in meetings),
    )
    if all(day < today - BEHIND for day in days):
        return None
    return WeekAhead(
        tuple(milestones),
        tuple(sorted(measures, key=lambda one: one.due)),
        tuple(sorted(checks, key=lambda one: one.check_on)),
        tuple(meetings),
    )


def _sunday(today: date) -> date:
    return today + THIS_WEEK - timedelta(days=today.weekday())


def _meetings(kindergarten: KindergartenView, today: date, ways: Ways) -> Iterator[Meeting]:
    for progress in kindergarten.way_progress:
        way = ways.get(progress.way)
        if way is None or progress.finished_on is not None:
            continue
        for step in way.steps[progress.reached :]:
            day = progress.dates.get(step.key)
            if day is not None and today <= day <= today + AHEAD:
                yield Meeting(step.title, day)
