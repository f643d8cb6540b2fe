"""Wakes the scheduler. The only place that knows APScheduler, which keeps nothing: the database does."""

from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

SECONDS_BETWEEN = 5


class Clock:
    """Calls a function again and again, never twice at once."""

    def __init__(self, wake: Callable[[], Awaitable[None]], seconds: float = SECONDS_BETWEEN) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        # A wake-up that comes late is still worth coming: what is due stays due.
        self._scheduler.add_job(
            wake, "interval", seconds=seconds, coalesce=True, max_instances=1, misfire_grace_time=None
        )

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)
