"""The other way to do it: APScheduler with a job for every kindergarten, in its memory store.

A job is a plain function, as everything here that asks the database is, so that AsyncIOScheduler runs it in
its threads.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

FAR = timedelta(days=20)
MONTHLY = CronTrigger(day=1, hour=11, minute=30, timezone="Europe/Oslo")


class Countdown:
    """Counts what is done, from many threads, and tells the event loop at the last."""

    def __init__(self, left: int) -> None:
        self._left = left
        self._lock = threading.Lock()
        self._loop = asyncio.get_running_loop()
        self.over = asyncio.Event()

    def __call__(self) -> None:
        with self._lock:
            self._left -= 1
            if self._left == 0:
                self._loop.call_soon_threadsafe(self.over.set)


class Jobs:
    """A scheduler with so many jobs, none of which is due before one is told so."""

    def __init__(self, count: int, work: Callable[[int], None]) -> None:
        """`work` is done for each kindergarten that is due, by its number from 1."""
        self._work = work
        self._runner = asyncio.Runner()
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._done: Countdown | None = None
        self._jobs: list[Job] = self._runner.run(self._add(count))

    async def _add(self, count: int) -> list[Job]:
        self._scheduler.start(paused=True)
        far = datetime.now(UTC) + FAR
        return [
            self._scheduler.add_job(
                self._run, MONTHLY, [number], next_run_time=far, misfire_grace_time=None, max_instances=2
            )
            for number in range(1, count + 1)
        ]

    def _run(self, number: int) -> None:
        self._work(number)
        if self._done is not None:
            self._done()

    def wake(self, due: int) -> float:
        """The seconds from a wake-up until the last of those that are due has run."""
        return self._runner.run(self._wake(due))

    async def _wake(self, due: int) -> float:
        now = datetime.now(UTC)
        for job in self._jobs[:due]:
            job.modify(next_run_time=now)
        self._done = Countdown(due)
        began = time.perf_counter()
        self._scheduler.resume()
        await asyncio.sleep(0)  # it looks for what is due
        if due:
            await self._done.over.wait()
        took = time.perf_counter() - began
        self._scheduler.pause()
        return took

    def close(self) -> None:
        self._scheduler.shutdown(wait=False)
        self._runner.close()
