"""A folder of copies: how the newest is called, and which are old."""

from datetime import datetime
from pathlib import Path

from bot.admin.backup.copying import BackupError

BEGINS = "hms-"


def name_in(folder: Path, now: datetime, ending: str) -> Path:
    """By its moment, so that names sort as they were made."""
    return folder / f"{BEGINS}{now:%Y-%m-%dT%H%M%SZ}{ending}"


def delete_older(folder: Path, keep: int) -> list[Path]:
    """All copies but the newest so many; answers those that went. Raises BackupError or OSError."""
    if keep < 1:
        raise BackupError("--keep must be 1 or more.")
    copies = sorted(path for path in folder.glob(f"{BEGINS}20*Z*") if not path.name.endswith(".part"))
    old = copies[:-keep]
    for path in old:
        path.unlink()
    return old
