"""A programme's pages: for those who hold a role, by a link that opens once; never about one kindergarten."""

import asyncio
import csv
import io
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from html import unescape

import openpyxl
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import delete, update

from bot.app.core import Core
from bot.app.pages import join_pages
from bot.commands.request import Request
from bot.dispatch.routing import Router
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.place import Place
from bot.model.programme import ProgrammePerson
from bot.model.texts import Language
from bot.paper.press import Press
from bot.store.engine import Store
from bot.store.figures import count_programmes
from bot.web.links import CLOSE, PROGRAMME, NoSuchLink, Pages
from tests.clocks import run_turned
from tests.databases import SqliteDatabase
from tests.sector import EVERYBODY, NOW, WORKSPACE, member, settle

PAGES = Pages("https://hms.example.no", b"secret")
QUARTER, EIGHT_HOURS = timedelta(minutes=15), timedelta(hours=8)
COOKIE = "__Host-hms-programme"


@dataclass
class Site:
    """The bot's web server on a programme with 83 kindergartens, asked by browsers that keep nothing."""

    core: Core
    now: datetime

    @property
    def store(self) -> Store:
        return self.core.store

    def link_for(self, user: str) -> str:
        place = Place("local", WORKSPACE, user)
        request = Request(place, user, "/hms program oversikt", personal=True)
        [link, *_more] = Router(self.core.dispatcher)(request, self.now).card.links
        return link.url.removeprefix(PAGES.address)

    def get(self, path: str, cookie: str | None = None, method: str = "GET") -> "Answer":
        return self.ask(method, path, cookie)

    def press(self, path: str, cookie: str | None = None, **headers: str) -> "Answer":
        """A button. `headers`: what a browser says of where it is."""
        return self.ask("POST", path, cookie, **headers)

    def ask(self, method: str, path: str, cookie: str | None = None, **headers: str) -> "Answer":
        application = web.Application()
        join_pages(application, self.core, lambda: self.now, Press())
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        if cookie is not None:
            said["Cookie"] = f"{COOKIE}={cookie}"

        async def gotten() -> Answer:
            async with TestClient(TestServer(application)) as client:
                one = await client.request(method, path, headers=said, allow_redirects=False)
                assert "default-src 'none'" in one.headers["Content-Security-Policy"]
                assert one.headers["Cache-Control"] == "no-store"
                given = one.headers.get("Set-Cookie")
                return Answer(one.status, given, await one.read(), one.headers.get("Location"))

        return run_turned(gotten())

    def button_of(self, link: str) -> str:
        """Where its button leads, as a browser shows it once."""
        found = re.search(r'<form method="post" action="([^"]+)">', self.get(link).content.decode())
        assert found
        return link + found[1]

    def visit(self, user: str) -> str:
        """The cookie that a browser gets."""
        given = self.press(self.link_for(user)).cookie or ""
        found = re.match(rf"{COOKIE}=([^;]+);", given)
        assert found, given
        return found[1]


@dataclass
class Answer:
    status: int
    cookie: str | None
    content: bytes
    leads_to: str | None = None

    @property
    def text(self) -> str:
        words = re.sub(r"<[^>]+>", " ", unescape(self.content.decode()))
        return re.sub(r"\s+", " ", words)


@pytest.fixture
def site(sqlite: SqliteDatabase) -> Site:
    store = sqlite.fresh()
    settle(store, EVERYBODY)
    count_programmes(store, NOW.date())
    return Site(Core.of(store, PAGES), NOW)


@pytest.fixture
def door(sqlite: SqliteDatabase) -> Site:
    """With one kindergarten, where it is not about what the page says."""
    store = sqlite.fresh()
    settle(store, 1)
    return Site(Core.of(store, PAGES), NOW)


def test_a_link_opens_the_page_for_the_browser_in_which_its_button_is_pressed(site: Site) -> None:
    link = site.link_for("leder")
    looked = site.get(link)
    assert (looked.status, looked.cookie) == (200, None)
    assert "Åpne oversikten" in looked.text
    opened = site.press(link)
    assert (opened.status, opened.leads_to) == (303, PROGRAMME)
    assert opened.cookie is not None
    for part in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=28800"):
        assert part in opened.cookie
    page = site.get(PROGRAMME, site.visit("leder"))
    assert page.status == 200
    assert "83 barnehager er med." in page.text
    assert "Oppstartsworkshop 59 " in page.text


def test_programs_that_look_at_links_use_nothing_up_and_learn_no_name(door: Site) -> None:
    """Mail, chat and virus scanners fetch a link before a person does, and some of them again and again."""
    link = door.link_for("leder")
    looks = [door.get(link) for _time in range(3)]
    assert {(one.status, one.cookie) for one in looks} == {(200, None)}
    assert not any("IA bransjeprogram" in one.text for one in looks)
    assert door.get(link, method="HEAD").status == 404
    assert door.press(link).status == 303


def test_what_stands_before_and_after_the_page_is_in_its_language(door: Site) -> None:
    for language, before, after in (
        (Language.NB, "Åpne oversikten", "Siden er lukket"),
        (Language.NN, "Opne oversikta", "Sida er lukka"),
        (Language.EN, "Open the overview", "The page is closed"),
    ):
        with door.store.write() as session:
            session.execute(update(Kindergarten).where(Kindergarten.is_programme).values(language=language))
        pages = door.get(door.link_for("leder")), door.press(CLOSE, door.visit("leder"))
        for page, said in zip(pages, (before, after), strict=True):
            assert f'<html lang="{language.value}">' in page.content.decode()
            assert said in page.text
            assert page.content.count(b"<h1>") == 1


def test_on_ones_own_machine_the_cookie_goes_without_https(door: Site) -> None:
    demo = Pages("http://127.0.0.1:8080", b"secret")
    dispatcher = replace(door.core.dispatcher, pages=demo)
    there = Site(replace(door.core, dispatcher=dispatcher), NOW)
    opened = there.press(there.link_for("leder").removeprefix(demo.address))
    assert opened.cookie is not None
    assert opened.cookie.startswith("hms-programme=")
    assert "Secure" not in opened.cookie


def test_what_opens_nothing_is_answered_alike(door: Site) -> None:
    """Altered, used, too old, of another kind, shared as a cookie, or none: nobody learns which."""
    used, old, fresh = (door.link_for("leder") for _time in range(3))
    cookie = door.visit("leder")
    door.press(used)
    links = (used, fresh[:-3] + "xyz", "/programme/x", f"/programme/{cookie}")
    early = [ask(link) for ask in (door.get, door.press) for link in links]
    early += [door.get(PROGRAMME), door.get(PROGRAMME, fresh.rpartition("/")[2]), door.get(CLOSE, cookie)]
    early += [
        door.get(PROGRAMME, cookie[:-3] + "xyz"),
        door.get("/programme/a/b"),
        door.get("/programme/files/x.csv"),
    ]
    door.now = NOW + QUARTER
    late = [door.get(old), door.press(old)]
    door.now = NOW + EIGHT_HOURS
    late += [door.get(PROGRAMME, cookie)]
    answers = {(one.status, one.cookie, one.content) for one in (*early, *late)}
    [(status, given, content)] = answers
    assert (status, given) == (404, None)
    assert "/hms program oversikt" in content.decode()


def test_the_first_to_press_is_let_in_and_nobody_after_them(door: Site) -> None:
    link = door.link_for("leder")
    assert [door.press(link).status for _time in range(3)] == [303, 404, 404]


def test_who_presses_twice_is_let_in_whichever_answer_the_browser_takes(door: Site) -> None:
    """On a slow line it drops the first answer, with its cookie, when it is pressed again."""
    link = door.link_for("leder")
    pressed, of_another = door.button_of(link), door.button_of(link)
    first, second = door.press(pressed), door.press(pressed)
    assert (first.status, first.cookie) == (second.status, second.cookie)
    assert second.status == 303
    assert door.press(of_another).status == 404
    door.now = NOW + timedelta(minutes=1)
    assert door.press(pressed).status == 404, "not for long"


def test_who_presses_in_two_windows_sees_the_page_in_both(door: Site) -> None:
    link, cookie = door.link_for("leder"), door.visit("leder")
    door.press(link)
    again = door.press(link, cookie)
    assert (again.status, again.leads_to, again.cookie) == (303, PROGRAMME, None)
    back = door.get(link, cookie)
    assert (back.status, back.leads_to) == (303, PROGRAMME), "as who goes back from the page"
    assert door.press("/programme/x", cookie).status == 404, "that was never a link"


HERE: tuple[dict[str, str], ...] = (
    {},
    {"Sec_Fetch_Site": "same-origin", "Origin": "null"},
    {"Sec_Fetch_Site": "none"},
    {"Origin": PAGES.address},
)
ELSEWHERE: tuple[dict[str, str], ...] = (
    {"Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site", "Origin": PAGES.address},
    {"Origin": "https://other.example.no"},
    {"Origin": "http://hms.example.no"},
    {"Origin": f"{PAGES.address}.example.com"},
    {"Origin": "null"},
    {"Origin": ""},
)


def test_no_other_site_lets_somebody_in_as_another_or_closes_their_page(door: Site) -> None:
    link, cookie = door.link_for("leder"), door.visit("leder")
    for headers in ELSEWHERE:
        for path in (link, CLOSE):
            pressed = door.press(path, cookie, **headers)
            assert (pressed.status, pressed.cookie) == (404, None), headers
    assert door.get(PROGRAMME, cookie).status == 200
    assert door.get(link).status == 200
    for headers in HERE:
        assert door.press(door.link_for("leder"), **headers).status == 303, headers


def test_who_closes_the_page_leaves_nothing_behind_on_a_shared_tablet(door: Site) -> None:
    cookie, of_another = door.visit("leder"), door.visit("leder")
    assert "Lukk siden" in door.get(PROGRAMME, cookie).text
    closed = door.press(CLOSE, cookie)
    assert closed.status == 200
    assert "/hms program oversikt" in closed.text
    assert closed.cookie is not None
    for part in (f'{COOKIE}="";', "Max-Age=0", "Secure", "Path=/"):
        assert part in closed.cookie
    assert door.get(PROGRAMME, cookie).status == 404, "kept or not"
    assert door.get(PROGRAMME, of_another).status == 200, "each browser has its own"


def test_who_closes_the_page_leaves_no_link_in_the_chat_that_opens_it(door: Site) -> None:
    cookie, unused, of_another = door.visit("leder"), door.link_for("leder"), door.link_for("hjelper")
    door.press(CLOSE, "x")
    assert door.get(unused).status == 200, "nothing was closed"
    door.press(CLOSE, cookie)
    assert [door.get(unused).status, door.press(unused).status] == [404, 404]
    assert door.get(of_another).status == 200
    assert door.get(door.link_for("leder")).status == 200, "a new one"


NO_TEXT = b"\xff\xfe.x"


async def _sent_as_it_is(core: Core, *whats: bytes) -> list[bytes]:
    """What no browser would send. Answers the first line of each."""
    application = web.Application()
    join_pages(application, core, lambda: NOW, Press())
    answers = []
    async with TestServer(application) as server:
        for what in whats:
            reader, writer = await asyncio.open_connection(server.host, server.port)
            writer.write(what + b"\r\nHost: x\r\nConnection: close\r\n\r\n")
            answers.append((await reader.read()).partition(b"\r\n")[0])
            writer.close()
    return answers


def test_what_is_no_text_opens_nothing(door: Site) -> None:
    cookie = b"Cookie: " + COOKIE.encode() + b"=" + NO_TEXT
    answers = run_turned(
        _sent_as_it_is(
            door.core,
            b"GET /programme HTTP/1.1\r\n" + cookie,
            b"GET /programme/files/oversikt.xlsx HTTP/1.1\r\n" + cookie,
            b"GET /programme/%ff%fe.x HTTP/1.1",
            b"POST /programme/%ff%fe.x?%ff HTTP/1.1\r\nContent-Length: 0",
        )
    )
    assert answers == [b"HTTP/1.1 404 Not Found"] * 4
    closed = b"POST /programme/close HTTP/1.1\r\nContent-Length: 0\r\n" + cookie
    assert run_turned(_sent_as_it_is(door.core, closed)) == [b"HTTP/1.1 200 OK"]


def test_no_signed_address_is_read_from_what_is_no_text() -> None:
    token = NO_TEXT.decode(errors="surrogateescape")
    for read in (
        partial(PAGES.opened, token, NOW),
        partial(PAGES.opened_picture, token, NOW),
        partial(PAGES.subscribed, token),
        partial(PAGES.read_key, token, begun=True),
        partial(PAGES.read_key, token, begun=False),
    ):
        with pytest.raises(NoSuchLink):
            read()


def test_a_page_is_closed_as_often_as_anybody_likes(door: Site) -> None:
    cookie = door.visit("leder")
    door.press(CLOSE, cookie)
    again = [door.press(CLOSE, cookie), door.press(CLOSE), door.press(CLOSE, "x")]
    assert {one.status for one in again} == {200}
    assert all("Siden er lukket" in one.text and "The page is closed" in one.text for one in again)


def test_a_strange_filter_shows_everything(site: Site) -> None:
    cookie = site.visit("leder")
    everything = site.get(PROGRAMME, cookie).content
    for query in ("kommune=%00", "kommune=" + 600 * "%F0%9F%90%9F", "start=2026-9&start=%ff", "&&=;%"):
        assert site.get(f"{PROGRAMME}?{query}", cookie).content == everything, query


def test_who_loses_the_role_with_the_page_open_sees_nothing_from_then_on(site: Site) -> None:
    cookie = site.visit("leder")
    with site.store.write() as session:
        session.execute(delete(ProgrammePerson).where(ProgrammePerson.user_id == "leder"))
    for path in (PROGRAMME, "/programme/files/oversikt.xlsx", "/programme/files/faser.csv"):
        answer = site.get(path, cookie)
        assert answer.status == 403
        assert "Oppstartsworkshop" not in answer.text


def test_a_hjelper_sees_their_own_as_far_as_they_share_it_and_no_sums(site: Site) -> None:
    with site.store.write() as session:
        member(session, "sektor-3").shares_status = False
    cookie = site.visit("hjelper")
    page = site.get(PROGRAMME, cookie).text
    assert "Ingen venter på svar fra deg." in page
    assert re.findall(r"Barnehage \d+", page) == [f"Barnehage {n}" for n in range(10)]
    assert "Barnehage 3 viser deg ikke planen Barnehage 4" in page
    assert "Barnehage 5 5 av 22 Oppstartsworkshop" in page
    assert "Temaer" not in page
    assert site.get("/programme/files/faser.csv", cookie).status == 404


@pytest.mark.parametrize("query", ["kommune=Fjell", "start=2026-2", "kommune=Fjell&start=2026-1"])
def test_a_filter_shows_whole_blocks_and_files_say_the_same(site: Site, query: str) -> None:
    cookie = site.visit("leder")
    page = site.get(f"{PROGRAMME}?{query}", cookie).text
    sheet = site.get(f"/programme/files/milepeler.csv?{query}", cookie).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet), delimiter=";"))
    count = re.search(r"(\d+)$", rows[0][1])
    assert count
    assert 7 <= int(count[1]) < EVERYBODY
    assert all(f"{title} {said} " in page for title, said in rows[1:])


def test_a_filter_that_is_not_offered_shows_everything(site: Site) -> None:
    cookie = site.visit("leder")
    everything = site.get(PROGRAMME, cookie).content
    for query in (
        "kommune=Utsira",
        "start=2026-9",
        "kommune='+OR+1=1",
        "kindergarten=5",
        "start=x&kommune=fjell",
    ):
        assert site.get(f"{PROGRAMME}?{query}", cookie).content == everything


def test_a_municipality_and_a_start_that_seven_do_not_share_has_no_figures(site: Site) -> None:
    page = site.get(f"{PROGRAMME}?kommune=Fjell&start=2026-2", site.visit("leder")).text
    assert "Det er ingen tall ennå" in page
    assert "Oppstartsworkshop" not in page


def test_what_people_wrote_is_text_on_the_page_and_no_formula_in_the_files(site: Site) -> None:
    with site.store.write() as session:
        named = update(Kindergarten).where(Kindergarten.channel == "sektor-2")
        session.execute(named.values(name="=1+1<b>@alle"))
    cookie = site.visit("leder")
    assert b"=1+1&lt;b&gt;@alle" in site.get(PROGRAMME, cookie).content
    sheet = site.get("/programme/files/stille.csv", cookie).content.decode("utf-8-sig")
    assert "'=1+1<b>@alle" in sheet
    book = openpyxl.load_workbook(io.BytesIO(site.get("/programme/files/oversikt.xlsx", cookie).content))
    [cell] = [cell for [cell, *_] in book["Stille barnehager"].iter_rows() if "=1+1" in str(cell.value)]
    assert cell.data_type == "s"


def test_silent_are_those_that_share_how_far_they_are_and_have_changed_nothing_for_long(site: Site) -> None:
    """Eight open weeks before Wednesday 25 November begin on Monday 28 September."""
    with site.store.write() as session:
        for number, day in ((0, 27), (1, 28)):
            at = datetime(2026, 9, day, 12, tzinfo=UTC)
            of = member(session, f"sektor-{number}").kindergarten_id
            session.add(
                Event(kindergarten_id=of, at=at, by="x", role="styrer", command="hms bytt", changes=())
            )
    page = site.get(PROGRAMME, site.visit("leder")).text
    silent = page.partition("Stille barnehager")[2]
    assert "Barnehage 0 27. sep. " in silent
    assert "Barnehage 1 " not in silent
    assert "Barnehage 2 " in silent
    assert "Barnehage 10" not in silent


def test_who_was_silent_leaves_the_list_with_the_others_of_the_week(site: Site) -> None:
    """On a Tuesday: that night a sum has one more, and who left the list would be the one."""
    with site.store.write() as session:
        of, at = member(session, "sektor-2").kindergarten_id, datetime(2026, 11, 24, 12, tzinfo=UTC)
        session.add(Event(kindergarten_id=of, at=at, by="x", role="styrer", command="hms ferdig", changes=()))
    cookie = site.visit("leder")
    assert "Barnehage 2 " in site.get(PROGRAMME, cookie).text.partition("Stille barnehager")[2]
    site.now = NOW + timedelta(days=5)
    assert (
        "Barnehage 2 " not in site.get(PROGRAMME, site.visit("leder")).text.partition("Stille barnehager")[2]
    )
