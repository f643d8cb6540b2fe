"""The cards that have a picture, made from the sample, and the pictures where a page fetches them."""

from datetime import date
from functools import cache

from playwright.sync_api import Page, Route

from bot.handlers.calendar.months_cards import year_card
from bot.handlers.calendar.wheel import year_wheel
from bot.handlers.plan.cards import plan_card
from bot.handlers.plan.line import plan_line
from bot.message.card import Card, Image
from bot.message.words import Language, Voice
from bot.model.calendar import choices_in
from bot.model.month import Barnehageaar
from bot.paper.picture import Drawing, Picture, in_words
from bot.paper.typeset import typeset
from tests.contract.messages import SAMPLE

ADDRESS = "https://hms.example.no/pictures/{name}.png"
FETCHED = "[...document.images].filter(one => one.src.startsWith('https:'))"
TODAY = date(2026, 12, 1)


@cache
def drawings() -> dict[str, Drawing]:
    made = SAMPLE.kindergarten
    wheel = year_wheel(made, SAMPLE.library, (), Barnehageaar.of(SAMPLE.month), TODAY)
    return {"year": wheel, "plan": plan_line(made, TODAY)}


def cards() -> dict[str, Card]:
    """By the names of their pictures."""
    made, year = SAMPLE.kindergarten, Barnehageaar.of(SAMPLE.month)
    of_year = year_card(year, choices_in(made.calendar), SAMPLE.month, SAMPLE.library, True)
    plain = {"year": of_year, "plan": plan_card(made, TODAY, SAMPLE.now, True)}
    return {name: card.but(_image(name)) for name, card in plain.items()}


def _image(name: str) -> Image:
    return Image(ADDRESS.format(name=name), in_words(drawings()[name]))


@cache
def _png(name: str) -> bytes:
    picture = Picture(drawings()[name])
    return typeset(picture.template, picture.data(Voice(Language.NB)), "png")


def answer_pictures(page: Page) -> None:
    def answer(route: Route) -> None:
        name = route.request.url.rsplit("/", maxsplit=1)[-1].removesuffix(".png")
        route.fulfill(body=_png(name), content_type="image/png")

    page.route("https://hms.example.no/**", answer)


def wait_for_pictures(page: Page) -> int:
    """How many there are, each of them seen."""
    page.wait_for_function(f"{FETCHED}.every(one => one.complete)")
    widths = page.evaluate(f"{FETCHED}.map(one => one.naturalWidth)")
    assert all(widths)
    return len(widths)
