"""One replica's scheduler: plan, send, and tidy up now and then."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import datetime

from scheduler.farewells import Farewells
from scheduler.outbox import Outbox
from scheduler.sender import Sender
from scheduler.tidying import Tidying
from scheduler.watch import Watch

TIME_TO_STOP = 8.0
"""Seconds: of the ten after which a process may be killed, two are for what comes after the posts."""

log = logging.getLogger(__name__)


@dataclass
class Scheduler:
    outbox: Outbox
    sender: Sender
    tidying: Tidying
    farewells: Farewells
    _sending: asyncio.Task[None] | None = field(default=None, init=False)

    async def wake(self, now: datetime) -> None:
        """Make what is due, and send it to the last."""
        watch = Watch(now)
        await self._plan(watch)
        await self.sender.send_due(watch)

    async def look(self, watch: Watch) -> None:
        """Make what is due, and see to it that it is being sent, however long that takes."""
        await self._plan(watch)
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self.sender.send_due(watch))
            self._sending.add_done_callback(_tell)
        else:
            self.sender.go_by(watch)

    async def _plan(self, watch: Watch) -> None:
        await asyncio.to_thread(self.outbox.plan, watch.now())
        await self.farewells(await asyncio.to_thread(self.tidying, watch.now()))

    async def finish(self) -> None:
        """Soon: what has left comes to its end, the rest is given back."""
        await self.sender.finish(TIME_TO_STOP)


def _tell(sending: asyncio.Task[None]) -> None:
    error = None if sending.cancelled() else sending.exception()
    if error is not None:
        log.error("Sending stopped, and begins again: %s", type(error).__name__, exc_info=error)
