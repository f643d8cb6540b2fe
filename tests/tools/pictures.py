"""Takes the guide's pictures: a kindergarten is set up in the demo's empty channel, in each language."""

import json
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from bot.app.samples import EMPTY
from bot.model.texts import Language
from bot.web.guide import PICTURES
from tests.e2e.conftest import CHROMIUM, QUIET, running_demo

NAMES = {Language.NB: "Solbakken barnehage", Language.NN: "Solbakken barnehage", Language.EN: "Solbakken"}
SETTINGS = {"start": "2026-11-30", "tillitsvalgt": ["tillitsvalgt"], "verneombud": ["verneombud"]}
THEME_DAY = "2026-12-01T11:30:00+01:00"
PHONE = 390


def send(address: str, path: str, body: dict[str, Any]) -> None:
    data, headers = json.dumps(body).encode(), {"Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(address + path, data, headers)).close()  # noqa: S310 - loopback


def say(address: str, text: str) -> None:
    send(address, "/local/messages", {"channel": EMPTY, "user": "styrer", "text": text})


def settle_in(address: str, language: Language) -> None:
    """A kindergarten with a plan that begins, and a theme for December."""
    values = {"name": NAMES[language], "language": language.value, **SETTINGS}
    form = {"channel": EMPTY, "user": "styrer", "command": "hms oppsett", "values": values}
    send(address, "/local/forms", form)
    say(address, "/milepel ferdig forankret ja")
    say(address, "/hms bytt desember støy")


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(
        viewport={"width": PHONE, "height": 844}, device_scale_factor=1.5, reduced_motion="reduce"
    )
    page.goto(f"{address}/#channel={EMPTY}&user=styrer")
    return page


def newest(page: Page) -> Locator:
    page.reload()
    page.wait_for_timeout(700)
    page.evaluate("[...document.images].forEach(one => one.remove())")  # too small to be read in a picture
    return page.locator("#posts > article").last


def take(browser: Browser, address: str, language: Language) -> None:
    page = opened(browser, address)
    send(address, "/local/clock", {"now": THEME_DAY})
    pictures = {"theme": "/hms", "change": "/hms bytt", "plan": "/milepel"}
    for name, line in pictures.items():
        say(address, line)
        newest(page).screenshot(path=PICTURES / f"{name}.{language.value}.png", animations="disabled")
    page.close()


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for language in Language:
            with tempfile.TemporaryDirectory() as folder, running_demo(Path(folder)) as address:
                settle_in(address, language)
                take(browser, address, language)


if __name__ == "__main__":
    main()
