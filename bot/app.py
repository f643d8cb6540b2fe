"""The composition root: settings become a store, a registry, platforms, a scheduler and a web server."""

import asyncio
import gc
import logging
import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from bot.commands.request import Answer, Door, Request
from bot.content.library import Library, load_plan
from bot.demo import DemoWorld
from bot.door import HmsDoor
from bot.handlers.posts import Composer
from bot.handlers.registry import REGISTRY
from bot.message.delivery import Platform
from bot.platforms.local.chat import Chat
from bot.platforms.local.clock import DemoClock
from bot.platforms.local.people import people
from bot.platforms.local.server import LocalServer
from bot.reception import Reception
from bot.samples import LIVED, Samples
from bot.settings import Settings, SettingsError
from bot.store.engine import POOL_SIZE, Store
from bot.store.schema import migrate
from scheduler.clock import Clock
from scheduler.outbox import Outbox
from scheduler.scheduler import Scheduler
from scheduler.sender import Sender
from scheduler.tidying import Tidying

LOOPBACK = "127.0.0.1"
A_MONTH = timedelta(days=30)
CHAT_FILE, CLOCK_FILE, DATABASE_FILE = "chat.jsonl", "clock.json", "hms.db"

log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Core:
    """What every way of running has in common."""

    store: Store
    door: HmsDoor
    compose: Composer
    outbox: Outbox

    @classmethod
    def of(cls, store: Store) -> "Core":
        """Over a store that has the newest schema. Raises ContentError."""
        library, plan = Library.load(), load_plan()
        door = HmsDoor(store, REGISTRY, library, plan)
        return cls(store, door, Composer(library), Outbox(store, who=secrets.token_hex(8)))

    def scheduler(self, platforms: Mapping[str, Platform], delete_after: timedelta = A_MONTH) -> Scheduler:
        sender = Sender(self.store, self.outbox, self.compose, platforms)
        return Scheduler(self.outbox, sender, Tidying(self.store, delete_after))


def open_store(settings: Settings) -> Store:
    """The store, with the newest schema. Raises SettingsError, Unreachable or SchemaTooNew."""
    if not settings.database_url:
        try:
            Path(settings.data_dir).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError("HMS_DATA_DIR", f"{settings.data_dir}: {error.strerror}") from error
    store = Store(settings.url)
    store.knock()
    migrate(store)
    return store


def rotate_keys(settings: Settings) -> int:
    """Encrypt every installation with the first key; tells how many. Raises SettingsError."""
    from bot.store.vault import Unopenable, Vault  # noqa: PLC0415 - the demo keeps no secrets

    if not settings.secret_key:
        raise SettingsError("HMS_SECRET_KEY", "is missing; put the new key first, then the old one")
    store = open_store(settings)
    try:
        with store.write() as session:
            return Vault(settings.secret_key).rotate(session)
    except Unopenable as error:
        raise SettingsError(
            "HMS_SECRET_KEY", "does not open all that is kept; nothing was changed"
        ) from error
    finally:
        store.close()


class Submitter:
    """Hands requests to the door, each in a thread of a small pool."""

    def __init__(self, door: Door, now: Callable[[], datetime]) -> None:
        self._door = door
        self._now = now
        self._pool = ThreadPoolExecutor(POOL_SIZE, thread_name_prefix="door")

    async def __call__(self, request: Request) -> Answer:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, self._door, request, self._now())


def demo_application(settings: Settings) -> web.Application:
    """The local chat with the sample kindergartens."""
    folder = Path(settings.data_dir)
    core = Core.of(open_store(settings))
    first = settings.first_moment()
    clock = DemoClock(folder / CLOCK_FILE, first - LIVED)
    Samples(core.door.library, core.door.plan_template).put_in(core.store, core.door, first)
    chat = Chat(folder / CHAT_FILE, clock.now, people)
    world = DemoWorld(core.store, REGISTRY, core.compose, core.scheduler({"local": chat}), clock)
    application = LocalServer(chat, Submitter(core.door, clock.now), world).application()

    async def live_up_to_now(_application: web.Application) -> None:
        if clock.now() < first:
            await world.turn_clock(first)

    application.on_startup.append(live_up_to_now)
    _run_along(application, core.store, Clock(world.wake, settings.wake_seconds))
    return application


def serve_application(settings: Settings, now: Callable[[], datetime] = _now) -> web.Application:
    """The product: the scheduler and the web server, with the platforms that are set up.

    Raises SettingsError.
    """
    core = Core.of(open_store(settings))
    application = web.Application()
    application.router.add_get("/healthz", _healthy)
    platforms = _platforms(application, settings, core, now)
    if not platforms:
        log.warning("No chat platform is set up: nothing can be asked, and nothing will be posted")
    scheduler = core.scheduler(platforms, timedelta(days=settings.delete_after_days))

    async def wake() -> None:
        await scheduler.wake(now())

    _run_along(application, core.store, Clock(wake, settings.wake_seconds))
    return application


def _platforms(
    application: web.Application, settings: Settings, core: Core, now: Callable[[], datetime]
) -> dict[str, Platform]:
    submit = Submitter(Reception(core.door), now)
    platforms: dict[str, Platform] = {}
    if settings.slack:
        from bot.serve_slack import join_slack  # noqa: PLC0415 - what is not set up is not imported

        platforms["slack"] = join_slack(application, settings, core.store, submit, now)
    if settings.teams:
        from bot.serve_teams import join_teams  # noqa: PLC0415

        platforms["teams"] = join_teams(application, settings, core.store, submit, now)
    return platforms


async def _healthy(_request: web.Request) -> web.Response:
    return web.Response(text="ok")


def _run_along(application: web.Application, store: Store, clock: Clock) -> None:
    """Start and stop the scheduler's clock with the web server."""

    async def start(_application: web.Application) -> None:
        gc.freeze()  # what is there by now stays; looking through it again and again makes answers wait
        clock.start()

    async def stop(_application: web.Application) -> None:
        clock.stop()
        store.close()

    application.on_startup.append(start)
    application.on_cleanup.append(stop)


def forget_demo(settings: Settings) -> None:
    """Remove what the demo has kept."""
    folder = Path(settings.data_dir)
    for name in (CHAT_FILE, CLOCK_FILE, DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm"):
        (folder / name).unlink(missing_ok=True)
