"""A moment that goes on."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta


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

    def now(self) -> datetime:
        return self.set_to + timedelta(seconds=seconds() - self.since)
