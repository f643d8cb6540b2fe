"""The emulator, the bot's real process, and somebody who uses it in Slack."""

import asyncio
import hashlib
import hmac
import json
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from aiohttp import ClientConnectorError, ClientSession, DummyCookieJar
from cryptography.fernet import Fernet

from bot.platforms.slack.manifest import SCOPES
from bot.platforms.wire import Json
from tests.e2e.slack.proxy import Proxy
from tests.platforms.slack.reading import buttons, state, words
from tests.serving import free_port
from tests.tools.npm import fetched

HERE = Path(__file__).parent
APP, CLIENT = "A000000001", "12345.67890"
CLIENT_SECRET, SIGNING_SECRET, OURS = "private-client", "private-signing", "xoxb-private-tests"
TEAM = "T000000001"
PATIENCE = 30.0
COOKIE = "slack-app-oauth-state"


def seed(channels: list[str]) -> Json:
    """A workspace with a styrer in it; it holds the app to its scopes."""
    wide = [*SCOPES, "channels:manage"]
    app = {
        "app_id": APP,
        "client_id": CLIENT,
        "client_secret": CLIENT_SECRET,
        "name": "HMS-bot",
        "redirect_uris": [],
        "scopes": list(SCOPES),
    }
    workspace = {
        "strict_scopes": True,
        "users": [{"name": "kari"}],
        "channels": [{"name": name} for name in channels],
        "oauth_apps": [app],
        "tokens": [{"token": OURS, "user": "kari", "app_id": APP, "scopes": wide}],
    }
    return {"slack": workspace}


@asynccontextmanager
async def process(*arguments: str, log: Path, **more: Any) -> AsyncIterator[None]:
    """Runs beside us, and is stopped."""
    with log.open("ab") as file:
        started = await asyncio.create_subprocess_exec(*arguments, stdout=file, stderr=file, **more)
        try:
            yield
        finally:
            if started.returncode is None:
                started.terminate()
            await started.wait()


async def listening(address: str) -> None:
    """Until somebody answers there."""
    async with asyncio.timeout(PATIENCE), ClientSession() as session:
        while True:
            try:
                async with session.get(address):
                    return
            except ClientConnectorError:
                await asyncio.sleep(0.05)


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    """Another process brings it about."""
    async with asyncio.timeout(PATIENCE):
        while not await true():  # noqa: ASYNC110 - it has no event of ours to set
            await asyncio.sleep(0.05)


@asynccontextmanager
async def slack(folder: Path, channels: list[str]) -> AsyncIterator[tuple[Proxy, str]]:
    """The emulator with the proxy before it, and the proxy's address."""
    cache, port = fetched(HERE), free_port()
    shutil.copy(HERE / "emulator.mjs", cache)
    node = shutil.which("node")
    assert node is not None, "node and npm are needed"
    program = (node, str(cache / "emulator.mjs"), str(port), json.dumps(seed(channels)))
    async with process(*program, log=folder / "emulator.log"):
        await listening(f"http://127.0.0.1:{port}/")
        proxy = Proxy(f"http://127.0.0.1:{port}")
        async with proxy.serving() as address:
            yield proxy, address


@dataclass
class Place:
    """Where one bot lives: its settings, its data, its clock."""

    folder: Path
    slack: str
    """The address of Slack."""
    port: int = field(default_factory=free_port)
    key: str = field(default_factory=lambda: Fernet.generate_key().decode())
    ahead: timedelta = timedelta()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.folder / 'hms.db'}"

    @property
    def log(self) -> str:
        return (self.folder / "bot.log").read_text()

    def now(self) -> datetime:
        """As the bot's clock shows it."""
        return datetime.now(UTC) + self.ahead

    def turn_to(self, moment: datetime) -> None:
        """For a bot with a clock that can be turned."""
        self.ahead = moment - datetime.now(UTC)
        (self.folder / "ahead").write_text(str(self.ahead.total_seconds()))

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """`hms-bot serve`, as it is."""
        async with self._started("-m", "bot", "serve"):
            yield

    @asynccontextmanager
    async def serving_ahead(self) -> AsyncIterator[None]:
        """The same with a clock that can be turned."""
        async with self._started("-m", "tests.e2e.serve", str(self.folder / "ahead")):
            yield

    @asynccontextmanager
    async def _started(self, *arguments: str) -> AsyncIterator[None]:
        settings = {
            "HMS_PORT": str(self.port),
            "HMS_DATA_DIR": str(self.folder),
            "HMS_WAKE_SECONDS": "1",
            "HMS_LOG_LEVEL": "DEBUG",
            "HMS_SLACK_API_URL": f"{self.slack}/api/",
            "HMS_SLACK_CLIENT_ID": CLIENT,
            "HMS_SLACK_CLIENT_SECRET": CLIENT_SECRET,
            "HMS_SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "HMS_SECRET_KEY": self.key,
        }
        environment = {**os.environ, **settings}
        async with process(sys.executable, *arguments, log=self.folder / "bot.log", env=environment):
            await listening(f"{self.address}/healthz")
            yield


class Person:
    """Somebody in the workspace. What they do becomes signed requests, as Slack would send them."""

    def __init__(self, session: ClientSession, proxy: Proxy, place: Place) -> None:
        self._session = session
        self._proxy = proxy
        self._place = place
        self.id = ""

    @classmethod
    @asynccontextmanager
    async def named(cls, name: str, proxy: Proxy, place: Place) -> AsyncIterator["Person"]:
        async with ClientSession(cookie_jar=DummyCookieJar()) as session:
            person = cls(session, proxy, place)
            members = (await person.api("users.list"))["members"]
            person.id = next(member["id"] for member in members if member["name"] == name)
            yield person

    async def api(self, method: str, **arguments: Any) -> Json:
        """Asks Slack itself, with a token of ours."""
        headers = {"Authorization": f"Bearer {OURS}"}
        url = f"{self._place.slack}/api/{method}"
        async with self._session.post(url, json=arguments, headers=headers) as answer:
            said: Json = await answer.json()
            assert said["ok"], said
            return said

    async def channels(self) -> dict[str, str]:
        """Ids by name."""
        said = await self.api("conversations.list", limit=1000)
        return {one["name"]: one["id"] for one in said["channels"]}

    async def history(self, channel: str) -> list[Json]:
        """Oldest first."""
        said = await self.api("conversations.history", channel=channel, limit=1000)
        found: list[Json] = said["messages"]
        return found[::-1]

    async def keys(self, channel: str) -> list[str]:
        """The keys of the scheduled posts in a channel."""
        told = [one.get("metadata") or {} for one in await self.history(channel)]
        return [one["event_payload"]["key"] for one in told if one.get("event_type") == "hms_post"]

    async def reads(self, channel: str, text: str) -> bool:
        """Whether the last message says so."""
        return any(text in words(one["blocks"]) for one in (await self.history(channel))[-1:])

    async def has(self, channel: str, key: str) -> bool:
        return key in await self.keys(channel)

    # Installing

    async def install(self) -> tuple[int, str]:
        """As the browser does it."""
        begun = await self._get(f"{self._place.address}/slack/install")
        cookie = begun.cookies[COOKIE].value
        authorize = begun.headers["Location"]
        assert authorize.startswith(f"{self._place.slack}/oauth/v2/authorize?")
        asked = parse_qs(urlsplit(authorize).query)
        page = await (await self._get(authorize)).text()
        assert re.search(rf'name="user_id" value="{self.id}"', page), "Slack asks whether it may"
        allowed = {
            "user_id": self.id,
            "client_id": asked["client_id"][0],
            "scope": asked["scope"][0],
            "state": asked["state"][0],
            # Slack takes the app's own where none is asked for; the emulator must be told.
            "redirect_uri": f"{self._place.address}/slack/oauth_redirect",
        }
        url = f"{self._place.slack}/oauth/v2/authorize/callback"
        async with self._session.post(url, data=allowed, allow_redirects=False) as answer:
            back = answer.headers["Location"]
        done = await self._get(back, Cookie=f"{COOKIE}={cookie}")
        return done.status, await done.text()

    async def _get(self, url: str, **headers: str) -> Any:
        answer = await self._session.get(url, headers=headers, allow_redirects=False)
        await answer.read()
        return answer

    # Using

    async def command(self, channel: str, line: str) -> Json:
        """What is answered in the response."""
        name, _space, text = line.partition(" ")
        asked = {
            "team_id": TEAM,
            "channel_id": channel,
            "user_id": self.id,
            "command": name,
            "text": text,
            "response_url": f"{self._place.slack}/response/x",
            "trigger_id": await self._trigger(),
        }
        return await self._send(urlencode(asked), "application/x-www-form-urlencoded")

    async def press(self, channel: str, message: Json, label: str) -> Json:
        """A button of an answer that only this person sees."""
        return await self._interact(
            {
                "type": "block_actions",
                "trigger_id": await self._trigger(),
                "actions": [buttons(message["blocks"])[label]],
                "channel": {"id": channel},
                "container": {"type": "message", "channel_id": channel, "is_ephemeral": True},
                "response_url": f"{self._place.slack}/response/x",
            }
        )

    async def fill(self, view: Json, values: Mapping[str, Json]) -> Json:
        """Send a modal, with some of its fields (by their names) filled in."""
        held = state(view)
        for name, value in values.items():
            held[name]["value"] |= value
        return await self._interact(
            {
                "type": "view_submission",
                "trigger_id": await self._trigger(),
                "view": {**view, "state": {"values": held}},
                "response_urls": [],
            }
        )

    async def happen(self, event: Json) -> Json:
        envelope = {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": APP,
            "event": event,
            "event_id": f"Ev{int(self._place.now().timestamp() * 1000)}",
            "event_time": int(self._place.now().timestamp()),
        }
        return await self._send(json.dumps(envelope), "application/json")

    async def _interact(self, payload: Json) -> Json:
        who = {"user": {"id": self.id, "team_id": TEAM}, "team": {"id": TEAM}, "api_app_id": APP}
        body = urlencode({"payload": json.dumps({**who, **payload})})
        return await self._send(body, "application/x-www-form-urlencoded")

    async def _trigger(self) -> str:
        said = await self.api("views.generateTriggerId", user_id=self.id)
        found: str = said["trigger_id"]
        return found

    async def _send(self, body: str, kind: str) -> Json:
        at = str(int(self._place.now().timestamp()))
        proof = hmac.new(SIGNING_SECRET.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={proof}",
        }
        url = f"{self._place.address}/slack/events"
        async with self._session.post(url, data=body.encode(), headers=headers) as answer:
            assert answer.status == 200, answer.status
            text = await answer.text()
            return dict(json.loads(text)) if text else {}
