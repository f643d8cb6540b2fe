"""What a slash command costs through Slack's door: signed, through Bolt, and with its database read.

`hms-bot serve` itself answers it, against a handler that only checks the signature, against Bolt as its guide
has it, and our door alone with a command that does nothing. All in one run, turn about.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from sqlalchemy import update

from bot.app.core import Core
from bot.app.samples import Samples
from bot.model.kindergarten import Kindergarten
from bot.model.workspace import Workspace
from bot.platforms.slack.app import PATH
from bot.store.engine import Store
from bot.store.schema import migrate
from tests.bench.commands import LOAD, Measured
from tests.bench.servers import Server, _free_port, _running
from tests.bench.slack_servers import COMMAND, SECRET, TEAM, TOKEN, headers
from tests.bench.table import Table, against, milliseconds

KINDS = ("bare", "layer", "product", "stock")
AT_ONCE = (1, 10)
ROUNDS = 7
SECONDS = 0.5
SLOWEST = 0.015
AIMS = (
    "Aims: product p50 at most 6x bare, p99 under 15 ms at 10 at once, p50 at most 0.1x stock at 1 at once;\n"
    "layer p50 at most 1.5x bare at 1 at once, and at least 0.45x its rate at 10 at once."
)


@dataclass(frozen=True)
class _Server(Server):
    """One that Slack asks."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PATH}"

    def ask(self) -> bytes:
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            sent = dict(line.split(": ", 1) for line in headers())
            connection.request("POST", PATH, COMMAND, sent)
            return connection.getresponse().read()


def table() -> Table:
    made = Table(
        "A slash command of Slack's, against a bare aiohttp handler that checks its signature",
        AIMS,
        ("at once", "server", "p50", "p99", "rate", "p50 ratio", "rate ratio", "against stock"),
    )
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        product = stack.enter_context(_product(Path(folder)))
        size = len(product.first_answer())
        servers = {kind: stack.enter_context(_peer(kind, size)) for kind in KINDS if kind != "product"}
        servers["product"] = product
        for server in servers.values():
            server.first_answer()
        for at_once in AT_ONCE:
            made.rows += _rows(at_once, servers)
    return made


def _rows(at_once: int, servers: dict[str, _Server]) -> list[tuple[str, ...]]:
    rounds = [{kind: _load(servers[kind], at_once) for kind in KINDS} for _round in range(ROUNDS)]
    return [
        (str(at_once) if kind == KINDS[0] else "", kind, *_figures(kind, at_once, rounds)) for kind in KINDS
    ]


def _figures(kind: str, at_once: int, rounds: list[dict[str, Measured]]) -> tuple[str, ...]:
    mine = [each[kind] for each in rounds]
    slower = median(each[kind].p50 / each["bare"].p50 for each in rounds)
    rate = median(each[kind].rate / each["bare"].rate for each in rounds)
    stock = median(each[kind].p50 / each["stock"].p50 for each in rounds)
    p99 = median(one.p99 for one in mine)
    alone, many = at_once == 1, at_once == 10
    return (
        milliseconds(median(one.p50 for one in mine)),
        milliseconds(p99) + (_within(p99) if kind == "product" and many else ""),
        f"{median(one.rate for one in mine):,.0f}/s",
        _ratio(slower, {"product": 6, "layer": 1.5 if alone else None}.get(kind), at_most=True),
        _ratio(rate, 0.45 if kind == "layer" and many else None),
        _ratio(stock, 0.1 if kind == "product" and alone else None, at_most=True),
    )


def _ratio(ratio: float, aim: float | None, *, at_most: bool = False) -> str:
    return f"{ratio:.2f}x" if aim is None else against(aim, ratio, at_most=at_most)


def _within(p99: float) -> str:
    return f" ({'met' if p99 < SLOWEST else 'not met'})"


def _load(server: _Server, at_once: int) -> Measured:
    command = [sys.executable, str(LOAD), server.url, COMMAND, str(at_once), str(SECONDS), *headers()]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Measured(*map(float, told.split()))


@contextlib.contextmanager
def _peer(kind: str, size: int) -> Iterator[_Server]:
    port = _free_port()
    command = [sys.executable, "-m", "tests.bench.slack_servers", kind, str(port), str(size)]
    with _running(command, dict(os.environ)) as pid:
        yield _Server(port, pid)


@contextlib.contextmanager
def _product(folder: Path) -> Iterator[_Server]:
    """`hms-bot serve`, with the demo's kindergartens in a Slack workspace. Slack itself is not there."""
    _prepare(folder)
    port = _free_port()
    environment = {
        **os.environ,
        "HMS_DATA_DIR": str(folder),
        "HMS_PORT": str(port),
        "HMS_SLACK_BOT_TOKEN": TOKEN,
        "HMS_SLACK_SIGNING_SECRET": SECRET,
        "HMS_SLACK_API_URL": f"http://127.0.0.1:{_free_port()}/",
        "HMS_LOG_LEVEL": "ERROR",
    }
    with _running([sys.executable, "-m", "bot", "serve"], environment) as pid:
        yield _Server(port, pid)


def _prepare(folder: Path) -> None:
    """Nothing is due: what is measured is the command."""
    store = Store(f"sqlite:///{folder / 'hms.db'}")
    migrate(store)
    core = Core.of(store)
    Samples(core.dispatcher.library, core.dispatcher.plan_template).put_in(
        store, core.dispatcher, datetime.now(UTC)
    )
    with store.write() as session:
        session.execute(update(Workspace).values(platform="slack", external_id=TEAM))
        session.execute(update(Kindergarten).values(next_due_at=None))
    store.close()
