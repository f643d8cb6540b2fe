"""The product: the scheduler and the web server, with the chat platforms that are set up."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from secrets import token_bytes

from aiohttp import web

from bot.app.core import Core, run_along
from bot.app.data import OTHER_FOLDER, is_demo, open_store, real_now
from bot.app.pages import join_pages
from bot.dispatch.executor import Executor, Observer
from bot.dispatch.limits import Limits
from bot.dispatch.routing import Router
from bot.message.delivery import Platform
from bot.paper.press import Press
from bot.platforms.refusals import Count
from bot.settings import Settings, SettingsError
from bot.web.links import Pages
from scheduler.clock import Clock
from scheduler.tidying import Keeping
from scheduler.watch import DatabaseClock, Watch

log = logging.getLogger(__name__)


def serve_application(settings: Settings, turned: Callable[[], datetime] | None = None) -> web.Application:
    """The product: the scheduler and the web server, with the platforms that are set up.

    `turned` is a clock in place of this machine's and the database's. Raises SettingsError.
    """
    now = turned or real_now
    if is_demo(settings):
        raise SettingsError("HMS_DATA_DIR", f"{settings.data_dir} holds the demo's data; {OTHER_FOLDER}")
    from bot.operations.health import Health  # noqa: PLC0415 - for the demo's start
    from bot.operations.logs import request_id  # noqa: PLC0415
    from bot.web.about import KeptFor, join_about  # noqa: PLC0415

    press = Press()
    core = Core.of(open_store(settings), _pages(settings), press.drawn)
    health = Health(core.store, now)
    application = web.Application(middlewares=[request_id])
    health.join(application)
    join_about(
        application,
        KeptFor(settings.delete_after_days, settings.keep_history_days, settings.keep_posts_days),
    )
    join_pages(application, core, now, press)
    platforms = _platforms(application, settings, core, now, health.metrics, health.metrics.refused)
    if not platforms:
        log.warning("No chat platform is set up: nothing can be asked, and nothing will be posted")
    scheduler = core.scheduler(platforms, _keeping(settings), health.metrics.post)
    clock = DatabaseClock(core.store.now)  # so no replica's own has to be right

    async def look(now: datetime) -> None:
        await scheduler.look(Watch(now) if turned else await clock.watch())

    run_along(application, core.store, scheduler, Clock(health.waking(look), settings.wake_seconds))
    return application


def _pages(settings: Settings) -> Pages | None:
    address = settings.public_url.rstrip("/")
    return Pages(address, *(settings.link_secrets or (token_bytes(),))) if address else None


def _keeping(settings: Settings) -> Keeping:
    days = (settings.delete_after_days, settings.keep_history_days, settings.keep_posts_days)
    return Keeping(*(timedelta(days=each) for each in days))


def _platforms(
    application: web.Application,
    settings: Settings,
    core: Core,
    now: Callable[[], datetime],
    observer: Observer,
    refused: Count,
) -> dict[str, Platform]:
    """Each is put together by the module of its name beside this one; what is not set up is not imported."""
    from bot.operations.logs import with_request_id  # noqa: PLC0415 - the demo starts without

    submit = with_request_id(Executor(Router(core.dispatcher), now, observer, Limits()))
    return {
        name: import_module(f"{__package__}.{name}").join(
            application, settings, core.store, submit, now, refused
        )
        for name in settings.platforms
    }
