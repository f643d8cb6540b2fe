"""The official renderer of Adaptive Cards and the schemas of the app package, fetched once by npm."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

HERE = Path(__file__).parent
PINS = ("package.json", "package-lock.json")
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder of the packages that package-lock.json pins: outside the repository, kept between runs."""
    pins = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in PINS)).hexdigest()
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "hms-bot" / f"npm-{pins[:12]}"
    if not cache.exists():
        _fetch(cache)
    return cache / "node_modules"


def _fetch(cache: Path) -> None:
    """Whole or not at all: fetched beside it, then renamed."""
    beside = cache.with_name(f"{cache.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    for name in PINS:
        shutil.copy(HERE / name, beside)
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=beside, check=True)
    beside.rename(cache)


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
