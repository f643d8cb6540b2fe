"""`/papers/…`: a kindergarten's papers, for whoever has the link. To open one changes nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from aiohttp import web

from bot.message.words import Voice, Words
from bot.paper.documents import Document
from bot.paper.press import Press
from bot.paper.typeset import Form
from bot.web.frame import rendered
from bot.web.links import IN_CALENDAR, PAPERS, NoSuchLink, Opened
from bot.web.sorry import with_kind_words
from bot.web.style import HEADERS
from bot.web.turns import Turns

KINDS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
}
"""What a file is, by the ending of its name."""
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
    about: Words | None = None
    """What stands below it on the page."""


@dataclass(frozen=True)
class Papers:
    """All that a link opens, in the order of its page."""

    kindergarten: str
    voice: Voice
    calendar: str | None
    """The address by which people's calendar programs subscribe; None where browsers do not reach the bot."""
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


ReadLink: TypeAlias = Callable[[str], Opened]
"""What the token of a link says, now. Raises NoSuchLink."""
Open: TypeAlias = Callable[[Opened], Papers]
"""What a link opens; in a thread. Raises NoSuchLink, Unreachable."""


def join_papers(
    application: web.Application, read_link: ReadLink, papers_of: Open, turns: Turns, press: Press
) -> None:
    def opened(request: web.Request) -> Opened:
        """Nothing is read for a link that is none of ours. Raises NoSuchLink."""
        return read_link(request.match_info["token"])

    async def show(request: web.Request) -> web.Response:
        link = opened(request)
        text = await turns.make(link, "", _page, papers_of, link, request.match_info["token"])
        return web.Response(body=text, content_type="text/html", charset="utf-8", headers=HEADERS)

    async def draw(request: web.Request) -> web.Response:
        link, name = opened(request), request.match_info["name"]
        form: Form = "png" if request.match_info["form"] == "png" else "pdf"
        template, data = await turns.make(link, name, _drawing, papers_of, link, name)
        drawn = await press.draw(template, data, form)
        return web.Response(body=drawn, content_type=KINDS[form], headers=HEADERS)

    async def save(request: web.Request) -> web.Response:
        link, name = opened(request), request.match_info["file"]
        made = await turns.make(link, name, _saved, papers_of, link, name)
        headers = {
            "Content-Type": KINDS[name.rpartition(".")[2]],
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        return web.Response(body=made, headers=HEADERS | headers)

    application.router.add_get(PAPERS, with_kind_words(show))
    application.router.add_get(PAPERS + "/{name:[a-z0-9-]+}.{form:pdf|png}", with_kind_words(draw))
    application.router.add_get(PAPERS + "/files/{file:[a-z0-9.-]+}", with_kind_words(save))


def _page(papers_of: Open, opened: Opened, token: str) -> bytes:
    papers = papers_of(opened)
    shown = [(paper, paper.make()) for paper in papers.printed]
    text = rendered("papers.html", papers.voice, papers=papers, shown=shown, token=token, anchor=IN_CALENDAR)
    return text.encode()


def _drawing(papers_of: Open, opened: Opened, name: str) -> tuple[str, str]:
    """The template, and what it is given."""
    papers = papers_of(opened)
    document = papers.paper(name).make()
    return document.template, document.data(papers.voice)


def _saved(papers_of: Open, opened: Opened, name: str) -> bytes:
    papers = papers_of(opened)
    return papers.download(name).make(papers.voice)
