"""Copies that only the holder of the private key can read, with the real age and gpg of Debian."""

import subprocess
from pathlib import Path

import pytest

from bot.cli import main
from tests.databases import SqliteDatabase

BEGINS = b"SQLite format 3"


def run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout


@pytest.mark.parametrize("program", ["age", "gpg"])
def test_an_encrypted_copy_is_restored(
    program: str, sqlite: SqliteDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite.fresh()
    home = tmp_path / "gnupg"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    monkeypatch.setenv("HMS_DATABASE_URL", sqlite.url)
    monkeypatch.setenv("HMS_BACKUP_KEY", new_key(program, tmp_path))
    (tmp_path / "copies").mkdir()
    assert main(["backup", str(tmp_path / "copies")]) == 0
    (copy,) = (tmp_path / "copies").iterdir()
    assert copy.suffix == f".{program}"
    assert BEGINS not in copy.read_bytes()
    opened = {
        "age": ("age", "--decrypt", "--identity", str(tmp_path / "key"), str(copy)),
        "gpg": ("gpg", "--batch", "--quiet", "--decrypt", str(copy)),
    }
    (tmp_path / "plain").write_bytes(run(*opened[program]))
    assert (tmp_path / "plain").read_bytes().startswith(BEGINS)
    sqlite.store.close()
    with (tmp_path / "plain").open() as plain:
        monkeypatch.setattr("sys.stdin", plain)
        assert main(["restore"]) == 0


def new_key(program: str, folder: Path) -> str:
    """The public one."""
    if program == "age":
        run("age-keygen", "-o", str(folder / "key"))
        return run("age-keygen", "-y", str(folder / "key")).decode().strip()
    run("gpg", "--batch", "--quiet", "--passphrase", "", "--quick-generate-key", "backup@example.no")
    listed = run("gpg", "--list-keys", "--with-colons").decode()
    return next(line.split(":")[9] for line in listed.splitlines() if line.startswith("fpr"))
