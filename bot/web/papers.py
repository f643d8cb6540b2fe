"""`/papers/…`: a kindergarten's papers, for whoever has the link. To open one changes nothing."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.message.words import Language, Voice, Words, _
from bot.paper.documents import Sheet, sheet_data
from bot.paper.press import Press, TooMany
from bot.paper.typeset import Form, NotDrawn
from bot.web.frame import PAPER_HEADERS, rendered
from bot.web.links import PAPERS, NoSuchLink

TYPES: Mapping[Form, str] = {"pdf": "application/pdf", "png": "image/png"}
MOMENT = 10
"""Seconds after which somebody may try again."""
GONE = _("This link does not open anything")
ASK_ANEW = _(
    "It may be too old, or the HMS group has ended it. Write {command} in the chat for a new one.",
    command="/hms ark",
)
MANY = _("Many are printing right now. Try again in a moment.")
FAILED = _("This paper could not be made. The fault is noted. Try again later.")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Paper:
    name: str
    """In its address and its file's name."""
    title: Words
    sheet: Sheet


@dataclass(frozen=True)
class Papers:
    kindergarten: str
    voice: Voice
    papers: tuple[Paper, ...]

    def named(self, name: str) -> Paper:
        """Raises NoSuchLink."""
        found = next((one for one in self.papers if one.name == name), None)
        if found is None:
            raise NoSuchLink
        return found


OpenPapers: TypeAlias = Callable[[str], Papers]
"""What the token of a link opens, now; in a thread. Raises NoSuchLink."""


def join_papers(application: web.Application, open_papers: OpenPapers, press: Press) -> None:
    async def show(request: web.Request) -> web.Response:
        token = request.match_info["token"]
        papers = await asyncio.to_thread(open_papers, token)
        return _page("papers.html", papers.voice, papers=papers, token=token)

    async def draw(request: web.Request) -> web.Response:
        papers = await asyncio.to_thread(open_papers, request.match_info["token"])
        paper = papers.named(request.match_info["name"])
        form: Form = "png" if request.match_info["form"] == "png" else "pdf"
        try:
            drawn = await press.draw("sheet", sheet_data(paper.sheet, papers.voice), form)
        except TooMany:
            return _sorry(papers.voice, MANY, 503)
        except NotDrawn:
            log.exception("A paper could not be drawn")
            return _sorry(papers.voice, FAILED, 500)
        return web.Response(body=drawn, content_type=TYPES[form], headers=PAPER_HEADERS)

    async def close(_application: web.Application) -> None:
        press.close()

    application.router.add_get(PAPERS, _or_gone(show))
    application.router.add_get(PAPERS + "/{name:[a-z0-9-]+}.{form:pdf|png}", _or_gone(draw))
    application.on_cleanup.append(close)


def _or_gone(answer: Handler) -> Handler:
    """The same for what is wrong, old, ended or never was: who guesses learns nothing."""

    async def answered(request: web.Request) -> web.StreamResponse:
        try:
            return await answer(request)
        except NoSuchLink:
            voices = [*map(Voice, Language)]
            gone = _page("gone.html", voices[0], voices=voices, title=GONE, words=ASK_ANEW)
            gone.set_status(404)
            return gone

    return answered


def _page(template: str, voice: Voice, **values: object) -> web.Response:
    text = rendered(template, voice, **values)
    return web.Response(text=text, content_type="text/html", headers=PAPER_HEADERS)


def _sorry(voice: Voice, words: Words, status: int) -> web.Response:
    answer = _page("sorry.html", voice, words=words)
    answer.set_status(status)
    answer.headers["Retry-After"] = str(MOMENT)
    return answer
