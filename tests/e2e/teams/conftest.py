"""The official renderer of Adaptive Cards, and the Playground with the bot behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.clocks import START
from tests.e2e.phone import PHONE
from tests.e2e.teams.kit import PATIENCE, Bot, Person, playground
from tests.tools.npm import fetched

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def packages() -> Path:
    return fetched(HERE) / "node_modules"


@pytest.fixture(scope="module")
def phone(browser: Browser, packages: Path) -> Iterator[Page]:
    """A page as wide as a phone, with the renderer in it."""
    page = browser.new_page(viewport=PHONE)
    page.set_content("<!doctype html><html><head></head><body></body></html>")
    page.add_script_tag(path=packages / "markdown-it/dist/browser/markdown-it.umd.min.js")
    page.add_script_tag(path=packages / "adaptivecards/dist/adaptivecards.min.js")
    page.add_script_tag(path=HERE / "draw.js")
    page.add_style_tag(path=packages / "adaptivecards/dist/adaptivecards.css")
    page.add_style_tag(path=HERE / "page.css")
    yield page
    page.close()


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    made = Bot(tmp_path)
    made.turn_to(START)
    with made.serving():
        yield made


@pytest.fixture
def kari(browser: Browser, bot: Bot, tmp_path: Path) -> Iterator[Person]:
    page = browser.new_page(viewport={"width": 1280, "height": 1200})
    page.set_default_timeout(PATIENCE)
    with playground(tmp_path, bot) as address:
        person = Person(page, tmp_path)
        person.arrive(address)
        yield person
        page.close()
