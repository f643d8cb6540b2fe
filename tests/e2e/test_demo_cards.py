"""Every card in every language as the demo's page draws it, at a phone's width."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.handlers.overview.help_cards import commands_card, subjects_card
from bot.message.card import Card
from bot.message.words import Language, Voice
from bot.platforms.local.render import drawing, message
from tests.contract.messages import MESSAGES, SAMPLE
from tests.e2e.phone import LISTS, MOST, PHONE
from tests.handlers.overview.test_help_cards import CHAPTERS, LINE, height

DRAW = """async (entry) => {
  const { Card } = await import("/cards.js");
  const tools = { draftKey: (id) => id };
  const { element } = new Card(entry, tools, false);
  document.getElementById("posts").replaceChildren(element);
  const { innerText: text, offsetHeight: height } = element;
  return { text, height, wide: document.documentElement.scrollWidth > window.innerWidth };
}"""
LONG = {
    **LISTS,
    "overview.home_card": "for Slack's Home tab; nobody sees it here",
    "calendar.theme_card": "a whole theme, which one asks for",
    "plan.weekly_card": "the sample's week is as full as a week can be",
    "group.week_card": "that same week, and two things more",
}
"""Letters and buttons are larger here than in a chat, so more cards are too long."""
SHOWN = ("choosing.findings_card", "plan.weekly_card", "roles.roles_card", "review.year_review_card")


def entry(name: str, card: Card, language: Language) -> dict[str, Any]:
    """A card as the page gets it."""
    voice = Voice(language)
    about = {"id": name, "at": SAMPLE.now.isoformat(), "visibility": "channel"}
    return {"message": {**message(card, voice, ()), **about}, "asked": None, **drawing(card, voice)}


@pytest.mark.parametrize("language", list(Language))
def test_every_message_is_drawn(browser: Browser, demo: str, language: Language) -> None:
    page = opened(browser, demo)
    for each in MESSAGES:
        asked = entry(each.name, each.example(SAMPLE), language)
        drawn = page.evaluate(DRAW, asked)
        labels = [button["label"] for button in asked["message"]["buttons"]]
        assert all(said in drawn["text"] for said in (asked["message"]["title"], *labels)), each.name
        assert not drawn["wide"], each.name
        assert (drawn["height"] > MOST) == (each.name in LONG), each.name
    page.close()


@pytest.mark.parametrize("language", list(Language))
def test_all_commands_are_one_screen_at_a_time(browser: Browser, demo: str, language: Language) -> None:
    page, cards = opened(browser, demo), [subjects_card(subject for subject, _commands in CHAPTERS)]
    cards += [commands_card(subject, commands) for subject, commands in CHAPTERS]
    for card in cards:
        said = entry("commands", card, language)
        drawn = page.evaluate(DRAW, said)["height"]
        assert drawn <= PHONE["height"]
        assert abs(drawn - height(card, Voice(language))) <= LINE * 3, "what `make test` reckons with"
    page.close()


def opened(browser: Browser, demo: str) -> Page:
    page = browser.new_page(viewport=PHONE)
    page.goto(demo)
    expect(page.get_by_role("log")).to_contain_text("Tema for november")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_year_and_the_plan_have_their_pictures(
    browser: Browser, demo: str, scheme: Literal["light", "dark"], tmp_path: Path
) -> None:
    page = opened(browser, demo)
    page.emulate_media(color_scheme=scheme)
    for line, says in (("/hms år", "Årshjulet 2026–2027"), ("/milepel", "Planen vår")):
        page.locator("#line").fill(line)
        page.locator("#line").press("Escape")
        page.locator("#line").press("Enter")
        picture = page.get_by_role("link", name=says).get_by_role("img")
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("one => one.naturalWidth") > PHONE["width"] * 2, "sharp on a phone"
        card = page.locator(".card").last
        assert (card.bounding_box() or {"height": 0})["height"] <= MOST
        card.screenshot(path=tmp_path / f"{scheme}-{line.rpartition('/')[2].replace(' ', '-')}.png")
    page.close()


# Looked at


def test_pictures_to_look_at(browser: Browser, demo: str, tmp_path: Path) -> None:
    page = opened(browser, demo)
    page.set_viewport_size({**PHONE, "height": 1600})
    for each in (each for each in MESSAGES if each.name in SHOWN):
        page.evaluate(DRAW, entry(each.name, each.example(SAMPLE), Language.NB))
        page.locator("article").screenshot(path=tmp_path / f"{each.name}.png")
        assert (tmp_path / f"{each.name}.png").stat().st_size > 10_000
    page.close()
