"""What docs/operations.md says of backing up and restoring, on PostgreSQL: `make test` does it on SQLite."""

from pathlib import Path

from tests.admin.backup.test_document import Shell, the_story
from tests.databases import PostgresqlDatabase


def test_a_post_does_not_come_again(postgresql: PostgresqlDatabase, tmp_path: Path) -> None:
    postgresql.fresh()
    the_story(postgresql.url, Shell(tmp_path, {"HMS_DATABASE_URL": postgresql.url}))
