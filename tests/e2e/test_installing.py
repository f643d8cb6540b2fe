"""Installing without a network, backing up and restoring by the document's lines, as a fresh user."""

import os
import pwd
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "operations.md").read_text("utf-8")
USER = "hms"
VERSION = "0.2.0"
SQLITE = b"SQLite format 3"


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


@pytest.fixture(scope="module")
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


@dataclass
class Machine:
    """Where the bot has been installed, and an administrator types."""

    place: Path

    @property
    def copies(self) -> Path:
        return self.place / "var" / "backups" / "hms-bot"

    @property
    def database(self) -> Path:
        return self.place / "var" / "lib" / "hms-bot" / "hms.db"

    def set(self, **settings: str) -> None:
        lines = [f"HMS_DATA_DIR='{self.database.parent}'", *(f"{key}='{settings[key]}'" for key in settings)]
        (self.place / "etc" / "hms-bot.env").write_text("\n".join(lines) + "\n")

    def do(self, lines: str, **variables: str) -> str:
        path = f"{self.place}:{os.environ['PATH']}"
        return sh(put(lines, self.place), **{"PATH": path, "HOME": "/root", **variables})

    def new_copy(self) -> Path:
        before = set(self.copies.iterdir())
        self.do("sleep 1; hms-bot backup /var/backups/hms-bot")  # a copy is called by its second
        (made,) = set(self.copies.iterdir()) - before
        return made


@pytest.fixture(scope="module")
def machine(place: Path) -> Machine:
    """Set up without a network."""
    wheelhouse = place / "wheelhouse"
    pip = f"{sys.executable} -m pip --disable-pip-version-check --quiet"
    sh(f"cd {ROOT} && {pip} download --require-hashes --dest {wheelhouse} -r requirements/run.txt")
    sh(f"cd {ROOT} && {pip} wheel --no-deps --no-build-isolation --wheel-dir {wheelhouse} .")
    shutil.copy(ROOT / "requirements" / "run.txt", wheelhouse)
    sh(f"mkdir -p {place}/opt/hms-bot-{VERSION}")
    python = f"{Path(sys.executable).resolve().parent}:{os.environ['PATH']}"
    sh(put(block("without a network"), place), WHEELHOUSE=str(wheelhouse), PATH=python, VERSION=VERSION)
    (link,) = re.findall("^ln .*", DOC, re.MULTILINE)
    sh(put(link, place), VERSION=VERSION)

    sh(put("install -d -o hms -g hms -m 700 /var/lib/hms-bot /var/backups/hms-bot", place))
    command = place / "hms-bot"
    command.write_text(put((ROOT / "manifest" / "systemd" / "hms-bot.sh").read_text(), place))
    command.chmod(0o755)
    ssh = place / "ssh"  # to the machine itself
    ssh.write_text('#!/bin/sh\nshift\nexec "$@"\n')
    ssh.chmod(0o755)
    made = Machine(place)
    made.set()
    made.do("hms-bot migrate")
    return made


def test_install_set_up_back_up_and_restore_with_the_unit_s_user(machine: Machine) -> None:
    assert "hms-bot 0." in machine.do("hms-bot --version")
    machine.do(block("back up"))
    (copy,) = machine.copies.iterdir()
    root_s = machine.place / "copy-of-root.db"
    shutil.copy(copy, root_s)
    root_s.chmod(0o600)
    machine.do(block("restore"), COPY=str(root_s))
    assert pwd.getpwuid(machine.database.stat().st_uid).pw_name == USER
    assert machine.do("hms-bot posts")


@dataclass
class Holder:
    """Somebody on another machine, who makes keys and opens copies with them."""

    machine: Machine
    program: str
    folder: Path

    def new_key(self, name: str) -> str:
        """The public one."""
        if self.program == "age":
            self.do(block("a key of age"), KEY=str(self.folder / name))
            return sh(f"age-keygen -y {self.folder / name}").strip()
        listed = self.do(f"cd {self.folder}\n" + block("a key of gpg"), NAME=name)
        self.machine.do(f"cd {self.folder}\n" + block("a public key of gpg"))
        (fingerprint,) = re.findall(r"^ +([0-9A-F]{40})$", listed, re.MULTILINE)
        return str(fingerprint)

    def restore(self, copy: Path, name: str) -> None:
        line = block(f"restore what {self.program} encrypted")
        assert "is as in the copy." in self.do(line, COPY=str(copy), KEY=str(self.folder / name))

    def do(self, lines: str, **variables: str) -> str:
        return self.machine.do(lines, GNUPGHOME=str(self.folder), **variables)


@pytest.fixture(params=["age", "gpg"])
def holder(machine: Machine, request: pytest.FixtureRequest, tmp_path: Path) -> Holder:
    (tmp_path / "gpg.conf").write_text("batch\nyes\npinentry-mode loopback\npassphrase secret\n")
    tmp_path.chmod(0o700)
    return Holder(machine, request.param, tmp_path)


def test_the_key_of_copies_is_changed_and_the_old_one_opens_the_old_copies(holder: Holder) -> None:
    machine, copies = holder.machine, {}
    for name in ("2026", "2027"):
        machine.set(HMS_BACKUP_KEY=holder.new_key(name))
        copies[name] = machine.new_copy()
        assert copies[name].suffix == f".{holder.program}"
        assert SQLITE not in copies[name].read_bytes()
    for name, copy in copies.items():
        holder.restore(copy, name)
    if holder.program == "age":
        with pytest.raises(AssertionError, match="no identity matched"):
            holder.restore(copies["2027"], "2026")
