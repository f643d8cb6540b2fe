"""The program `hms-bot`, as an administrator meets it."""

import os
import re
import socket
import sqlite3
from pathlib import Path

import pytest

from bot.cli import main
from bot.content.library import load_plan
from bot.settings import PREFIX, described
from bot.store.address import shown

A_KEY = "a2V5IG9mIGV4YWN0bHkgdGhpcnR5LXR3byBieXRlcyE="
ROOT = Path(__file__).parents[1]
COMMANDS = ("demo", "serve", "migrate", "settings", "posts", "roles", "program", "content")


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No setting but where the data lies."""
    for name, _default, _about in described():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HMS_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """What went to stderr: one sentence, and no trace of how the program is made."""
    said = capsys.readouterr().err
    assert said.startswith("hms-bot: ")
    assert len(said.splitlines()) == 1
    assert "Traceback" not in said
    return said


def test_help_says_what_each_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "hms-bot settings" in said, "where the settings are"
    for command in COMMANDS:
        assert f"\n    {command} " in said


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_own_help(
    command: str, capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"hms-bot {command}" in capsys.readouterr().out
    assert not data_dir.exists(), "help begins nothing"


@pytest.mark.parametrize("arguments", [[], ["serv"], ["migrate", "--now"]])
def test_wrong_arguments_end_with_2_and_show_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: hms-bot" in capsys.readouterr().err


def test_settings_lists_every_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"]) == 0
    said = capsys.readouterr().out
    for name, _default, about in described():
        assert name.startswith(PREFIX)
        assert name in said
        assert about in said


def test_migrate_makes_the_database_and_doing_it_again_does_no_harm(
    capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    for _time in range(2):
        assert main(["migrate"]) == 0
        assert capsys.readouterr().out == "The database is up to date.\n"
    with sqlite3.connect(data_dir / "hms.db") as database:
        (tables,) = database.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = 'kindergarten'"
        ).fetchone()
    database.close()
    assert tables == 1


def test_a_newer_database_is_refused_in_plain_words_and_left_alone(
    capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    main(["migrate"])
    with sqlite3.connect(data_dir / "hms.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    before = (data_dir / "hms.db").read_bytes()
    for command in ("migrate", "serve"):
        assert main([command]) == 2
        assert "A newer version of hms-bot wrote this database (schema 9999)" in complaint(capsys)
    assert (data_dir / "hms.db").read_bytes() == before


def test_the_demo_never_touches_the_database_of_the_product(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would turn the clock on everybody's posts."""
    monkeypatch.setenv("HMS_DATABASE_URL", "postgresql+psycopg://hms:hemmelig@127.0.0.1/hms")
    assert main(["demo"]) == 2
    assert complaint(capsys).startswith("hms-bot: HMS_DATABASE_URL: is for `serve`")


@pytest.mark.parametrize("command", ["migrate", "serve"])
def test_a_database_that_does_not_answer_is_said_without_its_password(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        monkeypatch.setenv("HMS_DATABASE_URL", f"postgresql+psycopg://hms:hemmelig@127.0.0.1:{port}/hms")
        assert main([command]) == 2
    said = complaint(capsys)
    assert "HMS_DATABASE_URL" in said
    assert f"port {port}" in said
    assert "hemmelig" not in said


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://hms:hemmelig@127.0.0.1:port/hms", "postgresql+psycopg://[::1/hms"]
)
def test_an_address_that_is_none_is_said(
    url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HMS_DATABASE_URL", url)
    assert main(["migrate"]) == 2
    said = complaint(capsys)
    assert "HMS_DATABASE_URL" in said
    assert "hemmelig" not in said


def test_a_file_that_is_no_database_is_said_and_left_alone(
    capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    data_dir.mkdir()
    (data_dir / "hms.db").write_text("Dette er et brev, og ikke en database. " * 100)
    assert main(["migrate"]) == 2
    assert "file is not a database" in complaint(capsys)
    assert (data_dir / "hms.db").read_text().startswith("Dette er et brev")


def test_a_folder_that_cannot_be_made_is_said(capsys: pytest.CaptureFixture[str], data_dir: Path) -> None:
    data_dir.write_text("a file stands in the way")
    assert main(["migrate"]) == 2
    assert complaint(capsys).startswith("hms-bot: HMS_DATA_DIR: ")


def test_a_broken_theme_is_said_with_file_and_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "plan.yaml"
    broken.write_text("- key: f0\n  name: {nb: [1]}\n  milestones: []\n")
    monkeypatch.setattr("bot.app.core.load_plan", lambda: load_plan(broken))
    assert main(["serve"]) == 2
    assert f"{broken}:2: " in complaint(capsys)


def test_a_port_that_is_taken_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("HMS_PORT", str(taken.getsockname()[1]))
        assert main(["serve"]) == 2
    said = complaint(capsys)
    assert said.startswith("hms-bot: HMS_PORT: ")


def test_the_demo_starts_over_when_it_is_reset(capsys: pytest.CaptureFixture[str], data_dir: Path) -> None:
    main(["migrate"])
    (data_dir / "clock.json").touch()
    assert main(["demo", "--reset"]) == 0
    assert "starts over" in capsys.readouterr().out
    assert list(data_dir.iterdir()) == []


def test_the_demo_and_the_product_keep_out_of_each_others_folders(
    capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    main(["migrate"])
    before = (data_dir / "hms.db").read_bytes()
    for arguments in (["demo"], ["demo", "--reset"]):
        assert main(arguments) == 2
        assert "not the demo's" in complaint(capsys)
    assert (data_dir / "hms.db").read_bytes() == before
    (data_dir / "clock.json").touch()
    assert main(["serve"]) == 2
    assert "holds the demo's data; set HMS_DATA_DIR to another folder" in complaint(capsys)


ABOUT_A_DATABASE = [
    ["posts"],
    ["posts", "drop", "--all-due", "--reason", "restored from a copy"],
    ["roles"],
    ["program", "webinar", "list"],
    ["rotate-keys"],
]
"""Administrators' commands, which make no database."""


@pytest.mark.parametrize("arguments", ABOUT_A_DATABASE, ids=" ".join)
def test_where_there_is_no_database_an_administrator_hears_how_to_find_it(
    arguments: list[str],
    capsys: pytest.CaptureFixture[str],
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HMS_SECRET_KEY", A_KEY)
    assert main(arguments) == 2
    said = complaint(capsys)
    assert f"HMS_DATA_DIR: there is no database of hms-bot at sqlite:///{data_dir}/hms.db." in said
    assert "load its settings: set -a; . /etc/hms-bot.env; set +a" in said
    assert not data_dir.exists(), "none was made"


@pytest.mark.parametrize("arguments", ABOUT_A_DATABASE, ids=" ".join)
def test_an_older_database_is_brought_up_to_date_only_by_who_is_asked_to(
    arguments: list[str],
    capsys: pytest.CaptureFixture[str],
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HMS_SECRET_KEY", A_KEY)
    main(["migrate"])
    with sqlite3.connect(data_dir / "hms.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    database.close()
    capsys.readouterr()
    assert main(arguments) == 2
    assert "An older version of hms-bot wrote this database (schema 0001)" in complaint(capsys)


def test_an_administrator_sees_of_which_database_it_is(
    capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    main(["migrate"])
    assert main(["roles"]) == 0
    assert capsys.readouterr().err == f"hms-bot: The database is sqlite:///{data_dir}/hms.db\n"
    hidden = "postgresql+psycopg://hms:***@db.kommunen.no/hms"
    assert shown("postgresql+psycopg://hms:hemmelig@db.kommunen.no/hms?password=hemmelig") == hidden


@pytest.mark.parametrize("command", ["migrate", "serve"])
def test_nobody_else_on_the_machine_can_read_the_database(
    command: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the umask, and also where an older version left it open."""
    monkeypatch.setattr("bot.cli._run_app", lambda *_about: None)
    for mode in (None, 0o644):
        if mode is not None:
            (data_dir / "hms.db").chmod(mode)
        before = os.umask(0)
        try:
            assert main([command]) == 0
        finally:
            os.umask(before)
        assert modes(data_dir) == {0o600}
        assert data_dir.stat().st_mode & 0o777 == 0o700


def modes(folder: Path) -> set[int]:
    return {file.stat().st_mode & 0o777 for file in folder.iterdir()}


def test_the_version_is_that_of_the_newest_changes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    released = re.findall(r"^## (\d\S+) – ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert capsys.readouterr().out == f"hms-bot {released[0]}\n"
