"""What Teams costs: a message that is answered, and a post that comes by itself, against stock botbuilder.

Ours checks the token, reads the database, draws the card and sends it; botbuilder checks the token and sends
a card that was drawn before. Its token for sending comes from a login service that answers in no time. All in
one run, turn about.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import update

from bot.app.core import Core
from bot.app.samples import Samples
from bot.model.kindergarten import Kindergarten
from bot.model.workspace import Workspace
from bot.platforms.teams.app import PATH
from bot.store.engine import Store
from bot.store.schema import migrate
from tests.bench.commands import LOAD, Measured
from tests.bench.servers import Server, _free_port, _running
from tests.bench.table import Table, against, milliseconds
from tests.bench.teams_bots import APP_ID, TENANT
from tests.bench.teams_microsoft import KEY_NAME

ROUNDS = 7
SECONDS = 1.0
AT_ONCE = (1, 10)
KINDS = ("stock", "product")
POSTS = ("bare", "stock", "product")


@dataclass(frozen=True)
class Microsoft:
    """Its services on this machine, and the key they sign with."""

    url: str
    key: rsa.RSAPrivateKey
    folder: Path

    def headers(self) -> list[str]:
        now = int(time.time())
        claims = {
            "iss": "https://api.botframework.com",
            "aud": APP_ID,
            "nbf": now - 10,
            "exp": now + 3600,
            "serviceurl": f"{self.url}/emea/",
        }
        token = jwt.encode(claims, self.key, "RS256", headers={"kid": KEY_NAME})
        return ["Content-Type: application/json; charset=utf-8", f"Authorization: Bearer {token}"]

    def activity(self) -> str:
        """As Teams sends it from a person's own chat."""
        who = {"id": "29:verneombud", "name": "Kari Nordmann", "aadObjectId": "verneombud"}
        bot = {"id": f"28:{APP_ID}", "name": "HMS"}
        client = {"locale": "nb-NO", "country": "NO", "platform": "Web", "timezone": "Europe/Oslo"}
        return json.dumps(
            {
                "type": "message",
                "id": "1700000000000",
                "timestamp": "2026-11-23T08:00:00.0000000Z",
                "localTimestamp": "2026-11-23T09:00:00.0000000+01:00",
                "localTimezone": "Europe/Oslo",
                "serviceUrl": f"{self.url}/emea/",
                "channelId": "msteams",
                "from": who,
                "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:verneombud"},
                "recipient": bot,
                "text": "hms",
                "textFormat": "plain",
                "entities": [{**client, "type": "clientInfo"}],
                "channelData": {"tenant": {"id": TENANT}},
                "locale": "nb-NO",
            }
        )


@dataclass(frozen=True)
class _Server(Server):
    """One that Teams asks."""

    microsoft: Microsoft

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PATH}"

    def ask(self) -> bytes:
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            sent = dict(line.split(": ", 1) for line in self.microsoft.headers())
            connection.request("POST", PATH, self.microsoft.activity(), sent)
            return connection.getresponse().read()


def table() -> Table:
    made = Table(
        "A message in Teams that is answered with a card, against stock botbuilder",
        "Aim: at least 15x the rate at 10 at once.",
        ("at once", "server", "p50", "p99", "rate", "against stock"),
    )
    with ExitStack() as running:
        microsoft = running.enter_context(_microsoft())
        servers = {kind: running.enter_context(_bot(kind, microsoft)) for kind in KINDS}
        for server in servers.values():
            server.first_answer()
        for at_once in AT_ONCE:
            made.rows += _rows(at_once, servers)
    return made


def _rows(at_once: int, servers: dict[str, _Server]) -> list[tuple[str, ...]]:
    rounds = [{kind: _load(servers[kind], at_once) for kind in KINDS} for _round in range(ROUNDS)]
    faster = median(each["product"].rate / each["stock"].rate for each in rounds)
    said = against(15, faster) if at_once == AT_ONCE[-1] else f"{faster:.2f}x"
    return [
        (
            str(at_once) if kind == KINDS[0] else "",
            kind,
            milliseconds(median(each[kind].p50 for each in rounds)),
            milliseconds(median(each[kind].p99 for each in rounds)),
            f"{median(each[kind].rate for each in rounds):,.0f}/s",
            said if kind == "product" else "",
        )
        for kind in KINDS
    ]


def _load(server: _Server, at_once: int) -> Measured:
    asked, headers = server.microsoft.activity(), server.microsoft.headers()
    command = [sys.executable, str(LOAD), server.url, asked, str(at_once), str(SECONDS), *headers]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Measured(*map(float, told.split()))


def posts_table() -> Table:
    made = Table(
        "A post in Teams that comes by itself, 10 at once, against stock botbuilder",
        "Aim: at least 50x the rate.",
        ("sender", "rate", "against stock", "against bare"),
    )
    with _microsoft() as microsoft:
        rounds = [{kind: _posted(kind, microsoft) for kind in POSTS} for _round in range(ROUNDS)]
    for kind in POSTS:
        faster = median(each[kind] / each["stock"] for each in rounds)
        made.rows.append(
            (
                kind,
                f"{median(each[kind] for each in rounds):,.0f}/s",
                against(50, faster) if kind == "product" else f"{faster:.1f}x",
                f"{median(each[kind] / each['bare'] for each in rounds):.2f}x",
            )
        )
    return made


def _posted(kind: str, microsoft: Microsoft) -> float:
    command = [sys.executable, "-m", "tests.bench.teams_bots", kind, "", microsoft.url, str(microsoft.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        _leave_the_last_core(process.pid)
        said, _nothing = process.communicate()
    return float(said)


def _leave_the_last_core(pid: int) -> None:
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_setaffinity") else []
    if len(cores) > 1:
        os.sched_setaffinity(pid, cores[:-1])


@contextlib.contextmanager
def _microsoft() -> Iterator[Microsoft]:
    port, key = _free_port(), rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder)
        pem = folder / "key.pem"
        pem.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        command = [sys.executable, "-m", "tests.bench.teams_microsoft", str(port), str(pem)]
        with subprocess.Popen(command) as process:
            _wait_for(port)
            yield Microsoft(f"http://127.0.0.1:{port}", key, folder)
            process.terminate()


def _wait_for(port: int) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=1)) as connection:
                connection.request("GET", "/openid")
                connection.getresponse().read()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


@contextlib.contextmanager
def _bot(kind: str, microsoft: Microsoft) -> Iterator[_Server]:
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "tests.bench.teams_bots",
        kind,
        str(port),
        microsoft.url,
        str(microsoft.folder),
    ]
    with _running(command, dict(os.environ)) as pid:
        yield _Server(port, pid, microsoft)


def _prepare(folder: Path) -> None:
    """The demo's kindergartens in a tenant. Nothing is due: what is measured is the message."""
    store = Store(f"sqlite:///{folder / 'hms.db'}")
    migrate(store)
    core = Core.of(store)
    Samples(core.dispatcher.library, core.dispatcher.plan_template).put_in(
        store, core.dispatcher, datetime.now(UTC)
    )
    with store.write() as session:
        session.execute(update(Workspace).values(platform="teams", external_id=TENANT))
        session.execute(update(Kindergarten).values(next_due_at=None))
    store.close()
