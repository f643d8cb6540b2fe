"""A small Slack on loopback: its Web API and response addresses, and what people see there.

Like Slack it takes a trigger once, a response address five times, and a message only into what it knows.
"""

import asyncio
import html
import itertools
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.platforms.local.people import is_closed
from bot.platforms.wire import Json
from tests.platforms.slack.reading import words

TEAM, BOT_USER, TOKEN = "T0HMS", "U0BOT", "xoxb-not-a-secret"
APP_TOKEN = "xapp-not-a-secret"  # noqa: S105 - as it says
TRIGGER_LIFE = timedelta(seconds=3)
PAUSE = 7
"""Seconds, where a method asks for one."""
URL_LIFE, URL_USES = timedelta(minutes=30), 5


@dataclass
class Shown:
    """Something that can be seen: a message, or a view. It changes in place, as on a screen."""

    id: str
    channel: str
    to: str | None
    """Only this person sees it."""
    body: Json
    """A message's text and blocks, or the view."""
    errors: dict[str, str] = field(default_factory=dict)
    held: Json = field(default_factory=dict)
    """What a view's inputs hold once somebody has written in them."""
    gone: bool = False
    changes: int = 0

    @property
    def hash(self) -> str:
        """Of what a view shows."""
        return f"1.{self.changes}"

    @property
    def is_view(self) -> bool:
        return self.body.get("type") in ("modal", "home")

    @property
    def text(self) -> str:
        """For notifications and screen readers."""
        return html.unescape(self.body["text"])

    def read(self) -> str:
        """What a person reads there."""
        title = self.body["title"]["text"] if self.body.get("type") == "modal" else None
        return words(self.body["blocks"], title)


@dataclass
class _Address:
    """A response address."""

    channel: str
    user: str
    of: Shown | None
    until: datetime
    uses: int = 0


class FakeSlack:
    """Start it in the event loop in which it is used."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.shown: list[Shown] = []
        """All that came to be seen, or changed, in its order."""
        self.homes: dict[str, Shown] = {}
        self.calls: list[tuple[str, Json]] = []
        self.tokens: list[str] = []
        self.refused: dict[str, str] = {}
        """Errors to answer a method with."""
        self.app_token = APP_TOKEN
        """The one that opens a socket."""
        self.pauses: dict[str, int] = {}
        """How often a method asks for a pause first."""
        self.sockets: asyncio.Queue[web.WebSocketResponse] = asyncio.Queue()
        """Those that the app has opened, and below what it says there."""
        self.heard: asyncio.Queue[Json] = asyncio.Queue()
        self.opened: set[str] = set()
        """Private channels that were made public, and below those that the bot is not in."""
        self.lost: set[str] = set()
        self.archived: set[str] = set()
        self.locales: dict[str, str] = {}
        """In which somebody reads it, where that is not bokmål."""
        self.forgets_addresses = False
        """Every response address is too old."""
        self.fetches_pictures = True
        """It reaches the addresses of pictures; where it does not, it takes no message that has one."""
        self._messages: dict[str, list[Shown]] = defaultdict(list)
        self._views: dict[str, Shown] = {}
        self._triggers: dict[str, tuple[str, datetime]] = {}
        self._addresses: dict[str, _Address] = {}
        self._number = itertools.count(1)
        self._server: TestServer

    async def start(self) -> None:
        application = web.Application()
        application.router.add_post("/api/{method}", self._api)
        application.router.add_post("/response/{name}", self._respond)
        application.router.add_get("/socket", self._connected)
        self._server = TestServer(application)
        await self._server.start_server(access_log=None)

    async def close(self) -> None:
        await self._server.close()

    @property
    def api_url(self) -> str:
        return str(self._server.make_url("/api/"))

    # What Slack hands out

    def trigger(self, user: str) -> str:
        name = f"{next(self._number)}.{len(user)}.trigger"
        self._triggers[name] = user, self.now() + TRIGGER_LIFE
        return name

    def address(self, channel: str, user: str, of: Shown | None = None) -> str:
        name = f"r{next(self._number)}"
        self._addresses[name] = _Address(channel, user, of, self.now() + URL_LIFE)
        return str(self._server.make_url(f"/response/{name}"))

    def event_id(self) -> str:
        return f"Ev{next(self._number):08}"

    def ts(self) -> str:
        """A message's name in its channel."""
        return f"{self.now().timestamp():.0f}.{next(self._number):06}"

    # What is seen

    def show(self, channel: str, body: Json, to: str | None = None) -> Shown:
        """A message, for all or for one."""
        made = Shown(self.ts(), channel, to, body)
        if to is None:
            self._messages[channel].append(made)
        self.shown.append(made)
        return made

    def messages(self, channel: str) -> list[Shown]:
        """What everybody sees in a channel."""
        return [one for one in self._messages[channel] if not one.gone]

    def open_views(self) -> list[Shown]:
        return [one for one in self._views.values() if not one.gone]

    def acknowledged(self, view: Shown, answer: Json) -> None:
        """What the response to a sent form does to its view."""
        view.errors = answer.get("errors", {})
        match answer.get("response_action"):
            case "errors":
                known = {block.get("block_id") for block in view.body["blocks"] if block["type"] == "input"}
                assert set(view.errors) <= known, "Slack takes errors of inputs only"
                self.shown.append(view)
            case "update":
                self._changed(view, answer["view"])
            case _:  # also without an action: the view closes
                view.gone = True

    def _changed(self, shown: Shown, body: Json) -> None:
        shown.body, shown.errors, shown.held = body, {}, {}
        shown.changes += 1
        self.shown.append(shown)

    # The Web API

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        arguments = _decoded(await request.text(), request.content_type)
        self.tokens.append(request.headers.get("Authorization", "").removeprefix("Bearer "))
        self.calls.append((method, arguments))
        if self.pauses.get(method):
            self.pauses[method] -= 1
            return web.json_response(status=429, headers={"Retry-After": str(PAUSE)}, data={"ok": False})
        if method in self.refused:
            return web.json_response({"ok": False, "error": self.refused[method]})
        if self._lacks_picture(arguments):
            return web.json_response({"ok": False, "error": "invalid_blocks"})
        try:
            answer = getattr(self, "_" + method.replace(".", "_"))(arguments)
        except _No as no:
            return web.json_response({"ok": False, "error": str(no)})
        return web.json_response({"ok": True, **answer})

    def _auth_test(self, _arguments: Json) -> Json:
        return {"team_id": TEAM, "user_id": BOT_USER, "bot_id": "B0BOT"}

    def _chat_postMessage(self, arguments: Json) -> Json:  # noqa: N802 - Slack's name
        if arguments["channel"] in self.lost:
            raise _No("channel_not_found")
        return {
            "ts": self.show(arguments["channel"], _message(arguments)).id,
            "channel": arguments["channel"],
        }

    def _chat_postEphemeral(self, arguments: Json) -> Json:  # noqa: N802 - Slack's name
        made = self.show(arguments["channel"], _message(arguments), to=arguments["user"])
        return {"message_ts": made.id}

    def _chat_delete(self, arguments: Json) -> Json:
        there = (one for one in self._messages[arguments["channel"]] if one.id == arguments["ts"])
        shown = next((one for one in there if not one.gone and one.to is None), None)
        if shown is None:
            raise _No("message_not_found")
        shown.gone = True
        return {"ts": shown.id, "channel": shown.channel}

    def _views_open(self, arguments: Json) -> Json:
        user, until = self._triggers.pop(arguments["trigger_id"], (None, None))
        if user is None or until is None:
            raise _No("exchanged_trigger_id")
        if self.now() > until:
            raise _No("expired_trigger_id")
        made = Shown(f"V{next(self._number):08}", "", user, arguments["view"])
        self._views[made.id] = made
        self.shown.append(made)
        return {"view": {"id": made.id}}

    def _views_update(self, arguments: Json) -> Json:
        view = self._views.get(arguments["view_id"])
        if view is None or view.gone:
            raise _No("not_found")
        self._changed(view, arguments["view"])
        return {"view": {"id": view.id}}

    def _views_publish(self, arguments: Json) -> Json:
        user = arguments["user_id"]
        home = self.homes.setdefault(user, Shown(f"V{next(self._number):08}", "", user, {}))
        self._changed(home, arguments["view"])
        return {"view": {"id": home.id}}

    def _conversations_info(self, arguments: Json) -> Json:
        channel = arguments["channel"]
        if channel in self.lost:
            raise _No("channel_not_found")
        is_private = is_closed(channel) and channel not in self.opened
        is_archived = channel in self.archived
        return {"channel": {"id": channel, "is_private": is_private, "is_archived": is_archived}}

    def _users_info(self, arguments: Json) -> Json:
        assert arguments["include_locale"] == "true"
        user = arguments["user"]
        return {"user": {"id": user, "locale": self.locales.get(user, "nb-NO")}}

    def _conversations_history(self, arguments: Json) -> Json:
        oldest = float(arguments.get("oldest", 0))
        found = [one for one in self.messages(arguments["channel"]) if float(one.id) >= oldest]
        return {"messages": [{"ts": one.id, **one.body} for one in reversed(found)], "has_more": False}

    # Socket Mode

    def _apps_connections_open(self, _arguments: Json) -> Json:
        if self.tokens[-1] != self.app_token:
            raise _No("invalid_auth")
        return {"url": str(self._server.make_url("/socket")).replace("http", "ws", 1)}

    async def _connected(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.put_nowait(socket)
        async for message in socket:
            self.heard.put_nowait(json.loads(message.data))
        return socket

    # Response addresses

    async def _respond(self, request: web.Request) -> web.Response:
        address = self._addresses[request.match_info["name"]]
        if self.forgets_addresses or self.now() > address.until:
            return web.Response(status=404, text="expired_url")
        address.uses += 1
        if address.uses > URL_USES:
            return web.Response(status=404, text="used_url")
        body = await request.json()
        if self._lacks_picture(body):
            return web.Response(status=400, text="invalid_blocks")
        self._answered(address, body)
        return web.Response(text="ok")

    def _lacks_picture(self, arguments: Json) -> bool:
        blocks = arguments.get("view", arguments).get("blocks", ())
        return not self.fetches_pictures and any(block["type"] == "image" for block in blocks)

    def _answered(self, address: _Address, body: Json) -> None:
        if body.get("delete_original"):
            assert address.of is not None, "a command has no card that it came from"
            address.of.gone = True
        elif body.get("replace_original") and address.of is not None:
            self._changed(address.of, _message(body))
        else:
            to = None if body.get("response_type") == "in_channel" else address.user
            self.show(address.channel, _message(body), to)


class _No(Exception):
    pass


def _message(arguments: Json) -> Json:
    return {name: arguments[name] for name in ("text", "blocks", "metadata") if name in arguments}


def _decoded(text: str, content_type: str) -> Json:
    """As JSON, or as a form in which some fields are JSON."""
    if content_type == "application/json":
        return dict(json.loads(text))
    return {name: _value(value) for name, value in parse_qsl(text)}


def _value(text: str) -> Any:
    return json.loads(text) if text[:1] in ("{", "[") else text
