"""One replica's scheduler: plan, then send."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from scheduler.outbox import Outbox
from scheduler.sender import Sender


@dataclass(frozen=True)
class Scheduler:
    outbox: Outbox
    sender: Sender

    async def wake(self, now: datetime) -> None:
        """Make what is due, and send it."""
        await asyncio.to_thread(self.outbox.plan, now)
        await self.sender.send_due(now)
