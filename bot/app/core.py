"""What every way of running has in common: the store, the dispatcher, the composer and the outbox."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.content.library import load_plan, shipped
from bot.dispatch.dispatcher import Dispatcher
from bot.handlers.post_kinds import KINDS
from bot.handlers.registry import REGISTRY
from bot.handlers.setup.deleting_cards import deleted_card
from bot.handlers.setup.lost_channels import tell_of_unsent
from bot.message.delivery import Platform
from bot.paper.typeset import Draw, drawn_here
from bot.platforms.limits import PACES
from bot.store.engine import Store
from bot.web.links import Pages
from scheduler.clock import Clock
from scheduler.farewells import Farewells
from scheduler.kinds import Composer
from scheduler.outbox import Outbox
from scheduler.scheduler import Scheduler
from scheduler.sender import Observe, Sender, unobserved
from scheduler.tidying import Keeping, Tidying


@dataclass(frozen=True)
class Core:
    """What every way of running has in common."""

    store: Store
    dispatcher: Dispatcher
    composer: Composer
    outbox: Outbox

    @classmethod
    def of(cls, store: Store, pages: Pages | None = None, draw: Draw = drawn_here) -> "Core":
        """Over a store that has the newest schema; `pages` are the bot's own, if browsers reach them.

        Raises ContentError.
        """
        library, plan = shipped(), load_plan()
        dispatcher = Dispatcher(store, REGISTRY, library, plan, pages, draw)
        outbox = Outbox(store, KINDS, tell_of_unsent, store.name, PACES)
        return cls(store, dispatcher, Composer(KINDS, library), outbox)

    def scheduler(
        self,
        platforms: Mapping[str, Platform],
        keeping: Keeping | None = None,
        observe: Observe = unobserved,
    ) -> Scheduler:
        sender = Sender(self.store, self.outbox, self.composer, platforms, observe)
        tidying = Tidying(self.store, keeping or Keeping())
        return Scheduler(self.outbox, sender, tidying, Farewells(platforms, deleted_card))


def run_along(application: web.Application, store: Store, scheduler: Scheduler, clock: Clock) -> None:
    """Start and stop the scheduler with the web server, and before the connections to the platforms close."""

    async def start(_application: web.Application) -> None:
        gc.freeze()  # what is there by now stays; looking through it again and again makes answers wait
        clock.start()

    async def stop(_application: web.Application) -> None:
        clock.stop()
        await scheduler.finish()

    async def close(_application: web.Application) -> None:
        store.close()

    application.on_startup.append(start)
    application.on_shutdown.append(stop)
    application.on_cleanup.append(close)
