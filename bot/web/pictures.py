"""`/pictures/….png`: the picture of a card, for whatever shows the card. To fetch one changes nothing."""

from collections.abc import Callable
from typing import TypeAlias

from aiohttp import web

from bot.message.words import Voice
from bot.paper.picture import Picture
from bot.paper.press import Press
from bot.web import style
from bot.web.links import PICTURES, OpenedPicture
from bot.web.sorry import with_kind_words
from bot.web.turns import Turns

HEADERS = {**style.HEADERS, "Cache-Control": "private, max-age=3600"}

ReadAddress: TypeAlias = Callable[[str], OpenedPicture]
"""What the token of an address says, now. Raises NoSuchLink."""
OpenPicture: TypeAlias = Callable[[OpenedPicture], tuple[Picture, Voice]]
"""What an address leads to; in a thread. Raises NoSuchLink, Unreachable."""


def join_pictures(
    application: web.Application,
    read_address: ReadAddress,
    picture_of: OpenPicture,
    turns: Turns,
    press: Press,
) -> None:
    async def answer(request: web.Request) -> web.Response:
        opened = read_address(request.match_info["token"])
        data = await turns.make(opened, "", _data, picture_of, opened)
        drawn = await press.draw(Picture.template, data, "png")
        return web.Response(body=drawn, content_type="image/png", headers=HEADERS)

    application.router.add_get(PICTURES, with_kind_words(answer))


def _data(picture_of: OpenPicture, opened: OpenedPicture) -> str:
    picture, voice = picture_of(opened)
    return picture.data(voice)
