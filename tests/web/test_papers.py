"""The papers of a kindergarten, by a signed link: seven days, one kindergarten, until the group ends it."""

import io
import re
from dataclasses import replace
from datetime import timedelta

import openpyxl
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.handlers.papers.opening import Opening
from bot.paper.press import Press
from bot.web.frame import join_style
from bot.web.links import Pages
from bot.web.papers import join_papers
from bot.web.themes import join_themes
from tests.clocks import run_turned
from tests.world import World

PAGES = Pages("https://hms.example.no", b"secret")
DAY = timedelta(days=1)


@pytest.fixture
def world(small_world: World) -> World:
    small_world.core = replace(small_world.core, dispatcher=replace(small_world.core.dispatcher, pages=PAGES))
    return small_world


def link_in(world: World, channel: str = "solstralen") -> str:
    [link] = world.ask("/hms ark", channel=channel).card.links
    return link.url.removeprefix(PAGES.address)


def get(world: World, *paths: str) -> list[tuple[int, str, bytes]]:
    """Status, kind and content of each."""
    opening = Opening(world.core.store, world.core.dispatcher.library, PAGES)
    application = web.Application()
    join_style(application)
    join_themes(application, world.core.dispatcher.library)
    join_papers(application, lambda token: opening(token, world.clock.now()), Press())

    async def gotten() -> list[tuple[int, str, bytes]]:
        async with TestClient(TestServer(application)) as client:
            answers = [await client.get(path) for path in paths]
            for one in answers:
                assert "default-src 'none'" in one.headers["Content-Security-Policy"]
                assert not one.cookies
            return [(one.status, one.content_type, await one.read()) for one in answers]

    return run_turned(gotten())


def test_the_page_shows_what_each_sheet_says_and_opens_it(world: World) -> None:
    path = link_in(world)
    [(status, kind, content)] = get(world, path)
    page = content.decode()
    assert (status, kind) == (200, "text/html")
    assert "Hva så du en kollega gjøre bra i dag?" in page
    addresses = [f"/papers/{address}" for address in re.findall(r'href="([^"]+\.pdf)"', page)]
    names = ["2026-11.pdf", "2026-12.pdf", "2026.pdf", "aarshjul.pdf", "plan.pdf"]
    assert [address.rsplit("/")[-1] for address in addresses] == names


def test_what_can_be_taken_along_opens_in_other_programs(world: World) -> None:
    path = link_in(world)
    [(_status, _kind, page)] = get(world, path)
    files = re.findall(r'href="[^"]+(/files/[^"]+)"', page.decode())
    assert files == [f"/files/{name}" for name in ("hms.xlsx", "kalender.csv", "tiltak.csv", "plan.csv")]
    [book, calendar, *others] = get(world, *(path + file for file in files))
    assert openpyxl.load_workbook(io.BytesIO(book[2])).sheetnames == ["Kalender", "Tiltak", "Planen"]
    assert (calendar[1], calendar[2].decode("utf-8-sig").splitlines()[0]) == ("text/csv", "Måned;Tema;Status")
    assert {status for status, _kind, _content in others} == {200}


def test_a_link_is_of_one_kindergarten(world: World) -> None:
    pages = [content for _status, _kind, content in get(world, link_in(world), link_in(world, "fjelltun"))]
    assert [("Solstrålen" in page.decode(), "Fjelltun" in page.decode()) for page in pages] == [
        (True, False),
        (False, True),
    ]


def test_old_altered_ended_and_cut_links_all_say_the_same(world: World) -> None:
    path = link_in(world)
    cut, altered = path[:-3], path.replace("/papers/W", "/papers/V")
    wrong = get(world, "/papers/x", cut, altered, f"{path}/2031-01.pdf")
    world.ask("/hms lenker fjern", user="styrer")
    ended = get(world, path)
    world.clock.turn(world.clock.now() + timedelta(seconds=1))
    anew = link_in(world)
    assert get(world, anew)[0][0] == 200
    world.clock.turn(world.clock.now() + 7 * DAY)
    answers = {*wrong, *ended, *get(world, anew)}
    [(status, _kind, content)] = answers
    assert status == 404
    assert "/hms ark" in content.decode()


def test_a_theme_of_the_library_is_for_everybody(world: World) -> None:
    [there, not_there] = get(world, "/themes/nn/stoy-og-stemme", "/themes/nb/stoy-og-stemme")
    assert (there[0], not_there[0]) == (200, 200)
    assert "Kva var den høgaste lyden" in there[2].decode()


def test_where_the_bot_has_no_address_the_answer_says_who_can_help(small_world: World) -> None:
    card = small_world.ask("/hms ark").card
    assert not card.links
    assert "HMS_PUBLIC_URL" in small_world.text("/hms ark")
