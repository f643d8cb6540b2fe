"""`/pictures/….png`: the picture of a card, for whatever shows the card. To fetch one changes nothing."""

import asyncio
from collections.abc import Callable
from typing import TypeAlias

from aiohttp import web

from bot.message.words import Voice
from bot.paper.picture import Picture
from bot.paper.press import Press, TooMany
from bot.paper.typeset import NotDrawn
from bot.web.frame import PAPER_HEADERS
from bot.web.links import PICTURES, NoSuchLink

HEADERS = {**PAPER_HEADERS, "Cache-Control": "private, max-age=3600"}
MOMENT = 10
"""Seconds after which it may be fetched again."""

OpenPicture: TypeAlias = Callable[[str], tuple[Picture, Voice]]
"""What the token of an address leads to, now; in a thread. Raises NoSuchLink."""


def join_pictures(application: web.Application, open_picture: OpenPicture, press: Press) -> None:
    async def answer(request: web.Request) -> web.Response:
        try:
            picture, voice = await asyncio.to_thread(open_picture, request.match_info["token"])
            drawn = await press.draw(picture.template, await asyncio.to_thread(picture.data, voice), "png")
        except NoSuchLink:
            raise web.HTTPNotFound(headers=PAPER_HEADERS) from None
        except TooMany:
            raise web.HTTPServiceUnavailable(headers={**PAPER_HEADERS, "Retry-After": str(MOMENT)}) from None
        except NotDrawn:
            raise web.HTTPInternalServerError(headers=PAPER_HEADERS) from None
        return web.Response(body=drawn, content_type="image/png", headers=HEADERS)

    application.router.add_get(PICTURES, answer)
