"""What a command costs: `/hms` through the whole local path against a bare handler.

Both answer over the same connections, the same number of bytes, turn about: what else the machine does
then slows both alike. The command reads the kindergarten and its calendar from SQLite for every answer.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import servers
from tests.bench.servers import QUESTION, Server
from tests.bench.table import Table, against, milliseconds

AT_ONCE = (1, 10, 50)
ROUNDS = 7
SECONDS = 0.5
LOAD = Path(__file__).with_name("load.py")


@dataclass(frozen=True)
class Measured:
    """Of one server in one round."""

    p50: float
    p99: float
    rate: float


def table() -> Table:
    made = Table(
        "A slash command that reads its calendar, against a bare aiohttp handler",
        "Aims: p50 under 5x at 1 at once; at least 0.15x the rate at 10 at once.",
        ("at once", "server", "p50", "p99", "rate", "p50 ratio", "rate ratio"),
    )
    with tempfile.TemporaryDirectory() as folder, servers.demo(Path(folder)) as demo:
        size = len(demo.first_answer())
        with servers.bare(size) as bare:
            bare.first_answer()
            for at_once in AT_ONCE:
                made.rows += _rows(at_once, bare, demo)
    return made


def _rows(at_once: int, bare: Server, demo: Server) -> list[tuple[str, ...]]:
    pairs = [(_load(bare, at_once), _load(demo, at_once)) for _round in range(ROUNDS)]
    slower = median(command.p50 / least.p50 for least, command in pairs)
    rate = median(command.rate / least.rate for least, command in pairs)
    return [
        (str(at_once), "bare", *_figures([least for least, _command in pairs]), "", ""),
        (
            "",
            "/hms",
            *_figures([command for _least, command in pairs]),
            against(5, slower, at_most=True) if at_once == 1 else f"{slower:.2f}x",
            against(0.15, rate) if at_once == 10 else f"{rate:.2f}x",
        ),
    ]


def _load(server: Server, at_once: int) -> Measured:
    command = [sys.executable, str(LOAD), server.url, QUESTION, str(at_once), str(SECONDS)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Measured(*map(float, said.split()))


def _figures(rounds: list[Measured]) -> tuple[str, str, str]:
    return (
        milliseconds(median(one.p50 for one in rounds)),
        milliseconds(median(one.p99 for one in rounds)),
        f"{median(one.rate for one in rounds):,.0f}/s",
    )
