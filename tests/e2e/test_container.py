"""The container's own lines where no engine runs: process 1, no rights, and a root that is only read."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.app.test_first_process import first_process
from tests.e2e.conftest import wait_for
from tests.serving import free_port
from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]
MADE = (ROOT / "manifest" / "container" / "Dockerfile").read_text("utf-8")
USER = 10001
PYTHON = sys.executable
HERE = {"/opt/hms-bot/bin/hms-bot": [PYTHON, "-m", "bot"], "/opt/hms-bot/bin/python": [PYTHON]}
"""In place of what the image would have."""


def run_by(instruction: str) -> list[str]:
    found = re.search(rf"^{instruction} (\[.*\])$", MADE, re.MULTILINE)
    assert found is not None, instruction
    return [part for said in json.loads(found[1]) for part in HERE.get(said, [said])]


HEALTHY = run_by(r"HEALTHCHECK .*\n +CMD")


def contained(data: Path) -> list[str]:
    """`serve`, which sees the system, the code and its Python, and can write nothing but its data."""
    os.chown(data, USER, USER)
    system = ["--ro-bind", "/", "/", "--tmpfs", "/tmp", "--tmpfs", "/root", "--tmpfs", "/var/lib"]  # noqa: S108
    code = [
        part for path in (ROOT, Path(sys.prefix), Path(sys.base_prefix)) for part in shown(path.resolve())
    ]
    own = ["--bind", str(data), "/var/lib/hms-bot", "--proc", "/proc", "--dev", "/dev", "--chdir", str(ROOT)]
    alone = ["--unshare-pid", "--as-pid-1", "--die-with-parent"]
    who = [f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs", "--bounding-set=-all"]
    started = [*run_by("ENTRYPOINT"), *run_by("CMD")]
    return ["bwrap", *system, *code, *own, *alone, "setpriv", *who, *started]


def shown(path: Path) -> Iterator[str]:
    """Wherever it is, the way to it can be gone by everybody."""
    for parent in reversed(path.parents):
        yield from ("--perms", "0755", "--dir", str(parent))
    yield from ("--ro-bind", str(path), str(path))


@pytest.fixture
def environment() -> dict[str, str]:
    said = re.search(r"^ENV (.*)$", MADE, re.MULTILINE)
    assert said is not None
    return {
        **dict(word.split("=") for word in said[1].split()),
        "PATH": os.environ["PATH"],
        "HMS_PORT": str(free_port()),
        "HMS_SLACK_BOT_TOKEN": "xoxb-1",
        "HMS_SLACK_SIGNING_SECRET": "private-signing",
        "HMS_SLACK_API_URL": "http://127.0.0.1:9/",
    }


@contextmanager
def container(data: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(contained(data), env=environment) as outside:
        try:
            yield outside
        finally:
            outside.kill()


def test_it_is_healthy_and_ready_and_ends_when_it_is_told(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    def is_healthy() -> bool:
        return subprocess.run(HEALTHY, env=environment, capture_output=True, check=False).returncode == 0

    assert not is_healthy()
    with container(tmp_path, environment) as outside:
        wait_for(f"http://127.0.0.1:{environment['HMS_PORT']}/readyz")
        assert is_healthy()
        os.kill(first_process(outside.pid), signal.SIGTERM)
        assert outside.wait() == 0
    assert (tmp_path / "hms.db").stat().st_uid == USER


def test_process_1_is_there_to_hear_it_before_python_is(tmp_path: Path, environment: dict[str, str]) -> None:
    with container(tmp_path, environment) as outside:
        wait_until(lambda: listens_in(outside.pid))
        os.kill(first_process(outside.pid), signal.SIGTERM)
        assert outside.wait() == 0
    assert not list(tmp_path.iterdir()), "it was still to make its database"


def listens_in(outside: int) -> bool:
    """Whether tini has begun another process, and so takes what comes. bwrap and setpriv begin none."""
    first = first_process(outside)
    return outside != first != first_process(first)
