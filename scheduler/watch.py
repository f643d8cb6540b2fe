"""A moment that goes on, and whether the clock that it was set by can be trusted."""

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

AHEAD = timedelta(seconds=5)
"""What the database's clock may gain on the machine's before it counts as put ahead. It takes two seconds to
answer at most, and of a lease it is very little."""
FRESH = 10.0
"""Seconds for which one can go by what the clock showed: longer than lies between two looks, and no longer
than Slack's client waits for an answer."""


def seconds() -> float:
    """By the running event loop's clock, the one that all waiting goes by."""
    return asyncio.get_running_loop().time()


@dataclass(frozen=True)
class Watch:
    """Shows the moment it was set to, and goes on from there by the event loop's clock.

    That is the machine's monotonic clock. It cannot be set, and stands still for nobody: a process that was
    frozen sees how long.
    """

    set_to: datetime
    since: float = field(default_factory=seconds)
    even_since: float = -math.inf
    """From when on the clock that it was set by has not been put ahead. For ever, where people turn it."""

    def now(self) -> datetime:
        return self.set_to + timedelta(seconds=seconds() - self.since)

    def knows_what_is_over(self, lease: timedelta) -> bool:
        """Whether a lease that is over by this watch is so in truth.

        Else a clock that was put ahead would end it, or one that has been put back since this was set.
        """
        now = seconds()
        return now - self.since <= FRESH and now - self.even_since >= lease.total_seconds()


@dataclass
class DatabaseClock:
    """Sets watches by the database's clock, and notices when that is put ahead.

    What was before the first watch nobody knows, so the clock has been even since then, and no longer.
    """

    ask: Callable[[], datetime]
    """Asks the database; called in a thread."""
    _at_zero: datetime | None = None
    """What it would have shown when the event loop's clock was at zero, at the earliest."""
    _even_since: float = 0.0

    async def watch(self) -> Watch:
        """Raises Unreachable."""
        asked = seconds()
        now = await asyncio.to_thread(self.ask)
        at_zero = now - timedelta(seconds=asked)
        if self._at_zero is None or at_zero > self._at_zero + AHEAD:
            self._at_zero, self._even_since = at_zero, seconds()
        self._at_zero = min(self._at_zero, at_zero)  # put back, it may come ahead again
        return Watch(now, asked, self._even_since)
