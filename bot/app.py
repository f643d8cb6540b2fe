"""The composition root: settings become a store, a registry, platforms, a scheduler and a web server."""

import asyncio
import gc
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from bot.content.library import load_plan, shipped
from bot.demo import DemoWorld
from bot.door import HmsDoor
from bot.handlers.posts import Composer
from bot.handlers.registry import REGISTRY
from bot.message.delivery import Platform
from bot.model.kindergarten import Kindergarten
from bot.platforms.limits import SLACK, TEAMS
from bot.platforms.local.chat import Chat
from bot.platforms.local.clock import DemoClock
from bot.platforms.local.people import people
from bot.platforms.local.server import LocalServer
from bot.reception import Reception
from bot.samples import LIVED, Samples
from bot.settings import Settings, SettingsError
from bot.store.engine import Store
from bot.store.schema import migrate
from bot.store.session import Session
from bot.submitting import Observer, Submitter
from scheduler.clock import Clock
from scheduler.coming import Coming, Forecast
from scheduler.outbox import Outbox
from scheduler.scheduler import Scheduler
from scheduler.sender import Observe, Sender, unobserved
from scheduler.tidying import Tidying
from scheduler.watch import Watch

LOOPBACK = "127.0.0.1"
A_MONTH = timedelta(days=30)
PACES = {"slack": SLACK.posts_per_second_in_workspace, "teams": float(TEAMS.tenant_per_second)}
CHAT_FILE, CLOCK_FILE, DATABASE_FILE = "chat.jsonl", "clock.json", "hms.db"
NOT_THE_DEMOS = "holds data that is not the demo's"
OTHER_FOLDER = "set HMS_DATA_DIR to another folder"

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
        library, plan = shipped(), load_plan()
        compose = Composer(library)

        def foresee(
            session: Session, kindergarten: Kindergarten, now: datetime, until: datetime
        ) -> Iterator[Coming]:
            return Forecast(session, compose, now, until).of(kindergarten)

        door = HmsDoor(store, REGISTRY, library, plan, foresee)
        return cls(store, door, compose, Outbox(store, store.name, PACES))

    def scheduler(
        self,
        platforms: Mapping[str, Platform],
        delete_after: timedelta = A_MONTH,
        observe: Observe = unobserved,
    ) -> Scheduler:
        sender = Sender(self.store, self.outbox, self.compose, platforms, observe)
        return Scheduler(self.outbox, sender, Tidying(self.store, delete_after))


def open_store(settings: Settings) -> Store:
    """The store, with the newest schema. Raises SettingsError, Unreachable or SchemaTooNew."""
    if not settings.database_url:
        _folder(settings)
    store = Store(settings.url)
    store.knock()
    migrate(store)
    return store


def _folder(settings: Settings) -> Path:
    """Where files are kept. Raises SettingsError."""
    folder = Path(settings.data_dir)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError("HMS_DATA_DIR", f"{folder}: {error.strerror}") from error
    return folder


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


def demo_application(settings: Settings) -> web.Application:
    """The local chat with the sample kindergartens. Raises SettingsError."""
    if settings.database_url:
        raise SettingsError("HMS_DATABASE_URL", "is for `serve`; the demo keeps a file of its own")
    if _is_used(settings) and not is_demo(settings):
        raise SettingsError("HMS_DATA_DIR", f"{settings.data_dir} {NOT_THE_DEMOS}; {OTHER_FOLDER}")
    folder, first = _folder(settings), settings.first_moment()
    clock = DemoClock(folder / CLOCK_FILE, first - LIVED)
    core = Core.of(open_store(settings))
    Samples(core.door.library, core.door.plan_template).put_in(core.store, core.door, first)
    chat = Chat(folder / CHAT_FILE, clock.now, people)
    world = DemoWorld(core.store, REGISTRY, core.compose, core.scheduler({"local": chat}), clock)
    application = LocalServer(chat, Submitter(core.door, clock.now), world).application()

    async def live_up_to_now(_application: web.Application) -> None:
        if clock.now() < first:
            await world.turn_clock(first)

    application.on_startup.append(live_up_to_now)
    _run_along(application, core.store, world.scheduler, Clock(world.wake, settings.wake_seconds))
    return application


def serve_application(settings: Settings, turned: Callable[[], datetime] | None = None) -> web.Application:
    """The product: the scheduler and the web server, with the platforms that are set up.

    `turned` is a clock in place of this machine's and the database's. Raises SettingsError.
    """
    now = turned or _now
    if is_demo(settings):
        raise SettingsError("HMS_DATA_DIR", f"{settings.data_dir} holds the demo's data; {OTHER_FOLDER}")
    from bot.operations.health import Health  # noqa: PLC0415 - the demo starts faster without
    from bot.operations.logs import request_id  # noqa: PLC0415
    from bot.web.about import join_about  # noqa: PLC0415

    core = Core.of(open_store(settings))
    health = Health(core.store, now)
    application = web.Application(middlewares=[request_id])
    health.join(application)
    join_about(application, settings.delete_after_days)
    platforms = _platforms(application, settings, core, now, health.metrics)
    if not platforms:
        log.warning("No chat platform is set up: nothing can be asked, and nothing will be posted")
    delete_after = timedelta(days=settings.delete_after_days)
    scheduler = core.scheduler(platforms, delete_after, health.metrics.post)

    async def look(now: datetime) -> None:
        await scheduler.look(Watch(now) if turned else await _by_the_database(core.store))

    _run_along(application, core.store, scheduler, Clock(health.waking(look), settings.wake_seconds))
    return application


def _platforms(
    application: web.Application,
    settings: Settings,
    core: Core,
    now: Callable[[], datetime],
    observer: Observer,
) -> dict[str, Platform]:
    from bot.operations.logs import with_request_id  # noqa: PLC0415 - the demo starts without

    submit = with_request_id(Submitter(Reception(core.door), now, observer))
    platforms: dict[str, Platform] = {}
    if settings.slack:
        from bot.serve_slack import join_slack  # noqa: PLC0415 - what is not set up is not imported

        platforms["slack"] = join_slack(application, settings, core.store, submit, now)
    if settings.teams:
        from bot.serve_teams import join_teams  # noqa: PLC0415

        platforms["teams"] = join_teams(application, settings, core.store, submit, now)
    return platforms


async def _by_the_database(store: Store) -> Watch:
    """Its clock decides what is due and whose lease is over, so no replica's own has to be right."""
    asked = time.monotonic()
    return Watch(await asyncio.to_thread(store.now), asked)


def _run_along(application: web.Application, store: Store, scheduler: Scheduler, clock: Clock) -> None:
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


def _is_used(settings: Settings) -> bool:
    return not settings.database_url and (Path(settings.data_dir) / DATABASE_FILE).exists()


def now_of(settings: Settings) -> datetime:
    """The demo's time for the demo's data, else the real one."""
    if not is_demo(settings):
        return _now()
    return DemoClock(Path(settings.data_dir) / CLOCK_FILE, settings.first_moment()).now()


def forget_demo(settings: Settings) -> None:
    """Remove what the demo has kept. Raises SettingsError where that is not the demo's."""
    if _is_used(settings) and not is_demo(settings):
        raise SettingsError("HMS_DATA_DIR", f"{settings.data_dir} {NOT_THE_DEMOS}; nothing is removed")
    folder = Path(settings.data_dir)
    for name in (CHAT_FILE, CLOCK_FILE, DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm"):
        (folder / name).unlink(missing_ok=True)
