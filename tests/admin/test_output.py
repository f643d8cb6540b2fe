"""No writing fails: what `hms-bot` was asked for is done by then. It is 23 November 2026."""

import argparse
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.admin.output import ANSWER_LOST
from bot.cli import command_line, main
from bot.platforms.local.clock import DemoClock
from tests.admin.beside import complaint
from tests.admin.webinars.conftest import Hms, hms  # noqa: F401 - a fixture
from tests.clocks import START
from tests.databases import SqliteDatabase

ADD = ["program", "webinar", "add", "--title=Støy – “og” stemme…", "--link=https://example.no/1"]
ADD += ["--start=2027-03-03 14:00", "--minutes=45"]
COMMANDS = {
    "settings": ["settings"],
    "migrate": ["migrate"],
    "backup": ["backup", "copy.db"],
    "rotate-keys": ["rotate-keys"],
    "manifest": ["manifest", "slack"],
    "paper": ["paper", "1", "--out=papers", "--only", "tiltak.csv"],
    "posts": ["posts"],
    "posts retry": ["posts", "retry", "--all-failed"],
    "posts drop": ["posts", "drop", "--all-due", "--reason=æøå"],
    "person export": ["person", "export", "U012KARI"],
    "person forget": ["person", "forget", "U012KARI", "--yes"],
    "kindergarten export": ["kindergarten", "export", "1"],
    "kindergarten delete": ["kindergarten", "delete", "1", "--yes"],
    "roles": ["roles"],
    "roles set": ["roles", "set", "1", "verneombud", "U1"],
    "content check": ["content", "check"],
    "programme add": ["programme", "add", "Æ «program»"],
    "programme list": ["programme", "list"],
    "programme code": ["programme", "code", "1"],
    "program webinar add": ADD,
    "program webinar list": ["program", "webinar", "list"],
    "program webinar change": ["program", "webinar", "change", "1", "--minutes=60"],
    "program webinar cancel": ["program", "webinar", "cancel", "1"],
    "program webinar import": ["program", "webinar", "import", "liste.csv"],
}
STAYING = {"serve", "demo", "restore"}
"""Two that go on, and one that reads: it has tests of its own."""
LIST = "uid;title;link;start;minutes\nw1;“Støy”…;https://example.no/2;2027-03-03 14:00;45\n"


@pytest.fixture(scope="module")
def with_webinar(sqlite: SqliteDatabase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the demo's kindergartens and a webinar."""
    folder = tmp_path_factory.mktemp("filled")
    sqlite.fresh(START)
    shutil.copy(sqlite.path, folder / "hms.db")
    DemoClock(folder / "clock.json", START)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HMS_DATA_DIR", str(folder))
        assert main(ADD) == 0
        assert main(["programme", "add", "IA bransjeprogram barnehage"]) == 0
    return folder / "hms.db"


@pytest.fixture(autouse=True)
def folder(
    with_webinar: Path,
    hms: Hms,  # noqa: F811 - a fixture
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """With a webinar, a list with another, and the demo's kindergartens."""
    shutil.copy(with_webinar, hms.folder / "hms.db")
    (tmp_path / "liste.csv").write_text(LIST, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HMS_SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
    return tmp_path


def names(parser: argparse.ArgumentParser, name: str = "") -> Iterator[str]:
    """All commands; what has commands of its own is one where it works without."""
    nested = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not any(one.required for one in nested):
        yield name
    for one in nested:
        for word, parsed in one.choices.items():
            yield from names(parsed, f"{name} {word}".strip())


def test_every_command_is_tried_here() -> None:
    assert {*COMMANDS} | STAYING == {*names(command_line())}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_said_and_undoes_nothing(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        code = main(COMMANDS[command])
    assert code == ANSWER_LOST
    assert complaint(capsys.readouterr().err) == (
        "hms-bot: The answer could not be written: No space left on device. "
        "What was asked for has been carried out.\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_whoever_reads_no_further_has_enough(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(COMMANDS[command]) == 0
    assert complaint(capsys.readouterr().err) == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_there_may_be_nowhere_to_write(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(COMMANDS[command]) == 0


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_may_lack_signs(command: str, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    terminal = io.TextIOWrapper(written, encoding)
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(COMMANDS[command]) == 0
    said = written.getvalue()
    if command == "manifest":
        assert "neste-måned" in said.decode("utf-8"), "it is a file's, whatever the terminal's"
    else:
        assert said.decode(encoding)


def test_signs_that_are_not_there_become_plain_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), "latin-1")
    monkeypatch.setattr(sys, "stdout", terminal)
    main(ADD)
    terminal.seek(0)
    assert '"Støy - "og" stemme..."' in terminal.read()


def test_the_whole_program_ends_well() -> None:
    """Also where Python itself empties its buffers at the end."""
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    for to, code in (("/dev/full", ANSWER_LOST), (os.devnull, 0)):
        with Path(to).open("w", encoding="utf-8") as stdout:
            done = subprocess.run(
                [sys.executable, "-m", "bot", *ADD],
                env=environment,
                cwd=Path(__file__).parents[2],
                stdout=stdout,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == code
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr
