"""The bot's real process, the Agents Playground before it, and somebody who uses it in a browser."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from bot.platforms.teams.here import answers_here
from tests.e2e.conftest import wait_for
from tests.e2e.phone import MOST
from tests.serving import free_port
from tests.tools.npm import fetched

PLAYGROUND = Path(__file__).parent / "playground"
PROGRAM = "node_modules/@microsoft/m365agentsplayground/cli.js"
HELLO = re.compile("Hello! I keep the kindergarten's HMS calendar|Hei! Jeg holder orden på HMS-kalenderen")
"""In the language of the event that comes first: of the two that tell of a new chat, one has none."""
HERE = re.compile("^(Set up here|Sett opp her)$")
PATIENCE = 15_000
"""Milliseconds, on a machine that does much else."""
SOON, ENOUGH = 2_000, 5
"""Milliseconds, and how often somebody tries."""
OPTIONS = ("--channel-id", "msteams", "--disable-telemetry")


@contextmanager
def running(*command: str, log: Path, folder: Path, **settings: str) -> Iterator[None]:
    """Runs beside us, and is stopped."""
    with (
        log.open("wb") as file,
        subprocess.Popen(
            command,
            cwd=folder,
            stdout=file,
            stderr=file,
            env={**os.environ, "PYTHONPATH": str(Path.cwd()), **settings},
        ) as process,
    ):
        try:
            yield
        finally:
            process.terminate()


@dataclass
class Bot:
    """`hms-bot serve` without credentials, with a clock that can be turned."""

    folder: Path
    port: int = field(default_factory=free_port)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "bot.log").read_text()

    def turn_to(self, moment: datetime) -> None:
        (self.folder / "ahead").write_text(str((moment - datetime.now(UTC)).total_seconds()))

    @contextmanager
    def serving(self) -> Iterator[None]:
        settings = {
            "HMS_TEAMS_LOCAL": "true",
            "HMS_PORT": str(self.port),
            "HMS_DATA_DIR": str(self.folder),
            "HMS_WAKE_SECONDS": "1",
            "HMS_LOG_LEVEL": "DEBUG",
        }
        program = (sys.executable, "-m", "tests.e2e.serve", str(self.folder / "ahead"))
        with running(*program, log=self.folder / "bot.log", folder=self.folder, **settings):
            wait_for(f"{self.address}/healthz")
            yield


@contextmanager
def playground(folder: Path, bot: Bot) -> Iterator[str]:
    """The address of the client."""
    node, port = shutil.which("node"), free_port()
    assert node is not None, "node and npm are needed"
    shutil.copy(PLAYGROUND / "tenant.yml", folder / ".m365agentsplayground.yml")
    command = (
        *(node, str(fetched(PLAYGROUND) / PROGRAM), "start", "--port", str(port)),
        *("--app-endpoint", f"{bot.address}/api/messages", *OPTIONS),
    )
    settings = {
        "NODE_OPTIONS": f"--require {PLAYGROUND / 'here_only.cjs'}",
        "TEAMSAPPTESTER_BROWSER": "none",  # we open it ourselves
    }
    with running(*command, log=folder / "playground.log", folder=folder, **settings):
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/"


@dataclass
class Person:
    """Kari, in the client."""

    page: Page
    pictures: Path
    pictured: int = 0

    def arrive(self, address: str) -> None:
        self.page.route("**/*", _here_only)
        self.page.goto(address)

    def on_a_phone(self) -> None:
        """The Playground is for wide screens; its cards need not be."""
        self.page.add_style_tag(content=".ac-adaptiveCard { max-width: 358px; }")

    def open(self, name: str) -> None:
        self.page.get_by_role("treeitem", name=name).click()

    def post(self, line: str) -> None:
        """In a channel: a new thread, in which the bot is mentioned."""
        self._mention(self._boxes.first)
        self.page.keyboard.type(line)
        self.page.get_by_role("button", name="Post", exact=True).click()

    def say(self, line: str, *, mention: bool = False) -> None:
        """In a chat."""
        if mention:
            self._mention(self._boxes.last)
        else:
            self._boxes.last.click()
        self.page.keyboard.type(line)
        self.page.keyboard.press("Enter")

    def _mention(self, box: Locator) -> None:
        box.click()
        self.page.keyboard.type("@HMS")
        self.page.get_by_role("menuitem", name="HMS").click()
        self.page.keyboard.type(" ")

    @property
    def _boxes(self) -> Locator:
        return self.page.locator("[data-lexical-editor=true]")

    def card(self, title: str | re.Pattern[str]) -> Locator:
        """The card with this title; the newest, where several have it."""
        found = self.page.locator(".ac-adaptiveCard").filter(has_text=title).first
        expect(found).to_be_visible(timeout=PATIENCE)
        return found

    def press(self, title: str | re.Pattern[str], label: str | re.Pattern[str]) -> None:
        """A button of the card with this title."""
        self.card(title).get_by_role("button", name=label, exact=True).click()

    def fill(self, title: str, label: str, value: str) -> None:
        box = self.card(title).get_by_label(label)
        box.click()
        self.page.keyboard.type(value)
        expect(box).to_have_value(value)

    def choose(self, title: str, label: str, choice: str) -> None:
        self.card(title).get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=choice, exact=True).click()

    def tick(self, title: str, *labels: str) -> None:
        for label in labels:
            self.card(title).get_by_role("checkbox", name=label).check()

    def tick_below(self, title: str, heading: str, label: str) -> None:
        """A choice that is shown when its heading is pressed.

        The Playground draws a card anew when it likes, and what was opened is closed again.
        """

        def ticked() -> bool:
            box = self.card(title).get_by_role("checkbox", name=label)
            if not box.is_visible():
                self.press(title, heading)
            try:
                box.check(timeout=SOON)
            except PlaywrightTimeout:
                return False
            return True

        assert any(ticked() for _time in range(ENOUGH)), f"{label} cannot be ticked"

    def find(self, title: str, name: str) -> None:
        """A person, in the picker that the card has; it looks for one word."""
        self.card(title).get_by_role("combobox", name="People Picker").click()
        self.page.keyboard.type(name.split(maxsplit=1)[0])
        self.page.get_by_role("option").filter(has_text=name).click()

    def pick(self, title: str, label: str, day: date) -> None:
        """A day in the calendar that opens, in this month or a later one."""
        self.card(title).get_by_role("combobox", name=label).click()
        calendar = self.page.get_by_role("dialog")
        expect(calendar).to_be_visible()
        wanted = calendar.get_by_role("button", name=f"{day.day}, {day:%B}, {day.year}")
        while not wanted.count():
            calendar.get_by_title("Next month").click()
        wanted.click()
        expect(calendar).not_to_be_visible()

    def reads(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    def picture(self, name: str) -> None:
        """To look at."""
        self.page.screenshot(path=self.pictures / f"{name}.png")

    def look(self, title: str) -> Locator:
        """The card with this title, with a picture of it as wide as on a phone."""
        card = self.card(title)
        box = card.bounding_box()
        assert box is not None
        assert box["height"] <= MOST, f"{title} is {box['height']:.0f} high, at most {MOST:.0f}"
        self.pictured += 1
        card.screenshot(path=self.pictures / f"{self.pictured:02}-{title.replace('/', '-')}.png")
        return card


def _here_only(route: Route) -> None:
    """Its letters come from elsewhere; nothing else does."""
    if answers_here(route.request.url):
        route.continue_()
    else:
        route.abort()
