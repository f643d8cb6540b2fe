"""The demo: the local chat with the sample kindergartens, on a clock that can be turned."""

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
from bot.app.demo_world import DemoRouter, DemoWorld
from bot.app.pages import join_pages
from bot.app.samples import LIVED, Samples
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


def demo_application(settings: Settings) -> web.Application:
    """The local chat with the sample kindergartens. Raises SettingsError."""
    if settings.database_url:
        raise SettingsError("HMS_DATABASE_URL", "is for `serve`; the demo keeps a file of its own")
    if is_used(settings) and not is_demo(settings):
        raise SettingsError("HMS_DATA_DIR", f"{settings.data_dir} {NOT_THE_DEMOS}; {OTHER_FOLDER}")
    folder, first = data_folder(settings), settings.first_moment()
    clock = DemoClock(folder / CLOCK_FILE, first - LIVED)
    press, pages = Press(), Pages(f"http://{LOOPBACK}:{settings.port}", link_key(folder / LINKS_FILE))
    core = Core.of(open_store(settings), pages, press.drawn)
    Samples(core.dispatcher.library, core.dispatcher.plan_template).put_in(core.store, core.dispatcher, first)
    chat = Chat(folder / CHAT_FILE, clock.now, people)
    world = DemoWorld(core.store, REGISTRY, core.composer, core.scheduler({"local": chat}), clock)
    submit = Executor(DemoRouter(Router(core.dispatcher)), clock.now)
    application = LocalServer(chat, submit, world).application()

    join_pages(application, core, clock.now, press)

    async def live_up_to_now(_application: web.Application) -> None:
        if clock.now() < first:
            await world.turn_clock(first)

    application.on_startup.append(live_up_to_now)
    run_along(application, core.store, world.scheduler, Clock(world.wake, settings.wake_seconds))
    return application


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
