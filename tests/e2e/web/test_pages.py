"""Every page of ours: readable by everybody, at a phone's and a desk's width, by day and by night."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize

from bot.message.words import Language
from bot.web.programme import SECURE_COOKIE as COOKIE
from tests.e2e.phone import PHONE, is_wider_than_the_phone
from tests.e2e.web.conftest import Site

WIDTHS: dict[str, ViewportSize] = {"phone": PHONE, "desk": {"width": 1280, "height": 900}}
OF_LANGUAGE = ("papers", "themes/{language}/stoy-og-stemme", "guide/{language}")
OF_ALL = ("privacy", "terms", "papers/altered", "themes/nb/no-such-theme")
OF_PROGRAMME = ("leder", "hjelper")
"""Whose page it is."""
AROUND = ("link", "closed")
"""What stands before it, with the button, and after it."""
PAGES = [
    *((path, language) for path in (*OF_PROGRAMME, *AROUND) for language in Language),
    *((path, language) for path in OF_LANGUAGE for language in Language),
    *((path, Language.NB) for path in OF_ALL),
]
OPEN, CLOSE = "main > form button", ".close button"
VIOLATIONS = """async () => (await axe.run()).violations.map(
  one => one.id + ": " + one.nodes.map(node => node.html + " " + node.failureSummary).join("; "))"""

Scheme = Literal["light", "dark"]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Scheme:
    chosen: Scheme = request.param
    return chosen


@pytest.fixture(params=[*WIDTHS])
def page(browser: Browser, scheme: Scheme, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDTHS[request.param], color_scheme=scheme)
    yield context.new_page()
    context.close()


def opened(page: Page, site: Site, path: str, language: Language) -> list[str]:
    """What the browser had to complain about, and what it asked of others than us."""
    complaints: list[str] = []

    def note_complaint(said: ConsoleMessage) -> None:
        if not said.location["url"].endswith("/favicon.ico"):
            complaints.append(said.text)

    def note_stranger(asked: Request) -> None:
        if not asked.url.startswith(site.address):
            complaints.append(asked.url)

    page.on("console", note_complaint)
    page.on("request", note_stranger)
    address = _address(site, path, language)
    page.goto(address.format(language=language.value))
    for button in _pressed(path):
        page.locator(button).click()
    for summary in page.locator("summary").all():
        summary.click()
    for image in page.locator("img").all():
        image.scroll_into_view_if_needed()
    page.evaluate("Promise.all([...document.images].map(one => one.decode()))")
    return complaints


def _address(site: Site, path: str, language: Language) -> str:
    if path == "papers":
        return site.papers(language)
    if path in AROUND:
        return site.programme("leder", language)
    return site.programme(path, language) if path in OF_PROGRAMME else f"{site.address}/{path}"


def _pressed(path: str) -> tuple[str, ...]:
    """The buttons, on the way from the link."""
    return {**dict.fromkeys(OF_PROGRAMME, (OPEN,)), "closed": (OPEN, CLOSE)}.get(path, ())


@pytest.mark.parametrize(("path", "language"), PAGES)
def test_nobody_is_kept_out_and_nothing_comes_from_elsewhere(
    page: Page, site: Site, modules: Path, path: str, language: Language
) -> None:
    complaints = opened(page, site, path, language)
    missing = {"Failed to load resource: the server responded with a status of 404 (Not Found)"}
    assert set(complaints) <= (missing if path in OF_ALL else set())
    assert [one["name"] for one in page.context.cookies()] == ([COOKIE] if path in OF_PROGRAMME else [])
    assert page.evaluate("[...document.images].filter(one => one.naturalWidth < 100).length") == 0
    assert not is_wider_than_the_phone(page)
    page.evaluate((modules / "axe-core" / "axe.min.js").read_text("utf-8"))
    found: list[Any] = page.evaluate(VIOLATIONS)
    assert found == []


def test_who_clicks_twice_on_a_slow_line_is_let_in(page: Page, site: Site) -> None:
    page.goto(site.programme("leder", Language.NB))
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 200, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    with page.expect_response(lambda answer: answer.url == f"{site.address}/programme") as shown:
        page.locator(OPEN).dblclick()
    assert shown.value.status == 200


def test_nothing_is_seen_by_going_back_after_the_page_was_closed(page: Page, site: Site) -> None:
    opened(page, site, "leder", Language.NB)
    assert page.locator("table").count() > 0
    page.locator(CLOSE).click()
    page.go_back()
    assert page.locator("table").count() == 0
    assert page.title() == "HMS-bot"
