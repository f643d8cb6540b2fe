"""Wakes the scheduler. The only place that knows APScheduler, which keeps nothing: the database does."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

SECONDS_BETWEEN = 5


class Clock:
    """Calls a function again and again, never twice at once."""

    def __init__(self, wake: Callable[[], Awaitable[None]], seconds: float = SECONDS_BETWEEN) -> None:
        self._wake = wake
        self._seconds = seconds
        self._overdue: asyncio.TimerHandle | None = None
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        # A wake-up that comes late is still worth coming: what is due stays due.
        self._job = self._scheduler.add_job(
            self._look, "interval", seconds=seconds, coalesce=True, max_instances=1, misfire_grace_time=None
        )

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._scheduler.start()
        self._expect()

    def stop(self) -> None:
        if self._overdue is not None:
            self._overdue.cancel()
        self._scheduler.shutdown(wait=False)

    async def _look(self) -> None:
        self._expect()
        with suppress(asyncio.CancelledError):  # told to stop amid it, which is no error in the log
            await self._wake()

    def _expect(self) -> None:
        """The next wake-up by twice the time.

        APScheduler goes by the machine's clock: where that is set back by hours it would come hours late. The
        event loop's clock cannot be set.
        """
        if self._overdue is not None:
            self._overdue.cancel()
        self._overdue = asyncio.get_running_loop().call_later(2 * self._seconds, self._make_up)

    def _make_up(self) -> None:
        self._job.modify(next_run_time=datetime.now(UTC))
        self._expect()
