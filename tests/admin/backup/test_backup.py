"""`hms-bot backup` and `hms-bot restore` where something is wrong, and what others on the machine can see."""

import os
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.cli import main
from tests.admin.backup.document import NEWEST, Shell, sqlite_shell
from tests.databases import Database, PostgresqlDatabase

__all__ = ["sqlite_shell"]
NOBODY = 65534
RECORDING = """\
#!/bin/sh
echo "$0 $*" >> {log}
exec {real} "$@"
"""


@pytest.fixture
def data(sqlite_shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database in it, which the settings of this process name."""
    folder = sqlite_shell.settings["HMS_DATA_DIR"]
    monkeypatch.setenv("HMS_DATA_DIR", folder)
    return Path(folder)


def restore_from(copy: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    with copy.open() as opened:
        monkeypatch.setattr("sys.stdin", opened)
        return main(["restore"])


@pytest.mark.usefixtures("data")
def test_a_backup_never_writes_over_another_and_leaves_no_half(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "copy.db"
    assert main(["backup", str(to)]) == 0
    assert main(["backup", str(to)]) == 2
    assert "is there already; choose another name" in capsys.readouterr().err
    assert main(["backup", str(tmp_path / "nowhere" / "copy.db")]) == 2
    assert "No such file or directory" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("wrong", ["an older copy", "SQLite format 3\0 and no more", ""])
def test_what_is_no_whole_copy_is_refused_and_changes_nothing(
    wrong: str,
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "copy").write_text(wrong)
    before = (data / "hms.db").read_bytes()
    assert restore_from(tmp_path / "copy", monkeypatch) == 2
    assert "is not a whole copy of hms-bot's database" in capsys.readouterr().err
    assert [file.name for file in data.iterdir()] == ["hms.db"]
    assert (data / "hms.db").read_bytes() == before


def test_a_damaged_database_is_put_aside_as_it_is(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["backup", str(tmp_path / "copy")]) == 0
    (data / "hms.db").write_text("Dette er et brev, og ikke en database.")
    assert restore_from(tmp_path / "copy", monkeypatch) == 0
    (aside,) = data.glob("hms.db.before-*")
    assert aside.read_text().startswith("Dette er et brev")
    assert main(["posts"]) == 0


@pytest.mark.usefixtures("data")
def test_on_a_new_machine_it_belongs_to_whom_the_folder_belongs_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where root restores it."""
    assert main(["backup", str(tmp_path / "copy")]) == 0
    new = tmp_path / "new"
    new.mkdir()
    if os.geteuid() == 0:
        os.chown(new, NOBODY, NOBODY)
    monkeypatch.setenv("HMS_DATA_DIR", str(new))
    assert restore_from(tmp_path / "copy", monkeypatch) == 0
    assert (new / "hms.db").stat().st_uid == new.stat().st_uid
    assert main(["posts"]) == 0


def test_nothing_is_restored_while_the_bot_runs(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = database.fresh()
    monkeypatch.setenv("PATH", str(NEWEST), prepend=os.pathsep)
    monkeypatch.setenv("HMS_DATABASE_URL", database.url)
    assert main(["backup", str(tmp_path / "copy")]) == 0
    store.now()
    assert restore_from(tmp_path / "copy", monkeypatch) == 2
    assert "stop the bot first" in capsys.readouterr().err.lower()


def test_where_postgresql_s_programs_are_missing_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HMS_DATABASE_URL", "postgresql+psycopg://hms:hemmelig@127.0.0.1/hms")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["backup", str(tmp_path / "copy")]) == 2
    assert "comes with the package postgresql-client" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_no_password_stands_on_a_command_line(
    postgresql: PostgresqlDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of a machine's users can read those."""
    postgresql.fresh()
    log = tmp_path / "log"
    for name in ("pg_dump", "pg_restore", "psql"):
        (tmp_path / name).write_text(RECORDING.format(log=log, real=NEWEST / name))
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("HMS_DATABASE_URL", with_password(postgresql.url))
    assert main(["backup", str(tmp_path / "copy")]) == 0
    postgresql.store.close()
    assert restore_from(tmp_path / "copy", monkeypatch) == 0
    ran = log.read_text().splitlines()
    assert [Path(line.split()[0]).name for line in ran] == ["pg_dump", "pg_restore", "pg_restore", "psql"]
    assert not any("hemmelig" in line for line in ran)


def with_password(url: str) -> str:
    return make_url(url).set(password="hemmelig").render_as_string(hide_password=False)


def test_what_is_no_copy_of_a_postgresql_is_refused(
    postgresql: PostgresqlDatabase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    postgresql.fresh().close()
    monkeypatch.setenv("PATH", str(NEWEST), prepend=os.pathsep)
    monkeypatch.setenv("HMS_DATABASE_URL", postgresql.url)
    (tmp_path / "copy").write_text("an older copy")
    assert restore_from(tmp_path / "copy", monkeypatch) == 2
    assert "pg_restore failed, and nothing was changed" in capsys.readouterr().err
    assert main(["posts"]) == 0


@pytest.mark.usefixtures("data")
def test_a_folder_keeps_the_newest_copies_and_what_is_not_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in ("hms-2026-01-01T023000Z", "hms-2026-01-02T023000Z", "hms-notes", "letter"):
        (folder / name).touch()
    assert main(["backup", str(folder), "--keep", "2"]) == 0
    assert "Deleted: 1 older." in capsys.readouterr().out
    old, new, *others = sorted(file.name for file in folder.iterdir())
    assert (old, others) == ("hms-2026-01-02T023000Z", ["hms-notes", "letter"])
    assert (folder / new).stat().st_mode & 0o777 == 0o600
    assert main(["backup", str(tmp_path / "file"), "--keep", "2"]) == 2


@pytest.mark.usefixtures("data")
def test_without_the_program_that_encrypts_there_is_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HMS_BACKUP_KEY", "age1qqqq")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert main(["backup", str(tmp_path / "copy.age")]) == 2
    assert "age is not on this machine" in capsys.readouterr().err
    assert not list(tmp_path.glob("copy*"))
