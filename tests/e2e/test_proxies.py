"""The examples of web servers before the bot, with the real nginx, HAProxy and Caddy of Debian."""

import http.client
import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urljoin

import pytest

from tests.e2e.conftest import PATIENCE, wait_for
from tests.serving import free_port

MANIFEST = Path(__file__).parents[2] / "manifest" / "proxies"
SLACK = {
    "HMS_SLACK_CLIENT_ID": "12345.67890",
    "HMS_SLACK_CLIENT_SECRET": "private-client",
    "HMS_SLACK_SIGNING_SECRET": "private-signing",
    "HMS_PUBLIC_URL": "https://hms.example.no",
    "HMS_SECRET_KEY": "a2V5IG9mIGV4YWN0bHkgdGhpcnR5LXR3byBieXRlcyE=",
}
THROUGH = ("/healthz", "/privacy", "/terms", "/guide/nb", "/style.css", "/themes/nb/avvik-meldekultur")
KIND = ("/papers/none", "/pictures/none.png", "/calendars/none.ics")
"""Links that open nothing: the bot says so itself, in kind words."""
BUTTONS = {"/programme/none": 404, "/programme/close": 200}
"""Buttons of our pages, which are pressed with an empty body; and what the bot answers."""
INSIDE = (
    "/metrics",
    "/readyz",
    "/",
    "//metrics",
    "/%6detrics",
    "/slack/../metrics",
    "/slack/%2e%2e/metrics",
    "/guide/..%2fmetrics",
    "/healthz/../readyz",
    "/privacy/../metrics",
)
Command: TypeAlias = tuple[list[str], dict[str, str]]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the product."""
    port = free_port()
    folder = tmp_path_factory.mktemp("bot")
    settings = {"HMS_PORT": str(port), "HMS_DATA_DIR": str(folder), **SLACK}
    with running([sys.executable, "-m", "bot", "serve"], settings):
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield port


@contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    with subprocess.Popen(command, env={**os.environ, **environment}) as process:
        try:
            yield
        finally:
            process.terminate()


def certificate(folder: Path) -> Path:
    """Of ourselves; the certificate and its key in one file, as HAProxy wants it."""
    key, file = folder / "key.pem", folder / "both.pem"
    subject = ["-subj", "/CN=localhost", "-days", "2", "-keyout", str(key), "-out", str(file)]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject],  # noqa: S607
        check=True,
        capture_output=True,
    )
    file.write_text(file.read_text() + key.read_text())
    return file


def nginx(folder: Path, port: int, bot: int) -> Command:
    pem = certificate(folder)
    said = (MANIFEST / "nginx.conf").read_text()
    for ours, theirs in (
        ("listen 443", f"listen 127.0.0.1:{port}"),
        ("127.0.0.1:8080", f"127.0.0.1:{bot}"),
        ("/etc/ssl/hms.example.no.pem", str(pem)),
        ("/etc/ssl/private/hms.example.no.key", str(folder / "key.pem")),
    ):
        assert ours in said
        said = said.replace(ours, theirs)
    (folder / "site.conf").write_text(said)
    begins = f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}"
    (folder / "nginx.conf").write_text(
        f"{begins} http {{ access_log off; client_body_temp_path {folder}; include {folder}/site.conf; }}"
    )
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], {}


def haproxy(folder: Path, port: int, bot: int) -> Command:
    said = (MANIFEST / "haproxy.cfg").read_text()
    for ours, theirs in (
        ("bind :443", f"bind 127.0.0.1:{port}"),
        ("/etc/ssl/hms.example.no.pem", str(certificate(folder))),
        ("10.0.0.1:8080", f"127.0.0.1:{bot}"),
        ("10.0.0.2:8080", f"127.0.0.1:{bot}"),
    ):
        assert ours in said
        said = said.replace(ours, theirs)
    (folder / "haproxy.cfg").write_text(said)
    return ["haproxy", "-f", str(folder / "haproxy.cfg")], {}


def caddy(folder: Path, port: int, bot: int) -> Command:
    named = {"HMS_NAME": f"http://127.0.0.1:{port}", "HMS_BOT": f"127.0.0.1:{bot}"}
    own = {"CADDY_ADMIN": "off", "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    run = ["caddy", "run", "--adapter", "caddyfile", "--config", str(MANIFEST / "Caddyfile")]
    return run, {**named, **own}


@pytest.mark.parametrize("proxy", [nginx, haproxy, caddy])
def test_what_people_need_is_let_through_and_nothing_inside(
    proxy: Callable[[Path, int, int], Command], bot: int, tmp_path: Path
) -> None:
    port = free_port()
    command, environment = proxy(tmp_path, port, bot)
    with running(command, environment):
        wait_for_port(port)
        client = Client(port, secure=proxy is not caddy)
        for path in THROUGH:
            assert client.ask("GET", path)[0] == 200, path
        for path in KIND:
            assert "<main" in client.ask("GET", path)[1], path
        picture = client.ask("GET", "/guide/nb")[1].partition('<img src="')[2].partition('"')[0]
        assert client.ask("GET", urljoin("/guide/nb", picture))[0] == 200
        assert client.ask("POST", "/slack/events", b"{}")[0] == 401, "Slack's door, and no proof"
        assert client.is_cut_off("/slack/events", b"x" * 2_000_000)
        for path, status in BUTTONS.items():
            found, said = client.ask("POST", path)
            assert (found, "<main" in said) == (status, True), path
            assert client.is_cut_off(path, b"x" * 2_000), path
        for path in INSIDE:
            status, said = client.ask("GET", path)
            assert status in {400, 403, 404}, path
            assert "hms_" not in said, path


class Client:
    """Sends a path as it is: others would make it tidy first."""

    def __init__(self, port: int, *, secure: bool) -> None:
        self._port, self._secure = port, secure

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, str]:
        trusting = ssl._create_unverified_context()  # noqa: S323 - the certificate is the test's own
        connection = (
            http.client.HTTPSConnection("127.0.0.1", self._port, context=trusting)
            if self._secure
            else http.client.HTTPConnection("127.0.0.1", self._port)
        )
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        finally:
            connection.close()

    def is_cut_off(self, path: str, body: bytes) -> bool:
        """HAProxy ends the connection before all is there, and Caddy the one to the bot."""
        try:
            return self.ask("POST", path, body)[0] in {413, 502}
        except OSError:
            return True


def wait_for_port(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
