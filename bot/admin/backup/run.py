"""Carries out `hms-bot backup` and `hms-bot restore`."""

import errno
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from bot.admin.backup.copying import PRIVATE, BackupError, private_file
from bot.admin.backup.encrypting import encrypt, ending
from bot.admin.backup.folder import delete_older, name_in
from bot.admin.backup.postgresql import copy_postgresql, restore_postgresql
from bot.admin.backup.sqlite import copy_sqlite, restore_sqlite
from bot.admin.database import no_database
from bot.admin.output import note
from bot.app.data import data_folder, real_now
from bot.settings import Settings, SettingsError
from bot.store.address import shown
from bot.store.claims import programs_connected
from bot.store.engine import Store


def back_up(settings: Settings, to: Path, keep: int | None = None) -> int:
    """0 when the copy is there, 2 when it cannot be made. Raises SettingsError or Unreachable."""

    def work() -> str:
        if keep is not None and not to.is_dir():
            raise BackupError("--keep is for a folder of copies.")
        file = name_in(to, real_now(), ending(settings.backup_key)) if to.is_dir() else to
        if file.exists():
            raise FileExistsError(errno.EEXIST, "is there already; choose another name", str(file))
        with private_file("copy") as copy:
            _copy(settings, copy)
            _put(_closed(settings, copy), file)
        old = [] if keep is None else delete_older(to, keep)
        done = f"{shown(settings.url)} is copied to {file}."
        return f"{done} Deleted: {len(old)} older." if old else done

    return _answered(work)


def _closed(settings: Settings, copy: Path) -> Path:
    """Encrypted where there is a key for it."""
    if not settings.backup_key:
        return copy
    encrypt(settings.backup_key, copy, closed := copy.with_suffix(".closed"))
    return closed


def restore(settings: Settings) -> int:
    """From standard input. 0 when the copy is in place, 2 when it cannot be.

    Raises SettingsError or Unreachable.
    """
    if sys.stdin.isatty():
        note("Say which copy: hms-bot restore < /var/backups/hms-bot/hms-2026-11-28.db")
        return 2
    return _answered(lambda: _restored(settings, sys.stdin.buffer))


def _answered(work: Callable[[], str]) -> int:
    try:
        said = work()
    except OSError as error:
        note(f"{error.filename}: {error.strerror}")
        return 2
    except BackupError as error:
        note(error.sentence)
        return 2
    sys.stdout.write(f"{said}\n")
    return 0


def _copy(settings: Settings, to: Path) -> None:
    database = settings.sqlite_file
    if database is None:
        copy_postgresql(settings.url, to)
    elif database.exists():
        copy_sqlite(database, to)
    else:
        raise SettingsError(settings.says_where, no_database(settings))


def _put(copy: Path, to: Path) -> None:
    """It appears under its name only when all of it is there. Raises OSError."""
    begun = to.with_name(f"{to.name}.part")
    try:
        with copy.open("rb") as whole, os.fdopen(_private(begun), "wb") as part:
            shutil.copyfileobj(whole, part)
            part.flush()
            os.fsync(part.fileno())
        begun.replace(to)
    finally:
        begun.unlink(missing_ok=True)


def _private(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)


def _restored(settings: Settings, copy: BinaryIO) -> str:
    done = f"{shown(settings.url)} is as in the copy."
    if settings.sqlite_file is None:
        with closing(Store(settings.url)) as store:
            if count := programs_connected(store):
                raise BackupError(f"Stop the bot first: {count} of its processes are at the database.")
        restore_postgresql(copy, settings.url)
        return done
    if not settings.database_url:
        data_folder(settings)
    aside = restore_sqlite(copy, settings.sqlite_file, real_now())
    return done if aside is None else f"{done} What was there is {aside}; delete it when all is well."
