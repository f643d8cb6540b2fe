"""`/programme…`: a programme's pages. A link opens them once; then the browser has a key of its own.

Programs look at links before people do, to see whether they do harm: so a link shows a button, and only the
button uses it up. Nothing else is changed here, but that a page is closed. Whoever has lost the role sees
nothing from then on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from secrets import token_hex
from typing import Protocol
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.message.words import Short, Voice, Words, _
from bot.model.visit import VISIT_LASTS, unguessable
from bot.paper.table import Table, csv_file
from bot.paper.workbook import workbook
from bot.web.bars import Bar, bars_svg
from bot.web.frame import rendered
from bot.web.links import CLOSE, PROGRAMME, VISIT, NoSuchLink, Pages
from bot.web.papers import KINDS
from bot.web.pressed import BUTTON_HEADERS, pressed_here
from bot.web.sorry import ALL, in_words, sorry, with_kind_words
from bot.web.style import HEADERS
from bot.web.turns import Turns

COOKIE, SECURE_COOKIE = "hms-programme", "__Host-hms-programme"
"""The second is taken by browsers from us alone, and by HTTPS; on one's own machine there is none."""
WORKBOOK = "oversikt.xlsx"
GONE = _("This page is not open here")
ASK_ANEW = _(
    "The link opens once, within 15 minutes, and the page stays for eight hours. "
    "Write {command} in the chat for a new link.",
    command="/hms program oversikt",
)
CLOSED = _("The page is closed")
OPEN_AGAIN = _(
    "Nobody can open it here without a new link. Write {command} in the chat to get one. "
    "Files that you downloaded are still on this machine.",
    command="/hms program oversikt",
)
NO_ROLE = _("This page is for the people of the programme")
ASK_FOR_ROLE = _(
    "You have no role in it any more. Is that wrong? Ask somebody in the arbeidsgruppe for a code."
)


class RoleLost(Exception):
    """A visit that was begun in good right, by somebody who has no role any more."""


@dataclass(frozen=True)
class Filter:
    """What of a programme is looked at: one of the values that are offered, or all."""

    name: str
    """In the address."""
    label: Words
    options: tuple[tuple[str, Words], ...]
    chosen: str


@dataclass(frozen=True)
class Section:
    key: str
    """Its file's name: a-z and hyphens."""
    table: Table
    about: Words | None = None
    empty: Words | None = None
    """What is said where the table has no rows."""
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Overview:
    """All that a page shows."""

    programme: str
    voice: Voice
    notes: tuple[Words, ...]
    filters: tuple[Filter, ...]
    sections: tuple[Section, ...]
    today: date

    @property
    def query(self) -> str:
        """What the files are asked for with, to be filtered alike."""
        return urlencode({one.name: one.chosen for one in self.filters if one.chosen})

    def section(self, key: str) -> Section:
        """Raises NoSuchLink."""
        found = next((one for one in self.sections if one.key == key), None)
        if found is None:
            raise NoSuchLink
        return found


class Visits(Protocol):
    """Who is let in, and what they see. All runs in a thread, and raises Unreachable."""

    def offered(self, link: str) -> Voice:
        """Who speaks on the page of a link that can still be opened. Raises NoSuchLink."""

    def begin(self, link: str, mark: str) -> str:
        """The browser's key for a link's, which is used up. Raises NoSuchLink.

        `mark`: of the page whose button was pressed; twice there, it is the same key twice.
        """

    def overview(self, key: str, wanted: Mapping[str, str]) -> Overview:
        """`wanted`: of each filter. Raises NoSuchLink, RoleLost."""

    def close(self, key: str) -> Voice | None:
        """Who says that it is done; None where the key opens nothing, or not any more."""


def join_programme(application: web.Application, pages: Pages, visits: Visits, turns: Turns) -> None:
    served, router = _Programme(pages, visits, turns), application.router
    router.add_get(PROGRAMME, _kindly(served.show))
    router.add_get(PROGRAMME + "/files/{file:[a-z-]+\\.(?:csv|xlsx)}", _kindly(served.save))
    router.add_post(CLOSE, _kindly(served.close))
    router.add_get(VISIT, _kindly(served.offer), allow_head=False)
    router.add_post(VISIT, _kindly(served.begin))
    router.add_get(PROGRAMME + "/{rest:.*}", _kindly(_nothing))


@dataclass(frozen=True)
class _Programme:
    pages: Pages
    visits: Visits
    turns: Turns

    @property
    def cookie(self) -> str:
        return SECURE_COOKIE if self.pages.are_secure else COOKIE

    async def offer(self, request: web.Request) -> web.Response:
        """Never made once for two: who comes after the link was used gets no button. Raises NoSuchLink."""
        link = self._link(request)
        try:
            page = await self.turns.make(link, token_hex(), lambda: _button_of(self.visits.offered(link)))
        except NoSuchLink:
            return self._to_overview_of(request)  # as when somebody goes back
        return _page(page)

    async def begin(self, request: web.Request) -> web.Response:
        """Raises NoSuchLink."""
        self._expect_own_button(request)
        link, mark = self._link(request), request.query_string or unguessable()
        try:  # never done once for two: each that comes with the link has to be the first
            key = await self.turns.make(link, token_hex(), self.visits.begin, link, mark)
        except NoSuchLink:
            return self._to_overview_of(request)
        answer = _to_overview()
        answer.set_cookie(
            self.cookie,
            self.pages.signed_key(key, begun=True),
            max_age=int(VISIT_LASTS.total_seconds()),
            httponly=True,
            secure=self.pages.are_secure,
            samesite="Lax",
        )
        return answer

    async def close(self, request: web.Request) -> web.Response:
        """The same as often as it is pressed. Raises NoSuchLink for another site's button."""
        self._expect_own_button(request)
        try:
            key = self._key(request)
        except NoSuchLink:
            voice = None
        else:
            voice = await self.turns.make(key, token_hex(), self.visits.close, key)
        answer = in_words(CLOSED, OPEN_AGAIN, (voice,) if voice else ALL)
        answer.del_cookie(self.cookie, httponly=True, secure=self.pages.are_secure, samesite="Lax")
        return answer

    async def show(self, request: web.Request) -> web.Response:
        """Raises NoSuchLink, RoleLost."""
        return _page(await self._made(request, "", lambda overview, _name: page_of(overview)))

    async def save(self, request: web.Request) -> web.Response:
        """Raises NoSuchLink, RoleLost."""
        name = request.match_info["file"]
        headers = {
            "Content-Type": KINDS[name.rpartition(".")[2]],
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        return web.Response(body=await self._made(request, name, _file), headers=HEADERS | headers)

    async def _made(self, request: web.Request, name: str, make: Callable[[Overview, str], bytes]) -> bytes:
        """Nothing is read for a key that is none of ours. Raises NoSuchLink, RoleLost."""
        key = self._key(request)
        wanted = dict(request.query)
        what = f"{name}?{request.query_string}"
        return await self.turns.make(key, what, lambda: make(self.visits.overview(key, wanted), name))

    def _link(self, request: web.Request) -> str:
        """Raises NoSuchLink."""
        return self.pages.read_key(request.match_info["token"], begun=False)

    def _key(self, request: web.Request) -> str:
        """Raises NoSuchLink."""
        return self.pages.read_key(request.cookies.get(self.cookie, ""), begun=True)

    def _to_overview_of(self, request: web.Request) -> web.Response:
        """For a link that opens nothing any more, from a browser that has been let in. Raises NoSuchLink."""
        self._key(request)
        return _to_overview()

    def _expect_own_button(self, request: web.Request) -> None:
        """No other site lets people in as somebody else, or closes their page. Raises NoSuchLink."""
        if not pressed_here(request, self.pages.address):
            raise NoSuchLink


def _page(text: bytes) -> web.Response:
    return web.Response(body=text, content_type="text/html", charset="utf-8", headers=BUTTON_HEADERS)


def _to_overview() -> web.Response:
    return web.Response(status=303, headers={**HEADERS, "Location": PROGRAMME})


def _button_of(voice: Voice) -> bytes:
    """Each has a mark of its own, so that only whoever sees it can press it twice."""
    return rendered("open.html", voice, mark=unguessable()).encode()


def _kindly(answer: Handler) -> Handler:
    async def answered(request: web.Request) -> web.StreamResponse:
        try:
            return await answer(request)
        except RoleLost:
            return sorry(NO_ROLE, ASK_FOR_ROLE, 403)

    return with_kind_words(answered, lambda: sorry(GONE, ASK_ANEW, 404))


async def _nothing(_request: web.Request) -> web.StreamResponse:
    raise NoSuchLink


def page_of(overview: Overview) -> bytes:
    """As HTML."""

    def drawn(section: Section) -> str:
        return bars_svg(section.bars, section.table.name, overview.voice)

    values = {"overview": overview, "drawn": drawn, "briefly": _briefly, "workbook": WORKBOOK, "close": CLOSE}
    return rendered("programme.html", overview.voice, **values).encode()


def _briefly(cell: Words) -> Words:
    """A day without its weekday: columns are narrow on a phone."""
    return Short(cell) if isinstance(cell, date) else cell


def _file(overview: Overview, name: str) -> bytes:
    """Raises NoSuchLink."""
    if name == WORKBOOK:
        tables = tuple(one.table for one in overview.sections)
        return workbook(tables, overview.programme, overview.voice, overview.today)
    return csv_file(overview.section(name.removesuffix(".csv")).table, overview.voice)
