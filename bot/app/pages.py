"""The bot's own pages: the guide, themes, and the papers that signed links open."""

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.app.core import Core
from bot.handlers.overview.guide import GUIDE
from bot.handlers.papers.opening import Opening
from bot.handlers.papers.pictures import PictureOpening
from bot.handlers.papers.subscription import Subscription
from bot.paper.press import Press
from bot.web.guide import join_guide
from bot.web.links import Opened, OpenedPicture, Pages
from bot.web.style import join_style


def join_pages(application: web.Application, core: Core, now: Callable[[], datetime], press: Press) -> None:
    join_style(application)
    join_guide(application, GUIDE)
    pages = core.dispatcher.pages

    async def begin(_application: web.Application) -> None:
        await press.begin()

    async def close(_application: web.Application) -> None:
        press.close()

    application.on_startup.append(begin)
    application.on_cleanup.append(close)
    if pages is not None:
        _join_linked(application, core, pages, now, press)


def _join_linked(
    application: web.Application, core: Core, pages: Pages, now: Callable[[], datetime], press: Press
) -> None:
    """The pages that links lead to, where browsers reach the bot: only there is their code loaded."""
    from bot.handlers.programme.overview.opening import Visiting  # noqa: PLC0415
    from bot.web.calendars import join_calendars  # noqa: PLC0415
    from bot.web.papers import join_papers  # noqa: PLC0415
    from bot.web.pictures import join_pictures  # noqa: PLC0415
    from bot.web.programme import join_programme  # noqa: PLC0415
    from bot.web.sorry import join_gone  # noqa: PLC0415
    from bot.web.themes import join_themes  # noqa: PLC0415
    from bot.web.turns import Turns  # noqa: PLC0415

    store, library = core.store, core.dispatcher.library
    papers, picture = Opening(store, library, pages), PictureOpening(store, library)
    calendar = Subscription(store, library, pages)
    turns = Turns()

    def paper_link(token: str) -> Opened:
        return pages.opened(token, now())

    def picture_link(token: str) -> OpenedPicture:
        return pages.opened_picture(token, now())

    async def close(_application: web.Application) -> None:
        turns.close()

    join_themes(application, library)
    join_papers(application, paper_link, lambda link: papers(link, now()), turns, press)
    join_pictures(application, picture_link, lambda link: picture(link, now()), turns, press)
    join_calendars(application, pages.subscribed, lambda link: calendar(link, now()), turns)
    join_programme(application, pages, Visiting(store, library, core.dispatcher.plan_template, now), turns)
    join_gone(application)
    application.on_cleanup.append(close)
