"""The demo: the local chat with the sample kindergartens, on a clock that can be turned."""

from dataclasses import replace
from pathlib import Path
from secrets import token_bytes

from aiohttp import web

from bot.app.core import Core, run_along
from bot.app.data import (
    CHAT_FILE,
    CLOCK_FILE,
    DATABASE_FILE,
    NOT_THE_DEMOS,
    OTHER_FOLDER,
    data_folder,
    is_demo,
    is_used,
    open_store,
)
from bot.app.demo_kindergartens import HOMES, UNLISTED
from bot.app.demo_programme import BEFORE, ProgrammeYear
from bot.app.demo_world import DemoRouter, DemoWorld
from bot.app.pages import join_pages
from bot.app.samples import AROUND_CHANNELS, CHANNELS, LIVED, Samples
from bot.dispatch.executor import Executor
from bot.dispatch.routing import Router
from bot.handlers.registry import REGISTRY
from bot.paper.press import Press
from bot.platforms.local.chat import Chat
from bot.platforms.local.clock import DemoClock
from bot.platforms.local.people import people
from bot.platforms.local.server import LocalServer
from bot.settings import LOOPBACK, Settings, SettingsError
from bot.web.links import Pages
from scheduler.clock import Clock

LINKS_FILE = "links.key"
PROGRAMME_FOLDER = "programme"


def demo_application(settings: Settings, *, around: bool = False) -> web.Application:
    """The local chat with the sample kindergartens, or those of a programme. Raises SettingsError."""
    if settings.database_url:
        raise SettingsError("HMS_DATABASE_URL", "is for `serve`; the demo keeps a file of its own")
    if is_used(settings) and not is_demo(settings):
        raise SettingsError("HMS_DATA_DIR", f"{settings.data_dir} {NOT_THE_DEMOS}; {OTHER_FOLDER}")
    folder, first = data_folder(settings), settings.first_moment()
    if around and is_half_made(settings):
        forget_demo(settings)
    clock = DemoClock(folder / CLOCK_FILE, first - (BEFORE if around else LIVED))
    press, pages = Press(), Pages(f"http://{LOOPBACK}:{settings.port}", link_key(folder / LINKS_FILE))
    core = Core.of(open_store(settings), pages, press.drawn)
    chat = Chat(folder / CHAT_FILE, clock.now, people)
    router, scheduler = Router(core.dispatcher), core.scheduler({"local": chat})
    world = DemoWorld(core.store, REGISTRY, core.composer, scheduler, clock, around, UNLISTED)
    if not around:
        samples = Samples(core.dispatcher.library, core.dispatcher.plan_template)
        samples.put_in(core.store, core.dispatcher, first)
    channels = (*CHANNELS, *AROUND_CHANNELS, *HOMES) if around else CHANNELS
    submit = Executor(DemoRouter(router, frozenset(channels)), clock.now)
    application = LocalServer(chat, submit, world).application()

    join_pages(application, core, clock.now, press)

    async def live_up_to_now(_application: web.Application) -> None:
        if clock.now() < first:
            year = ProgrammeYear(world, router, core.dispatcher.library, first)
            await (year.live() if around else world.turn_clock(first))

    application.on_startup.append(live_up_to_now)
    run_along(application, core.store, world.scheduler, Clock(world.wake, settings.wake_seconds))
    return application


def of_programme(settings: Settings) -> Settings:
    """The programme's demo has a folder of its own."""
    return replace(settings, data_dir=str(Path(settings.data_dir) / PROGRAMME_FOLDER))


def is_half_made(settings: Settings) -> bool:
    """Whether it was stopped while the year of the programme was lived."""
    if not is_demo(settings):
        return False
    clock = DemoClock(Path(settings.data_dir) / CLOCK_FILE, settings.first_moment())
    return clock.now() < settings.first_moment()


def link_key(path: Path) -> bytes:
    """Made once: what the conversation shows can be opened after a restart too."""
    if not path.exists():
        made = path.with_suffix(".new")
        made.touch(mode=0o600)
        made.write_bytes(token_bytes())
        made.replace(path)  # whole or not at all
    return path.read_bytes()


def forget_demo(settings: Settings) -> None:
    """Remove what the demo has kept. Raises SettingsError where that is not the demo's."""
    if is_used(settings) and not is_demo(settings):
        raise SettingsError("HMS_DATA_DIR", f"{settings.data_dir} {NOT_THE_DEMOS}; nothing is removed")
    folder = Path(settings.data_dir)
    for name in (
        CHAT_FILE,
        CLOCK_FILE,
        LINKS_FILE,
        DATABASE_FILE,
        f"{DATABASE_FILE}-wal",
        f"{DATABASE_FILE}-shm",
    ):
        (folder / name).unlink(missing_ok=True)
