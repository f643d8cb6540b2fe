"""Copies of a database: how one is made while the bot runs, and put in place of the database."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PRIVATE = 0o600
"""The copy holds who has which role: nobody but its owner reads it."""


@dataclass(eq=False)
class BackupError(Exception):
    """What was asked for cannot be done; says why, and what one can do, in a sentence."""

    sentence: str


@contextmanager
def private_file(name: str) -> Iterator[Path]:
    """One that nobody else reads, and that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="hms-bot-") as folder:
        yield Path(folder) / name
