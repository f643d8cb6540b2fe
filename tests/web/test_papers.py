"""The papers of a kindergarten, by a signed link: seven days, one kindergarten, until the group ends it."""

import io
import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from multidict import CIMultiDict

from bot.app.pages import join_pages
from bot.message.words import Language, Voice
from bot.paper.press import Press
from bot.store.engine import Unreachable
from bot.store.whole import all_of, as_json
from bot.web.links import Opened, Pages
from bot.web.papers import Papers, join_papers
from bot.web.sorry import AWAY
from bot.web.turns import Turns
from tests.clocks import run_turned
from tests.world import World

PAGES = Pages("https://hms.example.no", b"secret")
DAY = timedelta(days=1)
HTML, CSV = "text/html; charset=utf-8", "text/csv; charset=utf-8"
FILES = (
    "aarsrapport-2026.html",
    "aarsrapport-2025.html",
    "hms.xlsx",
    "kalender.csv",
    "tiltak.csv",
    "plan.csv",
    "alt.json",
)
PREVIEWS = (
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "facebookexternalhit/1.1",
)
Seen: TypeAlias = tuple[int, CIMultiDict[str], bytes]


@pytest.fixture
def world(small_world: World) -> World:
    small_world.core = replace(small_world.core, dispatcher=replace(small_world.core.dispatcher, pages=PAGES))
    return small_world


def link_in(world: World, channel: str = "solstralen") -> str:
    link = world.ask("/hms ark", channel=channel).card.links[0]
    return link.url.removeprefix(PAGES.address)


def get(world: World, *paths: str) -> list[tuple[int, str, bytes]]:
    """Status, kind and content of each."""
    return [(status, headers["Content-Type"], content) for status, headers, content in seen(world, *paths)]


def seen(world: World, *paths: str, method: str = "GET", **headers: str) -> list[Seen]:
    application = web.Application()
    application.router.add_static("/", Path(__file__).parent)  # as in the demo, whose page is files
    join_pages(application, world.core, world.clock.now, Press())
    return asked(application, *paths, method=method, **headers)


def asked(application: web.Application, *paths: str, method: str = "GET", **headers: str) -> list[Seen]:
    async def gotten() -> list[Seen]:
        async with TestClient(TestServer(application)) as client:
            answers = [await client.request(method, path, headers=headers) for path in paths]
            for one in answers:
                assert "default-src 'none'" in one.headers["Content-Security-Policy"]
                assert not one.cookies
            return [(one.status, one.headers.copy(), await one.read()) for one in answers]

    return run_turned(gotten())


def test_the_page_shows_what_each_sheet_says_and_opens_it(world: World) -> None:
    path = link_in(world)
    [(status, kind, content)] = get(world, path)
    page = content.decode()
    assert (status, kind) == (200, HTML)
    assert "Hva så du en kollega gjøre bra i dag?" in page
    addresses = [f"/papers/{address}" for address in re.findall(r'href="([^"]+\.pdf)"', page)]
    names = ["2026-11.pdf", "2026-12.pdf", "2026.pdf", "aarshjul.pdf", "plan.pdf", "vernerunde.pdf"]
    names += ["aarsrapport-2026.pdf", "aarsrapport-2025.pdf"]
    assert [address.rsplit("/")[-1] for address in addresses] == names


def test_what_comes_next_on_a_sheet_is_what_is_left_of_the_month(world: World) -> None:
    for day in ("20.11.2026", "27.11.2026"):
        world.ask(f"/hms stengt {day}", user="styrer")
    [(_status, _kind, page)] = get(world, link_in(world))
    days = re.findall(r"<dt>(\d+\.)\s*nov\.</dt>", unescape(page.decode()))
    assert days == ["27."]


def test_what_can_be_taken_along_opens_in_other_programs(world: World) -> None:
    path = link_in(world)
    world.ask("/hms tiltak ny alle 4.12 =1+1", user="styrer")
    [(_status, _kind, page)] = get(world, path)
    files = re.findall(r'href="[^"]+(/files/[^"]+)"', page.decode())
    assert files == [f"/files/{name}" for name in FILES]
    [report, _before, book, calendar, measures, *others] = get(world, *(path + file for file in files))
    assert (report[1], "HMS-rapport 2026–2027" in report[2].decode()) == (HTML, True)
    workbook = openpyxl.load_workbook(io.BytesIO(book[2]))
    assert workbook.sheetnames == ["Kalender", "Tiltak", "Planen"]
    cell = list(workbook["Tiltak"]["B"])[-1]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert measures[2].decode("utf-8-sig").splitlines()[-1].split(";")[1] == "'=1+1"
    assert (calendar[1], calendar[2].decode("utf-8-sig").splitlines()[0]) == (CSV, "Måned;Tema;Status")
    assert {status for status, _kind, _content in others} == {200}


def test_the_checklist_is_one_press_from_the_vernerunde(world: World) -> None:
    [link] = world.ask("/hms vernerunde").card.links
    [(status, kind, content)] = get(world, link.url.removeprefix(PAGES.address))
    assert (status, kind, content[:5]) == (200, "application/pdf", b"%PDF-")


def test_a_link_is_of_one_kindergarten(world: World) -> None:
    pages = [content for _status, _kind, content in get(world, link_in(world), link_in(world, "fjelltun"))]
    assert [("Solstrålen" in page.decode(), "Fjelltun" in page.decode()) for page in pages] == [
        (True, False),
        (False, True),
    ]


def test_old_altered_ended_and_cut_links_all_say_the_same(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    path = link_in(world)
    cut, altered = path[:-3], path.replace("/papers/W", "/papers/V")
    doubled = f"{path}{PAGES.address}{path}"
    wrong = seen(
        world, "/papers", "/papers/", "/papers/x", cut, altered, doubled, f"{path}/", f"{path}/2031-01.pdf"
    )
    wrong += seen(world, f"{path}/files/alt.json.bak", f"{altered}/2026-11.pdf")
    wrong += seen(
        world, "/calendars", "/calendars/x.ics", "/calendars/x.icsx", "/pictures/x.png", "/pictures/x"
    )
    world.ask("/hms lenker fjern ja", user="styrer")
    ended = seen(world, path, f"{path}/files/hms.xlsx")
    world.clock.turn(world.clock.now() + timedelta(seconds=1))
    anew = link_in(world)
    assert get(world, anew)[0][0] == 200
    world.clock.turn(world.clock.now() + 7 * DAY)
    old = seen(world, anew)
    answers = {(status, plain(headers), content) for status, headers, content in (*wrong, *ended, *old)}
    [(status, _headers, content)] = answers
    assert status == 404
    assert "/hms ark" in content.decode()
    assert caplog.messages == [], "who guesses fills no log"


def plain(headers: CIMultiDict[str]) -> str:
    """Without the second at which it was answered."""
    return str(sorted((name, value) for name, value in headers.items() if name != "Date"))


def test_whatever_only_looks_changes_nothing_and_sees_the_same(world: World) -> None:
    path, store = link_in(world), world.core.store
    with store.read() as session:
        before = as_json(all_of(session, 1))
    [as_person] = seen(world, path)
    for program in PREVIEWS:
        [(status, headers, content)] = seen(world, path, **{"User-Agent": program})
        assert (status, plain(headers), content) == (200, plain(as_person[1]), as_person[2])
    [(status, headers, content)] = seen(world, path, method="HEAD")
    assert (status, plain(headers), content) == (200, plain(as_person[1]), b"")
    with store.read() as session:
        assert as_json(all_of(session, 1)) == before


def test_where_the_database_is_away_the_page_says_so_kindly(world: World) -> None:
    def away(_opened: Opened) -> Papers:
        raise Unreachable

    application = web.Application()
    join_papers(application, lambda _token: Opened(1, world.clock.now()), away, Turns(), Press())
    [(status, headers, content)] = asked(application, "/papers/x")
    assert (status, headers["Retry-After"]) == (503, "10")
    for language in Language:
        assert Voice(language).say(AWAY) in unescape(content.decode())


def test_a_theme_of_the_library_is_for_everybody(world: World) -> None:
    [there, not_there] = get(world, "/themes/nn/stoy-og-stemme", "/themes/nn/stoy")
    assert (there[0], not_there[0]) == (200, 404)
    assert "Kva var den høgaste lyden" in there[2].decode()
    assert "/hms tema" in not_there[2].decode()


def test_where_the_bot_has_no_address_the_answer_says_who_can_help(small_world: World) -> None:
    card = small_world.ask("/hms ark").card
    assert not card.links
    assert "HMS_PUBLIC_URL" in small_world.text("/hms ark")


def test_a_report_is_opened_from_the_chat_and_one_that_is_not_there_leads_to_all_papers(world: World) -> None:
    [now, long_ago] = (world.ask(f"hms årsrapport {year}").card.links[0].url for year in ("", "mars 2020"))
    assert now.endswith("/aarsrapport-2026.pdf")
    answers = get(world, *(url.removeprefix(PAGES.address) for url in (now, long_ago)))
    assert [(status, kind) for status, kind, _content in answers] == [(200, "application/pdf"), (200, HTML)]
