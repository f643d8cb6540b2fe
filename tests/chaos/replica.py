"""One replica in a process of its own: it sends what is due, until it is killed or told to stop."""

import asyncio
import logging
import signal
from dataclasses import dataclass
from datetime import timedelta

from bot.content.library import shipped
from bot.handlers.post_kinds import KINDS
from bot.handlers.setup.lost_channels import tell_of_unsent
from bot.message.words import Language, Voice, _
from bot.platforms.slack.clients import Clients
from bot.platforms.slack.send import SlackPlatform
from bot.store.engine import Store, Unreachable
from scheduler.kinds import Composer
from scheduler.outbox import Outbox
from scheduler.sender import Sender
from scheduler.watch import DatabaseClock
from tests.platforms.slack.test_none_lost import Secrets

PACE = 100.0
BETWEEN = 0.05
TO_STOP = 2.0

# Read once, before processes are forked: so a replica starts in milliseconds.
COMPOSER = Composer(KINDS, shipped())
Voice(Language.NB).say(_("Help"))


@dataclass(frozen=True)
class Orders:
    """Where a replica finds its database and Slack."""

    database_url: str
    slack_url: str
    lease: timedelta

    @property
    def patience(self) -> timedelta:
        """What a platform takes to answer must be well within the lease, as in life."""
        return self.lease / 4


def main(orders: Orders) -> None:
    logging.disable(logging.CRITICAL)  # that things go wrong is the point
    asyncio.run(_live(orders))


async def _live(orders: Orders) -> None:
    store = Store(orders.database_url)
    clients = Clients(orders.slack_url, secrets=Secrets(), patience=orders.patience.total_seconds())
    slack = SlackPlatform(clients, look_again=orders.patience)
    outbox = Outbox(store, KINDS, tell_of_unsent, store.name, {"slack": PACE}, orders.lease)
    sender = Sender(store, outbox, COMPOSER, {"slack": slack})
    told_to_stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told_to_stop.set)
    sending = asyncio.create_task(_send(sender, store, told_to_stop))
    await told_to_stop.wait()
    await sender.finish(TO_STOP)
    await sending
    await clients.close()
    store.close()


async def _send(sender: Sender, store: Store, told_to_stop: asyncio.Event) -> None:
    clock = DatabaseClock(store.now)
    while not told_to_stop.is_set():
        try:
            watch = await clock.watch()
        except Unreachable:
            watch = None
        if watch is not None and not told_to_stop.is_set():
            await sender.send_due(watch)
        await asyncio.sleep(BETWEEN)
