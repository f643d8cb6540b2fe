"""Packages that tests and tools need from npm: pinned by a package-lock.json, kept outside the repository."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

PINS = ("package.json", "package-lock.json")


def fetched(here: Path) -> Path:
    """The folder that holds `node_modules`."""
    pins = hashlib.sha256(b"".join((here / name).read_bytes() for name in PINS)).hexdigest()
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "hms-bot" / f"npm-{pins[:12]}"
    if not cache.exists():
        _fetch(here, cache)
    return cache


def _fetch(here: Path, cache: Path) -> None:
    """Whole or not at all: fetched beside it, then renamed."""
    beside = cache.with_name(f"{cache.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    for name in PINS:
        shutil.copy(here / name, beside)
    npm = shutil.which("npm")
    assert npm is not None, "node and npm are needed"
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=beside, check=True)
    beside.rename(cache)
