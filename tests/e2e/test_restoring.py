"""What docs/operations.md says of backing up and restoring, done as it is written."""

from pathlib import Path

from tests.admin.backup.document import Shell, sqlite_shell, the_story
from tests.databases import PostgresqlDatabase

__all__ = ["sqlite_shell"]


def test_a_post_does_not_come_again_on_sqlite(sqlite_shell: Shell) -> None:
    data = Path(sqlite_shell.settings["HMS_DATA_DIR"])
    the_story(f"sqlite:///{data / 'hms.db'}", sqlite_shell)
    assert {file.stat().st_mode & 0o777 for file in data.glob("hms.db*")} == {0o600}
    assert len(list(data.glob("hms.db.before-*"))) == 1, "what was there is put aside"


def test_a_post_does_not_come_again_on_postgresql(postgresql: PostgresqlDatabase, tmp_path: Path) -> None:
    postgresql.fresh()
    the_story(postgresql.url, Shell(tmp_path, {"HMS_DATABASE_URL": postgresql.url}))
