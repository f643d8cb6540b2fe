"""The bot's own pages: the guide, themes, and the papers that signed links open."""

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.app.core import Core
from bot.handlers.overview.guide import GUIDE
from bot.handlers.papers.opening import Opening
from bot.handlers.papers.pictures import PictureOpening
from bot.web.guide import join_guide


def join_pages(application: web.Application, core: Core, now: Callable[[], datetime]) -> None:
    join_guide(application, GUIDE)
    pages = core.dispatcher.pages
    if pages is None:
        return
    from bot.paper.press import Press  # noqa: PLC0415 - only where browsers reach the bot
    from bot.web.frame import join_style  # noqa: PLC0415
    from bot.web.papers import join_papers  # noqa: PLC0415
    from bot.web.pictures import join_pictures  # noqa: PLC0415
    from bot.web.themes import join_themes  # noqa: PLC0415

    opening = Opening(core.store, core.dispatcher.library, pages)
    picture, press = PictureOpening(core.store, core.dispatcher.library, pages), Press()
    join_style(application)
    join_themes(application, core.dispatcher.library)
    join_papers(application, lambda token: opening(token, now()), press)
    join_pictures(application, lambda token: picture(token, now()), press)
