"""`hms-bot serve` as process 1 of a container, told to stop before it has begun."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.waiting import wait_until

NAMESPACE = ["unshare", "--pid", "--fork", "--kill-child"]
PRETENCE = (
    "import os, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); os.getpid = lambda: 1; "
    "from bot.__main__ import main; main()"
)
"""Where no process may make a namespace: what is not handled is ignored, as the kernel does to process 1."""


def may_make_namespaces() -> bool:
    try:
        return subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def started(*arguments: str) -> list[str]:
    if may_make_namespaces():
        return [*NAMESPACE, sys.executable, "-m", "bot", *arguments]
    return [sys.executable, "-c", PRETENCE, *arguments]


@pytest.fixture
def silent_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It takes a connection and never answers: `serve` stays in its first seconds."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setenv("HMS_DATABASE_URL", f"postgresql+psycopg://hms@127.0.0.1:{port}/hms")
        yield


@pytest.mark.parametrize("command", ["serve", "migrate"])
@pytest.mark.usefixtures("silent_database")
def test_it_ends_at_once(command: str) -> None:
    with subprocess.Popen(started(command), cwd=Path(__file__).parents[2]) as program:
        try:
            wait_until(lambda: hears(first_process(program.pid)))
            os.kill(first_process(program.pid), signal.SIGTERM)
            wait_until(lambda: program.poll() is not None)
        finally:
            program.kill()
    assert program.returncode == 0


def first_process(started: int) -> int:
    """The child of `unshare`, where that was needed."""
    children = Path(f"/proc/{started}/task/{started}/children").read_text("ascii").split()
    return int(children[0]) if children else started


def hears(process: int) -> bool:
    """Whether it handles SIGTERM, as the kernel sees it; Python itself does not."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    (handled,) = (line.split()[1] for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(handled, 16) >> (signal.SIGTERM - 1) & 1)
