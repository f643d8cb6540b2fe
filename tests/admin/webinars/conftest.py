import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from bot.platforms.local.clock import DemoClock
from tests.admin.beside import complaint
from tests.clocks import START
from tests.databases import SqliteDatabase


@dataclass
class Hms:
    """`hms-bot program webinar`, with its data in a folder."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def ok(self, *arguments: str) -> str:
        """What it says, when it goes well."""
        assert main(["program", "webinar", *arguments]) == 0
        return self.capsys.readouterr().out

    def refused(self, *arguments: str) -> str:
        """What it says is wrong."""
        assert main(["program", "webinar", *arguments]) == 2
        said = complaint(self.capsys.readouterr().err)
        assert said.startswith("hms-bot: ")
        return said

    def report(self, *arguments: str) -> str:
        """What an import that is refused says of each line."""
        assert main(["program", "webinar", "import", *arguments]) == 2
        said = self.capsys.readouterr()
        assert complaint(said.err) == "hms-bot: Nothing was imported, because of what is wrong above.\n"
        return said.out

    def ok_line(self, line: str) -> str:
        """As it stands in the documentation."""
        words = shlex.split(line)
        assert words[:3] == ["hms-bot", "program", "webinar"]
        return self.ok(*words[3:])


@pytest.fixture
def hms(
    tmp_path: Path,
    sqlite: SqliteDatabase,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Hms:
    """With an empty database, at the demo's first moment."""
    folder = tmp_path / "var"
    folder.mkdir()
    sqlite.fresh()
    shutil.copy(sqlite.path, folder / "hms.db")
    DemoClock(folder / "clock.json", START)
    monkeypatch.setenv("HMS_DATA_DIR", str(folder))
    return Hms(folder, capsys)
