"""Slack's door: what it sends comes in here, over HTTP or by Socket Mode, and is answered.

Of Bolt and its SDK we use:

- the connection of Socket Mode, the handshake of the Events API, and the check of signatures, here;
- OAuth in `install.py`, its exchange of the code apart: Bolt logs that, and it fails with the connection;
- the Web API's client in `clients.py`, without repeating: what it repeats may have arrived already.

We do not use:

- Bolt's reading of a body (`receive.py`): it loses every command that has the word "payload" in it;
- its listeners: to choose one of nine takes 85 µs of a request's 250, to wait for its acknowledgement 11 ms.
  One middleware answers instead, as in Bolt's own Assistant;
- its authorisation, which stands behind that: most answers need no token;
- its client for each request: nothing asks by it, and it takes 7 µs to make;
- the log of either: a line about a request has the request in it, and may have a code or a token.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

import msgspec
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import Clock, SignatureVerifier

from bot.commands.request import Submit
from bot.model.place import Place
from bot.platforms.refusals import Count, Refusals, uncounted
from bot.platforms.slack.answer import Answers
from bot.platforms.slack.asked import (
    NAME,
    Asked,
    BotRemoved,
    Left,
    LeftChannel,
    PersonLeft,
    PlaceLost,
    Received,
)
from bot.platforms.slack.calls import Calls, log_error
from bot.platforms.slack.clients import SILENT, Clients, NoAnswer, call
from bot.platforms.slack.receive import Malformed, parse, receive
from bot.platforms.wire import Json

PATH = "/slack/events"

log = logging.getLogger(__name__)


class Presence(Protocol):
    """What is told of those who leave. `at` is when; news may come after the workspace has come back."""

    async def left(self, workspace: str, at: datetime) -> None: ...
    async def organisation_left(self, organisation: str, at: datetime) -> None: ...
    async def person_left(self, workspace: str, user: str) -> None: ...
    async def person_left_channel(self, place: Place, user: str) -> None: ...
    async def place_lost(self, place: Place) -> None:
        """A channel is gone, or the bot is not in it any more, or others read in an HMS-gruppe's place."""
        ...


class SlackApp:
    """Receives and answers. `serve` adds it to the product's one web server."""

    def __init__(
        self,
        submit: Submit,
        clients: Clients,
        presence: Presence,
        now: Callable[[], datetime],
        *,
        signing_secret: str = "",
        app_token: str = "",
        refused: Count = uncounted,
    ) -> None:
        """With a signing secret for requests over HTTP, or an app token for Socket Mode."""
        self._clients = clients
        self._calls = Calls(clients)
        self._signatures = SignatureVerifier(signing_secret, _Now(now)) if signing_secret else None
        self._app_token = app_token
        self._refused = Refusals(NAME, "HMS_SLACK_SIGNING_SECRET", refused, now)
        self.bolt = bolt_app(_Receiver(Answers(submit, self._calls, presence.place_lost), presence))
        self._socket: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None]

    def join(self, application: web.Application) -> None:
        if not self._app_token:
            application.router.add_post(PATH, self._events)
        application.on_cleanup.insert(0, self._finish)  # before what it needs for that is closed

    async def settle(self) -> None:
        """Wait for all that is still under way."""
        await self._calls.finish()

    async def connect(self) -> None:
        """Begin with Socket Mode; with an app token only, and once.

        Raises SaysNo for a token that Slack does not take: the SDK would try it for ever.
        """
        address = None
        try:
            address = (await call(self._clients.bare(self._app_token), "apps.connections.open")).get("url")
        except NoAnswer:
            log.warning("Slack does not answer; Socket Mode begins when it does")
        self._socket = AsyncSocketModeHandler(
            self.bolt, self._app_token, logger=SILENT, web_client=self._clients.bare()
        )
        self._socket.client.wss_uri = address  # else the SDK asks for one
        self._connecting = asyncio.create_task(self._socket.connect_async())  # type: ignore[no-untyped-call]

    async def _finish(self, _application: web.Application) -> None:
        if self._socket is not None:
            self._connecting.cancel()
            await self._socket.close_async()  # type: ignore[no-untyped-call]
        await self.settle()

    async def _events(self, request: web.Request) -> web.Response:
        try:
            text = (await request.read()).decode()
        except UnicodeDecodeError:
            return web.Response(status=400)
        if not self._signed(text, request):
            self._refused("signature" if "X-Slack-Signature" in request.headers else "no signature")
            return web.Response(status=401)
        try:
            body = parse(request.content_type, text)
            # To Bolt this is as from Socket Mode: verified, and a body that is read already.
            heard = AsyncBoltRequest(mode="socket_mode", body=body)
        except (Malformed, AttributeError, KeyError, RecursionError, TypeError):  # Bolt looks into anything
            return web.Response(status=400)
        said = await self.bolt.async_dispatch(heard)
        kind = "application/json" if said.body else "text/plain"
        return web.Response(status=said.status, text=said.body, content_type=kind)

    def _signed(self, text: str, request: web.Request) -> bool:
        """Before anything of it is read."""
        timestamp = request.headers.get("X-Slack-Request-Timestamp")
        signature = request.headers.get("X-Slack-Signature")
        try:
            return self._signatures is not None and self._signatures.is_valid(text, timestamp, signature)
        except (ValueError, TypeError, OverflowError):  # no number, or letters that no signature has
            return False


class _Now(Clock):
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def now(self) -> float:
        return self._now().timestamp()


class _Bolt(AsyncApp):
    def _init_context(self, req: AsyncBoltRequest) -> None:
        """Without a client for each request."""


def bolt_app(receiver: AsyncMiddleware) -> AsyncApp:
    """Bolt with one middleware, which answers all."""
    app = _Bolt(
        name="hms-bot",
        logger=SILENT,
        before_authorize=receiver,
        authorize=_without_token,
        request_verification_enabled=False,  # done before anything is read
        ignoring_self_events_enabled=False,  # no bot is answered, and so not we
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.error(_failed)
    return app


async def _without_token() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id=None)


async def _failed(error: Exception) -> BoltResponse:
    log_error(error)
    return BoltResponse(status=500)


class _Receiver(AsyncMiddleware):
    def __init__(self, answers: Answers, presence: Presence) -> None:
        self._answers = answers
        self._presence = presence

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt calls it so
    ) -> BoltResponse:
        if req.body.get("type") == "url_verification":
            return await next()
        try:
            received = receive(req.body)
        except Malformed:
            return BoltResponse(status=400)
        said = await self._heard(received)
        return BoltResponse(status=200, body=msgspec.json.encode(said).decode() if said else "")

    async def _heard(self, received: Received | None) -> Json | None:
        match received:
            case None:
                return None
            case Asked() as asked:
                return await self._answers(asked)
            case left:
                await self._told(left)
                return None

    async def _told(self, left: Left) -> None:
        match left:
            case PersonLeft():
                for team in left.teams:
                    await self._presence.person_left(team, left.user)
            case LeftChannel():
                await self._presence.person_left_channel(left.place, left.user)
            case PlaceLost():
                await self._presence.place_lost(left.place)
            case BotRemoved():
                for team in left.teams:
                    await self._presence.left(team, left.at)
                if left.organisation:
                    await self._presence.organisation_left(left.organisation, left.at)
