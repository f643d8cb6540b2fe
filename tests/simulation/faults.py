"""Where sending can stop, and what may happen there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from bot.message.delivery import Gone, Paced, Passing, Refused, Result, Unsure
from scheduler.outbox import LEASE


class Moment(StrEnum):
    BEFORE = "before"
    """A transaction or a request."""
    WITHIN = "within"
    """A transaction: before each of its statements and before its commit, so also after each statement."""
    AFTER = "after"


class Trouble(StrEnum):
    KILL = "kill"
    """The replica is gone; another with another name starts."""
    FREEZE = "freeze"
    """It stands still for longer than a lease. A transaction it was in has been given up by the database."""
    ADRIFT = "adrift"
    """Frozen, and its connections to the database have been closed meanwhile."""
    CUT = "cut"
    """Of a transaction the answer is an error; a request does not arrive, or its answer does not."""
    ODD = "odd"
    """The database refuses a mark, and does not say that it is away."""
    MISTAKE = "mistake"
    """The platform's client raises an error that nobody knows."""
    SLOW = "slow"
    """A request is long on its way, and arrives."""
    PACED = "paced"
    PASSING = "passing"
    NOT_FOUND = "not found"
    GONE = "gone"
    REFUSED = "refused"
    AHEAD = "ahead"
    """The database's clock is put ahead."""
    BACK = "back"
    """The database's clock is put back."""
    LINK = "link"
    """The programme corrects the link of the webinar."""
    MOVE = "move"
    """The kindergartens move to other channels."""


SLOW = 20.0
"""Seconds; well within a lease, as the clients' time-outs are."""
FREEZE = LEASE.total_seconds() + 30
"""Seconds."""
STEP = timedelta(minutes=10)
"""Of the database's clock."""
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
TO_THE_WORLD = (Trouble.AHEAD, Trouble.BACK, Trouble.LINK, Trouble.MOVE)
"""These do not happen to the replica itself. In an order: a seed must lead to the same everywhere."""
_STOPS = (Trouble.KILL, Trouble.FREEZE, Trouble.ADRIFT, Trouble.CUT)
_STANDS = (Trouble.FREEZE, Trouble.ADRIFT)
_AT: Mapping[tuple[Moment, str], tuple[Trouble, ...]] = {
    (Moment.BEFORE, "post"): (*_STOPS, Trouble.MISTAKE, Trouble.SLOW, *ANSWERS, *TO_THE_WORLD),
    (Moment.AFTER, "post"): (*_STOPS, Trouble.MISTAKE, *TO_THE_WORLD),
    (Moment.BEFORE, "delete"): (*_STOPS, Trouble.MISTAKE, Trouble.SLOW, *ANSWERS, *TO_THE_WORLD),
    (Moment.BEFORE, "find"): (*_STOPS, *TO_THE_WORLD),
    (Moment.BEFORE, "connect"): _STOPS,
    (Moment.BEFORE, "login"): _STOPS,
    (Moment.WITHIN, "mark"): (*_STOPS, Trouble.ODD),
}
_ANYWHERE: Mapping[Moment, tuple[Trouble, ...]] = {
    Moment.BEFORE: (*_STANDS, *TO_THE_WORLD),  # to be killed there is to be killed within
    Moment.WITHIN: _STOPS,
    Moment.AFTER: (*_STOPS, *TO_THE_WORLD),
}


@dataclass(frozen=True)
class Point:
    """Somewhere that a run comes by, once."""

    number: int
    """How many came before it in the run."""
    at: Moment
    work: str
    statement: int = 0
    """Which of a transaction's; the last is its commit."""

    def troubles(self) -> Iterator[Trouble]:
        """All that may happen here."""
        yield from dict.fromkeys(_AT.get((self.at, self.work), _ANYWHERE[self.at]))

    def __str__(self) -> str:
        statement = f" ({self.statement})" if self.statement else ""
        return f"{self.number} {self.at} {self.work}{statement}"


Plan = dict[int, Trouble]
"""What happens at which point."""


@dataclass
class Points:
    """Counts the points of a run, and tells what happens at each."""

    plan: Plan
    passed: list[Point] = field(default_factory=list)
    happened: list[Trouble] = field(default_factory=list)

    def __call__(self, at: Moment, work: str, statement: int = 0) -> Trouble | None:
        point = Point(len(self.passed), at, work, statement)
        self.passed.append(point)
        trouble = self.plan.get(point.number)
        if trouble is None or trouble not in point.troubles():
            return None
        self.happened.append(trouble)
        return trouble
