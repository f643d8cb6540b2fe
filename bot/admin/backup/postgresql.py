"""Copies of a PostgreSQL database, by its own programs."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from bot.admin.backup.copying import PRIVATE, BackupError, private_file
from bot.store.address import for_programs

OURS = "alembic_version"
"""A table that each copy of ours has."""
EMPTY = """\
DO $$
DECLARE found text;
BEGIN
    FOR found IN
        SELECT quote_ident(tablename) FROM pg_tables
        WHERE schemaname = current_schema() AND tableowner = current_user
    LOOP EXECUTE 'DROP TABLE ' || found || ' CASCADE'; END LOOP;
END $$;
"""
"""Also tables that a newer version has made and the copy does not know."""


def copy_postgresql(url: str, to: Path) -> None:
    """Whole as of one moment, whatever is written meanwhile. Raises BackupError, OSError or Unreachable."""
    to.touch(mode=PRIVATE)
    address, password = for_programs(url)
    _run(("pg_dump", "--format=custom", f"--file={to}", f"--dbname={address}"), password)


def restore_postgresql(copy: BinaryIO, url: str) -> None:
    """Put a copy in place of what the role owns in its schema, all or nothing.

    Raises BackupError, OSError or Unreachable.
    """
    address, password = for_programs(url)
    with private_file("copy") as dump, private_file("script.sql") as script:
        with dump.open("wb") as part:
            shutil.copyfileobj(copy, part)
        _check(dump)
        bare = ("--no-owner", "--no-privileges", "--no-comments")  # the schema is not the role's own
        _run(("pg_restore", *bare, f"--file={script}", str(dump)))
        script.write_bytes(EMPTY.encode() + script.read_bytes())
        once = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        _run(("psql", *once, f"--file={script}", f"--dbname={address}"), password)


def _check(copy: Path) -> None:
    """Raises BackupError where it is not a copy of ours."""
    if OURS not in _run(("pg_restore", "--list", str(copy))):
        raise BackupError("This is not a copy of hms-bot's database. Nothing was changed.")


def _run(command: Sequence[str], password: dict[str, str] | None = None) -> str:
    """What the program answers. Raises BackupError in its words when it fails."""
    program = shutil.which(command[0])
    if program is None:
        raise BackupError(
            f"{command[0]} is not on this machine; on Debian it comes with the package postgresql-client."
        )
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL's, with our arguments
        (program, *command[1:]), env={**os.environ, **(password or {})}, capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        why = next((line for line in said if "error" in line.lower()), "".join(said[:1]))
        raise BackupError(f"{command[0]} failed, and nothing was changed: {why}")
    return done.stdout.decode(errors="replace")
