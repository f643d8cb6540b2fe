"""Copies the SQLite database while the bot runs on it."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.settings import Settings, SettingsError

FROM_POSTGRESQL = "is a PostgreSQL database; `pg_dump` copies it, as docs/operations.md shows"


def back_up(settings: Settings, to: Path) -> None:
    """Whole as of one moment, whatever is written meanwhile. Raises SettingsError or OSError.

    The copy appears under its name only when all of it is there.
    """
    if not settings.url.startswith("sqlite"):
        raise SettingsError("HMS_DATABASE_URL", FROM_POSTGRESQL)
    source = Path(settings.url.removeprefix("sqlite:///"))
    if not source.exists():
        raise SettingsError("HMS_DATA_DIR", f"there is no database at {source}")
    if to.exists():
        raise FileExistsError(errno.EEXIST, "is there already; choose another name", str(to))
    begun = to.with_name(f"{to.name}.part")
    begun.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(begun)) as copy:
        database.backup(copy)
    begun.replace(to)
