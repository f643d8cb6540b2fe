"""How long `hms-bot demo` takes from its start to its first answer, and how much memory it then has."""

import contextlib
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import update

from bot.model.kindergarten import Kindergarten
from bot.store.engine import Store
from tests.bench import servers
from tests.bench.country import Country
from tests.bench.table import Table

ROUNDS = 5
AIM = 1.0
SIZES = (83, 100_000)
FAR = timedelta(days=365)
SOME_WAKEUPS = 3.0
"""Seconds, at one wake-up a second."""


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


def size() -> Table:
    """What many kindergartens cost before any of them is due."""
    made = Table(
        "Start to first answer of `hms-bot serve`, and its memory after some wake-ups",
        "Aims: with 100,000 kindergartens 0.5 s and 10 MB more than with a few.",
        ("kindergartens", "seconds", "memory"),
    )
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in SIZES:
            place = Path(folder) / str(number)
            place.mkdir()
            with contextlib.closing(Store(f"sqlite:///{place / 'hms.db'}")) as store:
                Country(store, number)
                with store.write() as session:
                    session.execute(update(Kindergarten).values(next_due_at=datetime.now(UTC) + FAR))
            found[number] = _serving(place)
    for number, (seconds, memory) in found.items():
        made.rows.append((f"{number:,}", f"{seconds:.2f}", f"{memory:.0f} MB"))
    few, many = found[SIZES[0]], found[SIZES[1]]
    more, grown = many[0] - few[0], many[1] - few[1]
    made.rows.append(("more", f"{more:+.2f} ({_met(more <= 0.5)})", f"{grown:+.0f} MB ({_met(grown <= 10)})"))
    return made


def _serving(folder: Path) -> tuple[float, float]:
    starts = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        with servers.serve(folder) as server:
            server.first_answer()
            took = time.perf_counter() - began
            time.sleep(SOME_WAKEUPS)
            starts.append((took, server.resident()))
    seconds, memory = zip(*starts, strict=True)
    return median(seconds), median(memory)


def _met(met: bool) -> str:
    return "met" if met else "not met"


def _start(folder: Path) -> Started:
    began = time.perf_counter()
    with servers.demo(folder) as demo:
        demo.first_answer()
        return Started(time.perf_counter() - began, demo.resident())


def _seconds(starts: Sequence[Started]) -> float:
    return median(one.seconds for one in starts)


def _memory(starts: Sequence[Started]) -> str:
    return f"{median(one.megabytes for one in starts):.0f} MB"
