"""Where sending can stop, and what may happen there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from bot.message.delivery import Gone, Paced, Passing, Refused, Result, Unsure
from scheduler.outbox import LEASE


class Moment(StrEnum):
    """Around each transaction and each request."""

    BEFORE = "before"
    AFTER = "after"


class Trouble(StrEnum):
    KILL = "kill"
    """The replica is gone; another with another name starts."""
    FREEZE = "freeze"
    """It stands still for longer than a lease."""
    CUT = "cut"
    """Of a transaction the answer is an error; a request does not arrive, or its answer does not."""
    MISTAKE = "mistake"
    """The platform's client raises an error that nobody knows."""
    SLOW = "slow"
    """A request is long on its way, and arrives."""
    PACED = "paced"
    PASSING = "passing"
    NOT_FOUND = "not found"
    GONE = "gone"
    REFUSED = "refused"


SLOW = 20.0
"""Seconds; well within a lease, as the clients' time-outs are."""
FREEZE = LEASE.total_seconds() + 30
"""Seconds."""
ANSWERS: Mapping[Trouble, Result] = {
    Trouble.CUT: Unsure(),
    Trouble.PACED: Paced(timedelta(seconds=20)),
    Trouble.PASSING: Passing("internal_error"),
    Trouble.NOT_FOUND: Gone("channel_not_found", sure=False),
    Trouble.GONE: Gone("is_archived"),
    Trouble.REFUSED: Refused("invalid_blocks"),
}
FINAL = frozenset({Trouble.GONE, Trouble.REFUSED})
"""After these a post need not arrive."""
ANYWHERE = (Trouble.KILL, Trouble.FREEZE, Trouble.CUT)


@dataclass(frozen=True)
class Point:
    """Somewhere that a run comes by, once."""

    number: int
    """How many came before it in the run."""
    at: Moment
    work: str

    def troubles(self) -> Iterator[Trouble]:
        """All that may happen here."""
        if self.work == "post" and self.at is Moment.BEFORE:
            yield from (Trouble.KILL, Trouble.FREEZE, Trouble.MISTAKE, Trouble.SLOW, *ANSWERS)
        elif self.work == "post":
            yield from (*ANYWHERE, Trouble.MISTAKE)
        else:
            yield from ANYWHERE


Plan = dict[int, Trouble]
"""What happens at which point."""


@dataclass
class Points:
    """Counts the points of a run, and tells what happens at each."""

    plan: Plan
    passed: list[Point] = field(default_factory=list)
    happened: list[Trouble] = field(default_factory=list)

    def __call__(self, at: Moment, work: str) -> Trouble | None:
        point = Point(len(self.passed), at, work)
        self.passed.append(point)
        trouble = self.plan.get(point.number)
        if trouble is None or trouble not in point.troubles():
            return None
        self.happened.append(trouble)
        return trouble
