"""Slack's blocks drawn by the library that draws them most like Slack does: there is no Slack offline."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bot.platforms.wire import Json
from tests.e2e.phone import PHONE
from tests.tools.npm import fetched

HERE = Path(__file__).parent


def drawn(drawings: Sequence[list[Json]]) -> list[str]:
    """Each list of blocks as HTML; all in one go, for most of the time goes to the start."""
    cache, node = fetched(HERE), shutil.which("node")
    assert node is not None, "node and npm are needed"
    shutil.copy(HERE / "draw.mjs", cache)
    asked = json.dumps(drawings).encode()
    done = subprocess.run([node, cache / "draw.mjs"], input=asked, capture_output=True, check=True)
    assert done.stderr == b"", "it complains of nothing"
    html: list[str] = json.loads(done.stdout)
    return html


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as a phone, with the library's style."""
    page = browser.new_page(viewport=PHONE)
    page.set_content("<!doctype html><html><head></head><body></body></html>")
    page.add_style_tag(path=fetched(HERE) / "node_modules/slack-blocks-to-jsx/dist/style.css")
    page.add_style_tag(path=HERE / "page.css")
    yield page
    page.close()
