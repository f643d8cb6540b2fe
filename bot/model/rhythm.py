"""When a kindergarten's posts are due, and what its clock on the wall shows."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.model.days import ClosedDays, Days
from bot.model.errors import Refusal

DEFAULT_POSTING_TIME = time(11, 30)
HOURS_BEGIN, HOURS_END = time(7, 30), time(16, 30)
"""The posting hours, on the kindergarten's own clock, both ends included: somebody is at work to read."""
DEFAULT_ZONE = "Europe/Oslo"


class OutsidePostingHours(Refusal):
    """A posting time at which nobody is at work."""


def must_be_in_hours(at: time) -> None:
    """Raises OutsidePostingHours."""
    if not HOURS_BEGIN <= at <= HOURS_END:
        raise OutsidePostingHours


class PostingRule(StrEnum):
    """Which open day of the month the theme is posted on; where that weekday has none, the first open day."""

    FIRST = "first"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """All that decides when a kindergarten's posts are due, apart from what they say."""

    rule: PostingRule
    time: time
    zone: str
    closed: tuple[ClosedDays, ...]
    paused: Days | None

    def moment(self, day: date) -> datetime:
        """The posting time on a day. A time the clock jumps over comes as much later; of two, the first."""
        return datetime.combine(day, self.time, ZoneInfo(self.zone)).astimezone(UTC)
