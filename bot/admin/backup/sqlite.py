"""Copies of an SQLite database."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from bot.admin.backup.copying import PRIVATE, BackupError

BESIDE = ("", "-wal", "-shm")
"""What is added to the name of the file for those that belong to it."""


def copy_sqlite(database: Path, to: Path) -> None:
    """Whole as of one moment, whatever is written meanwhile. Raises OSError."""
    to.touch(mode=PRIVATE)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)


def restore_sqlite(copy: BinaryIO, database: Path, now: datetime) -> Path | None:
    """Put a copy in place of the database; answers where what was there is now.

    Started by root, it belongs to whoever the folder belongs to. Raises BackupError or OSError, and then
    everything is as it was.
    """
    begun = database.with_name(f"{database.name}.part")
    try:
        with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb") as part:
            shutil.copyfileobj(copy, part)
        _check(begun)
        if os.geteuid() == 0:
            folder = database.parent.stat()
            os.chown(begun, folder.st_uid, folder.st_gid)
        aside = _put_aside(database, now) if database.exists() else None
        begun.replace(database)
    finally:
        begun.unlink(missing_ok=True)
    return aside


def _check(copy: Path) -> None:
    """Raises BackupError where it is not a whole database of ours."""
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?immutable=1", uri=True)) as opened:
            (found,) = opened.execute("PRAGMA quick_check").fetchone()
            opened.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise BackupError(f"This is not a whole copy of hms-bot's database ({found}). Nothing was changed.")


def _put_aside(database: Path, now: datetime) -> Path:
    """Raises BackupError while some program has it open."""
    try:
        _make_one_file(database)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise BackupError("The database is in use: stop the bot first. Nothing was changed.") from error
        raise BackupError(f"The database cannot be put aside: {error}. Nothing was changed.") from error
    aside = database.with_name(f"{database.name}.before-{now:%Y%m%dT%H%M%SZ}")
    for end in BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{database}{end}").replace(f"{aside}{end}").chmod(PRIVATE)
    return aside


def _make_one_file(database: Path) -> None:
    """Write what is in the other files into it; one that is damaged is left as it is.

    Raises OperationalError while another connection is open.
    """
    with closing(sqlite3.connect(database, timeout=0)) as opened:
        try:
            opened.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return
