"""Requests that do not prove who they are from: counted, and said now and then, without what is in them."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias

Count: TypeAlias = Callable[[str, str], None]
"""Is told of each: at which platform's door, and why, in words of ours."""
EVERY = timedelta(minutes=1)
"""So often at most the log says so of a door, however many come."""

log = logging.getLogger(__name__)


def uncounted(_door: str, _reason: str) -> None:
    pass


class Refusals:
    """At one door."""

    def __init__(self, door: str, look_at: str, count: Count, now: Callable[[], datetime]) -> None:
        """`look_at`: the setting that is wrong where all requests are refused."""
        self._door, self._look_at = door, look_at
        self._count, self._now = count, now
        self._since = 0
        self._said: datetime | None = None

    def __call__(self, reason: str) -> None:
        self._count(self._door, reason)
        self._since += 1
        now = self._now()
        if self._said is None or abs(now - self._said) >= EVERY:
            log.warning(
                "%s: %d requests were refused, the last for: %s. If it is all of them, look at %s",
                *(self._door, self._since, reason, self._look_at),
            )
            self._said, self._since = now, 0
