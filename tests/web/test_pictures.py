"""The picture of a card, by its address: one kindergarten's, for as long as a card is looked at."""

from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.handlers.papers.pictures import PictureOpening
from bot.message.card import Image
from bot.paper.press import Press, TooMany
from bot.paper.typeset import Form, NotDrawn
from bot.web.links import Pages
from bot.web.pictures import join_pictures
from bot.web.turns import Turns
from tests.clocks import run_turned
from tests.world import World

PAGES = Pages("https://hms.example.no", b"secret")
DAY = timedelta(days=1)
FOUND, GONE, BUSY, FAILED = 200, 404, 503, 500


class PressOf(Press):
    """Keeps what it is asked to draw, and draws nothing."""

    def __init__(self, fault: type[Exception] | None = None) -> None:
        super().__init__()
        self.fault = fault
        self.asked: list[str] = []

    async def draw(self, template: str, data: str, form: Form) -> bytes:
        self.asked.append(data)
        if self.fault is not None:
            raise self.fault
        return f"{template}.{form}".encode()


@pytest.fixture
def world(small_world: World) -> World:
    small_world.core = replace(small_world.core, dispatcher=replace(small_world.core.dispatcher, pages=PAGES))
    return small_world


def address_in(world: World, line: str = "/hms år", channel: str = "solstralen") -> str:
    [image] = [block for block in world.ask(line, channel=channel).card.body if isinstance(block, Image)]
    return image.url.removeprefix(PAGES.address)


def get(world: World, *paths: str, press: Press | None = None) -> list[tuple[int, bytes]]:
    opening, now = PictureOpening(world.core.store, world.core.dispatcher.library), world.clock.now
    application = web.Application()
    join_pictures(
        application,
        lambda token: PAGES.opened_picture(token, now()),
        lambda opened: opening(opened, now()),
        Turns(),
        press or PressOf(),
    )

    async def gotten() -> list[tuple[int, bytes]]:
        async with TestClient(TestServer(application)) as client:
            answers = [await client.get(path) for path in paths]
            assert not any(one.cookies for one in answers)
            assert {one.headers["X-Robots-Tag"] for one in answers} == {"noindex"}
            return [(one.status, await one.read()) for one in answers]

    return run_turned(gotten())


def test_a_picture_is_of_one_kindergarten_in_its_language(world: World) -> None:
    press = PressOf()
    year, plan = address_in(world), address_in(world, "/milepel", "fjelltun")
    assert get(world, year, plan, press=press) == [(FOUND, b"picture.png")] * 2
    assert ["Barna klarer mer selv" in data for data in press.asked] == [True, False]
    assert "Planen vår" in press.asked[1]
    assert '"language":"nn"' in press.asked[1]


def test_it_stays_for_a_year_and_shows_how_things_are(world: World) -> None:
    path, press = address_in(world), PressOf()
    world.ask("/hms bytt desember brann")
    world.clock.turn(world.clock.now() + 399 * DAY)
    [(status, _picture)] = get(world, path, press=press)
    assert status == FOUND
    assert "Brannøvelse" in press.asked[0]
    world.clock.turn(world.clock.now() + DAY)
    assert get(world, path)[0][0] == GONE


def test_old_altered_and_ended_addresses_and_those_of_papers_lead_nowhere(world: World) -> None:
    path = address_in(world)
    link = world.ask("/hms ark").card.links[0]
    of_papers = link.url.removeprefix(f"{PAGES.address}/papers/")
    wrong = get(world, "/pictures/x.png", path.replace("/pictures/W", "/pictures/V"), path[:-9] + ".png")
    assert {status for status, _ in (*wrong, *get(world, f"/pictures/{of_papers}.png"))} == {GONE}
    world.ask("/hms lenker fjern ja", user="styrer")
    assert get(world, path)[0][0] == GONE


@pytest.mark.parametrize(("fault", "status"), [(NotDrawn, FAILED), (TooMany, BUSY)])
def test_what_cannot_be_drawn_is_no_picture(world: World, fault: type[Exception], status: int) -> None:
    assert get(world, address_in(world), press=PressOf(fault))[0][0] == status


def test_the_words_of_the_picture_are_in_the_card(world: World) -> None:
    text = world.text("/hms år")
    assert "Årshjulet 2026–2027. I dag er det " in text
    assert "November: Når jobben gir sterke følelser – denne måneden" in text


def test_without_an_address_there_are_the_words_alone(small_world: World) -> None:
    card = small_world.ask("/hms år").card
    assert not any(isinstance(block, Image) for block in card.body)
    assert "Årshjulet" not in small_world.text("/hms år")
