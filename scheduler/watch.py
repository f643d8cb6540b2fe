"""A moment that goes on."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Watch:
    """Shows the moment it was set to, and goes on from there by this machine's monotonic clock.

    That clock cannot be set, and stands still for nobody: a process that was frozen sees how long.
    """

    set_to: datetime
    since: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        return self.set_to + timedelta(seconds=time.monotonic() - self.since)
