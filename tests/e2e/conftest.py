"""The real program, and a headless browser to use it with."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.serving import free_port

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20.0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Gone before the next file: as long as it is there, no other event loop can run here."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """The address of a fresh demo."""
    with running_demo(tmp_path) as address:
        yield address


@contextmanager
def running_demo(folder: Path) -> Iterator[str]:
    port = free_port()
    environment = {**os.environ, "HMS_PORT": str(port), "HMS_DATA_DIR": str(folder)}
    with subprocess.Popen([sys.executable, "-m", "bot", "demo"], env=environment) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(f"{address}/local/clock")
            yield address
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 - our own loopback address
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
