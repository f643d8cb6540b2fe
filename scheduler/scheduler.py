"""One replica's scheduler: plan, send, and tidy up now and then."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from scheduler.outbox import Outbox
from scheduler.sender import Sender
from scheduler.tidying import Tidying


@dataclass(frozen=True)
class Scheduler:
    outbox: Outbox
    sender: Sender
    tidying: Tidying

    async def wake(self, now: datetime) -> None:
        """Make what is due, and send it."""
        await asyncio.to_thread(self.outbox.plan, now)
        await self.sender.send_due(now)
        await asyncio.to_thread(self.tidying, now)
