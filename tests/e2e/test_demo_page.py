"""The demo as a new user tries it, on a wide screen and on a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.turns import MOMENT

SIZES = {"wide": (1280, 860), "phone": (390, 844)}


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, demo: str) -> Iterator[Page]:
    width, height = SIZES[request.param]
    opened = browser.new_page(viewport={"width": width, "height": height})
    problems: list[str] = []
    opened.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.goto(demo)
    yield opened
    assert problems == []
    opened.close()


def write(page: Page, line: str) -> None:
    page.locator("#line").fill(line)
    page.locator("#line").press("Escape")
    page.locator("#line").press("Enter")


def turn_to_next_post(page: Page) -> None:
    button = page.get_by_role("button", name="Til neste melding")
    if not button.is_visible():
        page.get_by_role("button", name=re.compile("Klokka i demoen")).click()
    button.click()


def test_the_month_is_read_and_changed(page: Page) -> None:
    log = page.get_by_role("log")
    expect(log).to_contain_text("Tema for november")
    write(page, "/hms neste-måned")
    expect(log).to_contain_text("Tema for desember")
    expect(log).to_contain_text("Bare du ser dette")
    log.get_by_role("button", name="Bytt tema").last.click()
    form = log.locator("form").last
    form.get_by_label("Måned").select_option("2026-12")
    form.get_by_label("Tema").select_option("stoy-og-stemme")
    form.get_by_role("button", name="Lagre").click()
    expect(log).to_contain_text("Desember har fått nytt tema")
    log.get_by_role("button", name="Angre").last.click()
    expect(log).to_contain_text("Endringen er angret")


def test_a_form_says_what_is_missing_and_keeps_the_rest(page: Page) -> None:
    write(page, "/hms eget")
    form = page.get_by_role("log").locator("form").last
    form.get_by_label("Måned").select_option("2027-01")
    form.get_by_label("Tittel").fill("Vår uke <b>")
    form.get_by_label("Lenke").fill("https://nei")
    form.get_by_role("button", name="Lagre").click()
    again = page.get_by_role("log").locator("form").last
    expect(again.get_by_text("Lenken må begynne med https://")).to_be_visible()
    expect(again.get_by_label("Tittel")).to_have_value("Vår uke <b>")


def test_a_long_choice_is_opened_when_it_is_wanted(page: Page) -> None:
    write(page, "/hms funn")
    log = page.get_by_role("log")
    hard = log.get_by_role("group", name="Dette er vanskelig")
    expect(hard.get_by_role("checkbox")).to_have_count(6)
    hard.get_by_role("button", name="Vis alle (30)").click()
    expect(hard.get_by_role("checkbox")).to_have_count(30)
    expect(hard.get_by_role("checkbox").nth(6)).to_be_focused()
    hard.get_by_role("checkbox", name="Mye støy eller sliten stemme").check()
    log.locator("form").last.get_by_role("button", name="Lagre").click()
    expect(log).to_contain_text("Dere fant: Mye støy eller sliten stemme")


def test_turning_the_clock_brings_the_post(page: Page) -> None:
    log = page.get_by_role("log")
    expect(log).to_contain_text("Tema for november")
    for _turn in range(4):
        turn_to_next_post(page)
        page.wait_for_timeout(700)
    expect(log).to_contain_text("Tema for desember")
    expect(log).to_contain_text("tirsdag 1. desember", ignore_case=True)


def test_nothing_is_wider_than_the_screen(page: Page) -> None:
    write(page, "/hms eget januar " + "Langtord" * 9)
    expect(page.get_by_role("log")).to_contain_text("Langtord")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_it_can_be_used_by_keyboard_and_read_by_a_screen_reader(page: Page) -> None:
    box = page.get_by_role("combobox", name=re.compile("hms-bot"))
    box.fill("/milepel f")
    expect(page.get_by_role("option", name=re.compile("milepel ferdig"))).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value(re.compile("milepel ferdig"))
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    assert page.locator("html").get_attribute("lang") == "nb"


def test_a_link_of_the_chat_opens_the_papers_until_links_are_ended(page: Page, browser: Browser) -> None:
    log = page.get_by_role("log")
    write(page, "/hms ark")
    address = log.get_by_role("link", name="Åpne og skriv ut").last.get_attribute("href")
    assert address is not None
    papers = browser.new_page()
    papers.goto(address)
    expect(papers.get_by_role("heading", level=1)).to_have_text("Ark til å henge opp")
    write(page, "/hms lenker fjern ja")
    expect(log).to_contain_text("Lenkene er stengt")
    papers.wait_for_timeout(1_000 * MOMENT)
    papers.reload()
    expect(papers.get_by_role("heading", level=1).first).to_have_text("Denne lenken åpner ingenting")
    papers.close()
