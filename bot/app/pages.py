"""The bot's own pages: the guide, themes, and the papers that signed links open."""

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.app.core import Core
from bot.handlers.overview.guide import GUIDE
from bot.handlers.papers.opening import Opening
from bot.handlers.papers.pictures import PictureOpening
from bot.handlers.papers.subscription import Subscription
from bot.web.guide import join_guide
from bot.web.style import join_style


def join_pages(application: web.Application, core: Core, now: Callable[[], datetime]) -> None:
    join_style(application)
    join_guide(application, GUIDE)
    pages = core.dispatcher.pages
    if pages is None:
        return
    from bot.paper.press import Press  # noqa: PLC0415 - only where browsers reach the bot
    from bot.web.calendars import join_calendars  # noqa: PLC0415
    from bot.web.papers import join_papers  # noqa: PLC0415
    from bot.web.pictures import join_pictures  # noqa: PLC0415
    from bot.web.sorry import join_gone  # noqa: PLC0415
    from bot.web.themes import join_themes  # noqa: PLC0415
    from bot.web.turns import Turns  # noqa: PLC0415

    library = core.dispatcher.library
    opening, picture = Opening(core.store, library, pages), PictureOpening(core.store, library)
    calendar = Subscription(core.store, library, pages)
    turns, press = Turns(), Press()

    async def close(_application: web.Application) -> None:
        turns.close()
        press.close()

    join_themes(application, library)
    join_papers(
        application,
        lambda token: pages.opened(token, now()),
        lambda link: opening(link, now()),
        turns,
        press,
    )
    join_pictures(
        application,
        lambda token: pages.opened_picture(token, now()),
        lambda address: picture(address, now()),
        turns,
        press,
    )
    join_calendars(application, pages.subscribed, lambda one: calendar(one, now()), turns)
    join_gone(application)
    application.on_cleanup.append(close)
