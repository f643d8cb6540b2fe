"""Installing without a network, backing up and restoring by the document's lines, as a fresh user."""

import os
import pwd
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "operations.md").read_text("utf-8")
USER = "hms"


def block(title: str) -> str:
    found = re.search(rf"<!-- tried by a test: {title} -->\n *```sh\n(.*?)```", DOC, re.DOTALL)
    assert found is not None, title
    return found[1]


def sh(lines: str, **variables: str) -> str:
    done = subprocess.run(
        ["bash", "-euc", lines],  # noqa: S607
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def place() -> Iterator[Path]:
    """In place of / : what the document puts there is put into it. Others must be able to enter."""
    folder = Path("/tmp/hms-bot-installed")  # noqa: S108 - where another user can read
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "etc").mkdir(parents=True)
    folder.chmod(0o755)
    made = USER not in {one.pw_name for one in pwd.getpwall()}
    if made:
        sh(f"useradd --system --home-dir {folder}/var/lib/hms-bot --shell /usr/sbin/nologin {USER}")
    yield folder
    shutil.rmtree(folder)
    if made:
        sh(f"userdel {USER}")


def put(lines: str, place: Path) -> str:
    return re.sub(r"/(opt/hms-bot|etc/hms-bot\.env|var/(lib|backups)/hms-bot)", rf"{place}/\1", lines)


def test_install_set_up_back_up_and_restore_with_the_unit_s_user(place: Path) -> None:
    wheelhouse = place / "wheelhouse"
    pip = f"{sys.executable} -m pip --disable-pip-version-check --quiet"
    sh(f"cd {ROOT} && {pip} download --require-hashes --dest {wheelhouse} -r requirements/run.txt")
    sh(f"cd {ROOT} && {pip} wheel --no-deps --no-build-isolation --wheel-dir {wheelhouse} .")
    shutil.copy(ROOT / "requirements" / "run.txt", wheelhouse)
    sh(f"mkdir -p {place}/opt")
    python = f"{Path(sys.executable).resolve().parent}:{os.environ['PATH']}"
    sh(put(block("without a network"), place), WHEELHOUSE=str(wheelhouse), PATH=python)

    sh(put("install -d -o hms -g hms -m 700 /var/lib/hms-bot /var/backups/hms-bot", place))
    (place / "etc" / "hms-bot.env").write_text(f"HMS_DATA_DIR='{place}/var/lib/hms-bot'\n")
    command = place / "hms-bot"
    command.write_text(put((ROOT / "manifest" / "systemd" / "hms-bot.sh").read_text(), place))
    command.chmod(0o755)
    path = f"{place}:{os.environ['PATH']}"
    assert "hms-bot 0." in sh("hms-bot --version", PATH=path)
    sh("hms-bot migrate", PATH=path)
    sh(put(block("back up"), place), PATH=path)
    (copy,) = (place / "var" / "backups" / "hms-bot").iterdir()
    root_s = place / "copy-of-root.db"
    shutil.copy(copy, root_s)
    root_s.chmod(0o600)
    sh(put(block("restore"), place), PATH=path, COPY=str(root_s))
    database = place / "var" / "lib" / "hms-bot" / "hms.db"
    assert pwd.getpwuid(database.stat().st_uid).pw_name == USER
    assert sh("hms-bot posts", PATH=path)
