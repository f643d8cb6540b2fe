"""What is said where a page cannot be shown, in all languages: whose it is nobody may know."""

import logging
from collections.abc import Callable
from functools import cache

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.message.words import Language, Voice, Words, _
from bot.paper.press import TooMany
from bot.paper.typeset import NotDrawn
from bot.store.engine import Unreachable
from bot.web.frame import rendered
from bot.web.links import LINKS, NoSuchLink
from bot.web.style import HEADERS
from bot.web.turns import Busy, TooOften

MOMENT = 10
"""Seconds after which somebody may try again."""
LATER = {"Retry-After": str(MOMENT)}
ALL = tuple(map(Voice, Language))
GONE = _("This link does not open anything")
ASK_ANEW = _(
    "It may be too old, or the HMS group has ended it. Write {command} in the chat for a new one.",
    command="/hms ark",
)
FAILED = _("That did not work")
MANY = _("Many are opening this right now. Try again in a moment.")
AWAY = _("The papers cannot be read just now. It will sort itself out, usually within a minute.")
BROKEN = _("This paper could not be made. The fault is noted. Try again later.")

log = logging.getLogger(__name__)


def gone() -> web.Response:
    return sorry(GONE, ASK_ANEW, 404)


def with_kind_words(answer: Handler, gone: Callable[[], web.Response] = gone) -> Handler:
    """The same for what is wrong, old, ended or never was: who guesses learns nothing."""

    async def answered(request: web.Request) -> web.StreamResponse:
        try:
            return await answer(request)
        except NoSuchLink:
            return gone()
        except TooOften:
            return sorry(FAILED, MANY, 429, LATER)
        except (TooMany, Busy):
            return sorry(FAILED, MANY, 503, LATER)
        except (Unreachable, TimeoutError) as error:
            log.warning("The database did not answer a page: %s", error)
            return sorry(FAILED, AWAY, 503, LATER)
        except NotDrawn:
            return sorry(FAILED, BROKEN, 500, LATER)

    return answered


def join_gone(application: web.Application) -> None:
    """To be joined last: for links that were cut, or pasted twice."""

    async def answer(_request: web.Request) -> web.Response:
        return gone()

    for link in LINKS:
        room = link.partition("/{")[0]
        application.router.add_get(room, answer)
        application.router.add_get(room + "/{rest:.*}", answer)


def sorry(title: Words, words: Words, status: int, headers: dict[str, str] | None = None) -> web.Response:
    return in_words(title, words, ALL, status, headers)


def in_words(
    title: Words,
    words: Words,
    voices: tuple[Voice, ...],
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> web.Response:
    """A page that says one thing, in each of the languages."""
    return web.Response(
        body=_written(title, words, voices),
        status=status,
        content_type="text/html",
        charset="utf-8",
        headers={**HEADERS, **(headers or {})},
    )


@cache  # a flood must cost next to nothing
def _written(title: Words, words: Words, voices: tuple[Voice, ...]) -> bytes:
    return rendered("sorry.html", voices[0], voices=voices, title=title, words=words).encode()
