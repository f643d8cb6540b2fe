"""docs/drift.md, the page for IT: its commands are carried out as they stand there, in their order."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import make_url

from bot.cli import main
from bot.settings import Settings
from bot.store.engine import Store, Unreachable
from tests.admin.backup.document import NEWEST
from tests.admin.beside import complaint
from tests.databases import PostgresqlDatabase
from tests.store.test_least_rights import run
from tests.world import World

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "drift.md").read_text("utf-8")
COMMANDS = re.findall(r"`((?:hms-bot|systemctl|journalctl|curl|make) [^`]+)`", PAGE)
KARI = "U012KARI"
WORDS = 'hms-bot() { printf "%s\\n" "$@" ""; }\n'
"""In place of the program: what the shell makes of a line."""


def as_the_shell_reads(commands: list[str]) -> list[list[str]]:
    script = WORDS + "\n".join(commands)
    done = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, check=True)  # noqa: S607
    return [words.split("\n") for words in done.stdout.removesuffix("\n\n").split("\n\n")]


def test_the_commands_of_ours_do_what_the_page_says(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = world.store.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("HMS_DATABASE_URL", url)
    monkeypatch.setenv("HMS_SECRET_KEY", ",".join(Fernet.generate_key().decode() for _key in range(2)))
    monkeypatch.setenv("PATH", str(NEWEST), prepend=":")
    copies = tmp_path / "copies"
    copies.mkdir()
    ours = [
        command.replace("/var/backups/hms-bot", str(copies))
        .replace("/root/papir", str(tmp_path / "papers"))
        .replace(" ID", f" {KARI}")
        for command in COMMANDS
        if command.startswith("hms-bot ")
    ]
    said = {}
    for words in as_the_shell_reads(ours):
        code = main(words)
        out, err = capsys.readouterr()
        assert (code, complaint(err)) == (0, ""), words
        said[" ".join(words[:2])] = out
    assert len(list(copies.iterdir())) == 1
    assert KARI in said["roles set"]
    assert (tmp_path / "papers" / "1-solstralen-barnehage" / "2026.pdf").exists()
    assert KARI in said["person export"]
    assert "Forgotten in 2 rows" in said["person forget"]
    assert "is deleted" in said["kindergarten delete"]
    assert "The other keys are not needed any more" in said["rotate-keys"]


def test_what_else_it_names_is_there() -> None:
    units = {file.stem for file in (ROOT / "manifest" / "systemd").glob("*.service")}
    known: dict[str, Callable[[list[str]], bool]] = {
        "systemctl": lambda words: words[-1] in units,
        "journalctl": lambda words: words[words.index("-u") + 1] in units,
        "make": lambda words: not subprocess.call([*words, "--dry-run"], cwd=ROOT, stdout=subprocess.DEVNULL),
        "curl": lambda words: words[-1] == f"http://{Settings().host}:{Settings().port}/readyz",
    }
    others = [command.split() for command in COMMANDS if not command.startswith("hms-bot ")]
    assert {words[0] for words in others} == set(known)
    for words in others:
        assert known[words[0]](words), words


@pytest.fixture
def asking_for_passwords(postgresql: PostgresqlDatabase) -> Iterator[PostgresqlDatabase]:
    """A server that asks all but its own user for a password, as those of a municipality do."""
    postgresql.fresh()
    with postgresql.store.engine.connect() as connection:
        rules = Path(connection.exec_driver_sql("SHOW hba_file").scalar_one())
        user = connection.exec_driver_sql("SELECT current_user").scalar_one()
    before = rules.read_text()
    rules.write_text(f"local all {user} trust\nlocal all all scram-sha-256\n")
    run(postgresql.store, "SELECT pg_reload_conf()")
    yield postgresql
    rules.write_text(before)
    run(postgresql.store, "SELECT pg_reload_conf()")


def test_the_passwords_of_the_database_are_changed_as_it_says(
    asking_for_passwords: PostgresqlDatabase,
) -> None:
    statements = re.findall(r"`(ALTER ROLE (\w+) [^`]+)`", PAGE)
    assert {role for _statement, role in statements} == {"hms", "hms_owner"}
    for statement, role in statements:
        run(asking_for_passwords.store, f"CREATE ROLE {role} LOGIN PASSWORD 'old'")
        assert lets_in(asking_for_passwords, role, "old")
        run(asking_for_passwords.store, statement.replace("…", "new"))
        assert not lets_in(asking_for_passwords, role, "old")
        assert lets_in(asking_for_passwords, role, "new")
        run(asking_for_passwords.store, f"DROP ROLE {role}")


def lets_in(database: PostgresqlDatabase, role: str, password: str) -> bool:
    store = Store(
        make_url(database.url).set(username=role, password=password).render_as_string(hide_password=False)
    )
    try:
        store.knock()
    except Unreachable as error:
        assert "password authentication failed" in str(error)  # noqa: PT017
        return False
    finally:
        store.close()
    return True
