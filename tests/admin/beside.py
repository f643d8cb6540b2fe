"""An administrator at the command line, and what a command says beside its answer."""

import shlex
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType

import pytest

from bot.cli import main
from tests.world import World

OF_DATABASE = "hms-bot: The database is "


def complaint(stderr: str) -> str:
    """What is wrong; each command that has opened a database says first which it is."""
    first, _, rest = stderr.partition("\n")
    return rest if first.startswith(OF_DATABASE) else stderr


@dataclass
class Administrator:
    """Types `hms-bot …` on the world's database, at the world's moment."""

    world: World
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    carried_out_by: ModuleType
    """Where the command asks what time it is."""
    command: str = ""
    """What every line begins with."""

    def moment(self) -> datetime:
        return self.world.clock.now()

    def type(self, line: str) -> tuple[int, str, str]:
        """The exit code, the answer and the complaint."""
        url = self.world.store.engine.url.render_as_string(hide_password=False)
        self.monkeypatch.setenv("HMS_DATABASE_URL", url)
        self.monkeypatch.setattr(self.carried_out_by, "now_of", lambda _settings, _store: self.moment())
        code = main(shlex.split(f"{self.command} {line}"))
        said = self.capsys.readouterr()
        return code, said.out, complaint(said.err)

    def ok(self, line: str) -> str:
        code, out, err = self.type(line)
        assert (code, err) == (0, "")
        return out
