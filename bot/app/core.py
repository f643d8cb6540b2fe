"""What every way of running has in common: the store, the dispatcher, the composer and the outbox."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

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
from bot.platforms.local.clock import DemoClock
from bot.settings import Settings, SettingsError
from bot.store.engine import Store
from bot.store.pooler import shares_sessions
from bot.store.schema import migrate
from bot.web.links import Pages
from scheduler.clock import Clock
from scheduler.farewells import Farewells
from scheduler.kinds import Composer
from scheduler.outbox import Outbox
from scheduler.scheduler import Scheduler
from scheduler.sender import Observe, Sender, unobserved
from scheduler.tidying import Keeping, Tidying

CHAT_FILE, CLOCK_FILE, DATABASE_FILE = "chat.jsonl", "clock.json", "hms.db"
NOT_THE_DEMOS = "holds data that is not the demo's"
SHARED_SESSIONS = (
    "leads to a pooler that gives each transaction another session of the database. "
    "Give the address of PostgreSQL itself, or set `pool_mode = session` in PgBouncer"
)
OTHER_FOLDER = "set HMS_DATA_DIR to another folder"


def real_now() -> datetime:
    return datetime.now(UTC)


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


def open_store(settings: Settings) -> Store:
    """The store, with the newest schema. Raises SettingsError, Unreachable, SchemaTooNew or MayNotMigrate."""
    if not settings.database_url:
        _private_file(data_folder(settings) / DATABASE_FILE)
    store = Store(settings.url, settings.ballot_secret)
    store.knock()
    if shares_sessions(store):
        raise SettingsError("HMS_DATABASE_URL", SHARED_SESSIONS)
    migrate(store)
    return store


def data_folder(settings: Settings) -> Path:
    """Where files are kept. Raises SettingsError."""
    folder = Path(settings.data_dir)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError("HMS_DATA_DIR", f"{folder}: {error.strerror}") from error
    return folder


def _private_file(path: Path) -> None:
    """For this user alone, whatever the umask; SQLite makes its other files alike. Raises SettingsError."""
    try:
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError as error:
        raise SettingsError("HMS_DATA_DIR", f"{path}: {error.strerror}") from error


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


def is_demo(settings: Settings) -> bool:
    """Whether the data is the demo's, with a clock of its own."""
    return not settings.database_url and (Path(settings.data_dir) / CLOCK_FILE).exists()


def is_used(settings: Settings) -> bool:
    return not settings.database_url and (Path(settings.data_dir) / DATABASE_FILE).exists()


def now_of(settings: Settings, store: Store) -> datetime:
    """The demo's time for the demo's data, else the database's, as replicas have it. Raises Unreachable."""
    if not is_demo(settings):
        return store.now()
    return DemoClock(Path(settings.data_dir) / CLOCK_FILE, settings.first_moment()).now()
