"""The servers that are measured, each in a process of its own on the cores that the load generator leaves."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

PATH = "/local/messages"
QUESTION = json.dumps({"channel": "solstralen", "user": "styrer", "text": "/hms"})
PATIENCE = 60
A_BLINK = 0.002


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PATH}"

    def ask(self) -> bytes:
        """One answer. Raises OSError while nobody listens."""
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("POST", PATH, QUESTION, {"Content-Type": "application/json"})
            return connection.getresponse().read()

    def first_answer(self) -> bytes:
        """As soon as there is one."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self.ask()
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(A_BLINK)

    def resident(self) -> int:
        """The process's memory in megabytes."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


@contextlib.contextmanager
def demo(folder: Path) -> Iterator[Server]:
    """`hms-bot demo`, as anybody starts it."""
    port = _free_port()
    environment = {**os.environ, "HMS_DATA_DIR": str(folder), "HMS_PORT": str(port)}
    with _running([sys.executable, "-m", "bot", "demo"], environment) as pid:
        yield Server(port, pid)


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """`hms-bot serve` with the database in the folder, and no chat platform."""
    port = _free_port()
    environment = {**os.environ, "HMS_DATA_DIR": str(folder), "HMS_PORT": str(port), "HMS_WAKE_SECONDS": "1"}
    with _running([sys.executable, "-m", "bot", "serve"], environment) as pid:
        yield Server(port, pid)


@contextlib.contextmanager
def bare(size: int) -> Iterator[Server]:
    """A server that does as little as one can: see bare.py."""
    port = _free_port()
    command = [sys.executable, "-m", "tests.bench.bare", str(port), PATH, str(size)]
    with _running(command, dict(os.environ)) as pid:
        yield Server(port, pid)


@contextlib.contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[int]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _leave_the_last_core(process.pid)
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _leave_the_last_core(pid: int) -> None:
    """To the load generator, where there is more than one."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_setaffinity") else []
    if len(cores) > 1:
        os.sched_setaffinity(pid, cores[:-1])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
