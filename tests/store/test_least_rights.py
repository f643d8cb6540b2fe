"""`serve` with a PostgreSQL role that may not change tables, made as docs/operations.md says."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import ProgrammingError

from bot.cli import main
from bot.store.engine import Store
from bot.store.schema import migrate
from tests.admin.backup.document import NEWEST
from tests.admin.backup.test_backup import restore_from
from tests.clocks import START
from tests.databases import PostgresqlDatabase
from tests.world import World

ROOT = Path(__file__).parents[2]
DOC = ROOT / "docs" / "operations.md"
OWNER, SERVE = "hms_owner", "hms"
Become: TypeAlias = Callable[[Store], None]


@pytest.fixture
def as_documented(postgresql: PostgresqlDatabase) -> Iterator[PostgresqlDatabase]:
    """An empty database, and the two roles."""
    postgresql.fresh()
    lines = [
        "DROP SCHEMA public CASCADE",
        "CREATE SCHEMA public",
        *block("roles").strip().removesuffix(";").split(";\n"),
    ]
    run(postgresql.store, *lines)
    yield postgresql
    run(postgresql.store, *(f"DROP OWNED BY {role} CASCADE" for role in (OWNER, SERVE)))
    run(postgresql.store, *(f"DROP ROLE {role}" for role in (OWNER, SERVE)))


@pytest.fixture
def become(monkeypatch: pytest.MonkeyPatch) -> Become:
    """From now on the settings have the role of a store."""

    def be(role: Store) -> None:
        monkeypatch.setenv("HMS_DATABASE_URL", role.engine.url.render_as_string(hide_password=False))

    return be


def run(store: Store, *statements: str) -> None:
    with store.engine.begin() as connection:
        for one in statements:
            connection.exec_driver_sql(one)


def block(title: str) -> str:
    found = re.search(
        rf"<!-- tried by a test: {title} -->\n```\w+\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL
    )
    assert found is not None, title
    return found[1]


def as_administrator(store: Store, lines: str, folder: Path) -> str:
    """What is answered to lines of the document, with a role's settings in its own file."""
    url = store.engine.url.render_as_string(hide_password=False)
    (folder / "hms-bot-owner.env").write_text(f"HMS_DATABASE_URL='{url}'\n")
    here = lines.replace("/etc/", f"{folder}/").replace("/opt/hms-bot/.venv/bin/", "")
    done = subprocess.run(
        ["bash", "-uc", here],  # noqa: S607 - as it is on the machine
        env={
            "PATH": f"{Path(sys.executable).parent}:{os.defpath}",
            "PYTHONPATH": str(ROOT),
            "HMS_DATABASE_URL": url,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout or done.stderr


def by(role: str, database: PostgresqlDatabase) -> Store:
    return Store(make_url(database.url).set(username=role).render_as_string(hide_password=False))


def test_one_role_makes_the_tables_and_the_other_serves(
    as_documented: PostgresqlDatabase, become: Become, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    owner, serve = by(OWNER, as_documented), by(SERVE, as_documented)
    become(serve)
    assert main(["migrate"]) == 2
    assert "with the role that owns them" in capsys.readouterr().err
    assert "up to date" in as_administrator(owner, block("migrate as the owner"), tmp_path)
    migrate(serve)
    world = World(serve, tmp_path, START)
    assert "Januar" in world.text("hms bytt 2027-01 brann")
    world.turn(2026, 12, 2)
    assert world.posts("solstralen", "theme")
    for statement in ("CREATE TABLE extra (id int)", "ALTER TABLE post ADD extra int", "DROP TABLE post"):
        with pytest.raises(ProgrammingError):
            run(serve, statement)
    owner.close()
    serve.close()


def test_a_copy_that_one_role_makes_is_put_back_by_the_other(
    as_documented: PostgresqlDatabase,
    become: Become,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owner, serve = by(OWNER, as_documented), by(SERVE, as_documented)
    migrate(owner)
    owner.close()
    world, copy = World(serve, tmp_path, START), tmp_path / "copy"
    before = world.text("hms")
    monkeypatch.setenv("PATH", str(NEWEST), prepend=":")

    become(serve)
    assert main(["backup", str(copy)]) == 0
    world.text("hms bytt november brann")
    serve.close()
    as_documented.store.close()
    assert restore_from(copy, monkeypatch) == 2
    assert "permission denied for schema public" in capsys.readouterr().err
    become(owner)
    assert restore_from(copy, monkeypatch) == 0
    assert world.text("hms") == before
    serve.close()
