"""`/papers/…`: a kindergarten's papers, for whoever has the link. To open one changes nothing."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.message.words import Language, Voice, Words, _
from bot.paper.documents import Document
from bot.paper.press import Press, TooMany
from bot.paper.typeset import Form, NotDrawn
from bot.web.frame import PAPER_HEADERS, rendered
from bot.web.links import PAPERS, NoSuchLink

KINDS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
"""What a file is, by the ending of its name."""
MOMENT = 10
"""Seconds after which somebody may try again."""
GONE = _("This link does not open anything")
ASK_ANEW = _(
    "It may be too old, or the HMS group has ended it. Write {command} in the chat for a new one.",
    command="/hms ark",
)
MANY = _("Many are printing right now. Try again in a moment.")
FAILED = _("This paper could not be made. The fault is noted. Try again later.")

Item = TypeVar("Item", "Paper", "Download")


@dataclass(frozen=True)
class Paper:
    """What is printed: it opens as PDF, and the page shows what it says."""

    name: str
    """In its address and its file's name: a-z, 0-9 and hyphens."""
    title: Words
    make: Callable[[], Document]


@dataclass(frozen=True)
class Download:
    """A file to take along."""

    name: str
    """In its address, and what it is saved as. Its ending says what kind it is: see KINDS."""
    title: Words
    make: Callable[[Voice], bytes]
    """Runs in a thread, as that of a `Paper` does."""


@dataclass(frozen=True)
class Papers:
    """All that a link opens, in the order of its page."""

    kindergarten: str
    voice: Voice
    printed: tuple[Paper, ...]
    downloads: tuple[Download, ...] = ()

    def paper(self, name: str) -> Paper:
        """Raises NoSuchLink."""
        return _named(name, self.printed)

    def download(self, name: str) -> Download:
        """Raises NoSuchLink."""
        return _named(name, self.downloads)


def _named(name: str, among: tuple[Item, ...]) -> Item:
    found = next((one for one in among if one.name == name), None)
    if found is None:
        raise NoSuchLink
    return found


OpenPapers: TypeAlias = Callable[[str], Papers]
"""What the token of a link opens, now; in a thread. Raises NoSuchLink."""


def join_papers(application: web.Application, open_papers: OpenPapers, press: Press) -> None:
    async def show(request: web.Request) -> web.Response:
        token = request.match_info["token"]
        papers = await asyncio.to_thread(open_papers, token)
        shown = [(paper, paper.make()) for paper in papers.printed]
        return _page("papers.html", papers.voice, papers=papers, shown=shown, token=token)

    async def draw(request: web.Request) -> web.Response:
        token, name = request.match_info["token"], request.match_info["name"]
        form: Form = "png" if request.match_info["form"] == "png" else "pdf"
        voice, document = await asyncio.to_thread(_made, open_papers, token, name)
        try:
            drawn = await press.draw(document.template, document.data(voice), form)
        except TooMany:
            return _sorry(voice, MANY, 503)
        except NotDrawn:
            return _sorry(voice, FAILED, 500)
        return web.Response(body=drawn, content_type=KINDS[form], headers=PAPER_HEADERS)

    async def save(request: web.Request) -> web.Response:
        token, name = request.match_info["token"], request.match_info["file"]
        made = await asyncio.to_thread(_saved, open_papers, token, name)
        headers = {
            "Content-Type": KINDS[name.rpartition(".")[2]],
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        return web.Response(body=made, headers=PAPER_HEADERS | headers)

    async def close(_application: web.Application) -> None:
        press.close()

    application.router.add_get(PAPERS, _or_gone(show))
    application.router.add_get(PAPERS + "/{name:[a-z0-9-]+}.{form:pdf|png}", _or_gone(draw))
    application.router.add_get(PAPERS + "/files/{file:[a-z0-9.-]+}", _or_gone(save))
    application.on_cleanup.append(close)


def _made(open_papers: OpenPapers, token: str, name: str) -> tuple[Voice, Document]:
    papers = open_papers(token)
    return papers.voice, papers.paper(name).make()


def _saved(open_papers: OpenPapers, token: str, name: str) -> bytes:
    papers = open_papers(token)
    return papers.download(name).make(papers.voice)


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
