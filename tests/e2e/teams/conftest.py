"""The official renderer of Adaptive Cards and the schemas of the app package, fetched once by npm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.npm import fetched
from tests.e2e.phone import PHONE

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def packages() -> Path:
    return fetched(HERE) / "node_modules"


@pytest.fixture(scope="session")
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
