"""How long `hms-bot demo` takes from its start to its first answer, and how much memory it then has."""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import servers
from tests.bench.table import Table

ROUNDS = 5
AIM = 1.0


@dataclass(frozen=True)
class Started:
    seconds: float
    megabytes: int


def table() -> Table:
    made = Table(
        "Start to first answer of `hms-bot demo`",
        "Aim: under 1 second where there is data already.",
        ("data", "seconds", "memory"),
    )
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / "there"
        _start(there)
        pairs = [(_start(there), _start(Path(folder) / f"empty{number}")) for number in range(ROUNDS)]
    again, empty = zip(*pairs, strict=True)
    seconds = _seconds(again)
    met = "met" if seconds < AIM else "not met"
    made.rows += [
        ("there already", f"{seconds:.2f} ({met})", _memory(again)),
        ("none yet", f"{_seconds(empty):.2f}", _memory(empty)),
    ]
    return made


def _start(folder: Path) -> Started:
    began = time.perf_counter()
    with servers.demo(folder) as demo:
        demo.first_answer()
        return Started(time.perf_counter() - began, demo.resident())


def _seconds(starts: Sequence[Started]) -> float:
    return median(one.seconds for one in starts)


def _memory(starts: Sequence[Started]) -> str:
    return f"{median(one.megabytes for one in starts):.0f} MB"
