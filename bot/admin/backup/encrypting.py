"""Copies for those alone who hold the private key: by age or gpg, whichever the public key is of."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bot.admin.backup.copying import BackupError


def ending(recipient: str) -> str:
    if not recipient:
        return ""
    return ".age" if recipient.startswith("age1") else ".gpg"


def encrypt(recipient: str, copy: Path, to: Path) -> None:
    """Raises BackupError when that is not possible."""
    if ending(recipient) == ".age":
        _run(("age", "--recipient", recipient, "--output", str(to), str(copy)))
        return
    trusting = ("--batch", "--quiet", "--trust-model", "always", "--recipient", recipient)
    _run(("gpg", *trusting, "--output", str(to), "--encrypt", str(copy)))


def _run(command: Sequence[str]) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise BackupError(f"{command[0]} is not on this machine, and HMS_BACKUP_KEY is one of its keys.")
    done = subprocess.run((program, *command[1:]), capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or [""]
        raise BackupError(f"{command[0]} failed, and there is no copy: {said[-1]}")
