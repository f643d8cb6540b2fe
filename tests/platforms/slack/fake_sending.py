"""A Slack Web API on loopback that keeps what is posted, and fails as it is told."""

import asyncio
import json
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from itertools import count, repeat
from time import sleep
from typing import TypeAlias

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.platforms.wire import Json
from tests.clocks import let_pass, waiting

CarryOut: TypeAlias = Callable[[], web.Response]
Fault: TypeAlias = Callable[["FakeSlack", web.Request, CarryOut], Awaitable[web.StreamResponse]]
"""What happens to a request, instead of that it is simply carried out."""
A_LITTLE = 0.001


@dataclass
class FakeSlack:
    """A workspace with every channel one asks for, and any number of people."""

    faults: Iterator[Fault | None] = field(default_factory=lambda: repeat(None))
    """To the next requests, one after the other."""
    tokens: dict[str, str] = field(default_factory=lambda: {"xoxb-1": "T1"})
    """Tokens, and the workspaces they are of."""
    client_secret: str = "client-secret"  # noqa: S105 - of nothing
    codes: dict[str, Json] = field(default_factory=dict)
    """What an installation's code is worth, once."""
    answers: dict[str, Json] = field(default_factory=dict)
    """What a channel answers instead of taking a message."""
    started_at: float = 0.0
    messages: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    calls: list[tuple[str, Json]] = field(default_factory=list)
    pages_a_minute: int | None = None
    """How much of its history it shows."""
    refused: int = 0
    """Pages that were asked for too soon."""
    unanswered: int = 0
    """Requests that wait for an answer that does not come."""
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    _pages: list[float] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=lambda: count(1))

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """The address of its API."""
        async with TestServer(self.application(), host="127.0.0.1") as server:
            yield str(server.make_url("/api/"))
            self.closing.set()

    def application(self) -> web.Application:
        application = web.Application()
        application.router.add_route("*", "/api/{method}", self._called)
        return application

    def keys(self, channel: str) -> list[str]:
        """The keys of the messages in a channel, oldest first."""
        return [posted["metadata"]["event_payload"]["key"] for posted in self.messages[channel]]

    def shows(self) -> float:
        """What its clock shows: the moment of the newest message."""
        posted = (float(one["ts"]) for some in self.messages.values() for one in some)
        return max(posted, default=self.started_at)

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method, form = request.match_info["method"], dict(await request.post())
        self.calls.append((method, form))
        if method == "conversations.history" and self._is_too_soon():
            return await pause(60)(self, request, web.Response)
        fault = next(self.faults)

        def carry_out() -> web.Response:
            said = self._answer(method, form, request)
            return web.json_response(said, headers={"Date": formatdate(self.shows())})

        return carry_out() if fault is None else await fault(self, request, carry_out)

    def _is_too_soon(self) -> bool:
        if self.pages_a_minute is None:
            return False
        now = asyncio.get_running_loop().time()
        self._pages = [at for at in self._pages if at > now - 60]
        if len(self._pages) >= self.pages_a_minute:
            self.refused += 1
            return True
        self._pages.append(now)
        return False

    async def keep_silent(self) -> web.StreamResponse:
        """Until the one who asked has given up."""
        self.unanswered += 1
        await self.closing.wait()
        return web.Response()

    @asynccontextmanager
    async def out_of_patience(self, seconds: float) -> AsyncIterator[None]:
        """Meanwhile so many seconds pass whenever nobody waits but for what is not answered."""

        async def let_time_pass() -> None:
            while True:
                if self.unanswered == waiting(seconds) > 0:
                    self.unanswered = 0
                    let_pass(seconds)
                await asyncio.to_thread(sleep, A_LITTLE)

        passing = asyncio.create_task(let_time_pass())
        try:
            yield
        finally:
            passing.cancel()

    def _answer(self, method: str, form: Json, request: web.Request) -> Json:
        if method == "oauth.v2.access":
            if form["client_secret"] != self.client_secret:
                return {"ok": False, "error": "bad_client_secret"}
            return self.codes.pop(form["code"], {"ok": False, "error": "invalid_code"})
        team = self.tokens.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if team is None:
            return {"ok": False, "error": "token_revoked"}
        answer: Json = getattr(self, "_" + method.replace(".", "_"))(form, team)
        return {"ok": True, **answer}

    def _auth_test(self, _form: Json, team: str) -> Json:
        return {"team_id": team, "user_id": "UBOT", "bot_id": "B1", "url": "https://example.invalid/"}

    def _chat_postMessage(self, form: Json, team: str) -> Json:  # noqa: N802 - Slack calls it so
        channel = form["channel"]
        if channel in self.answers:
            return self.answers[channel]
        if channel.startswith("U"):
            channel = f"D{channel}"
        ts = f"{self.started_at + next(self._number):.6f}"
        posted = {"ts": ts, "metadata": json.loads(form["metadata"]), "blocks": json.loads(form["blocks"])}
        self.messages[channel].append({**posted, "text": form["text"], "team": team})
        return {"ts": ts, "channel": channel}

    def _chat_delete(self, form: Json, _team: str) -> Json:
        there, ts = self.messages[form["channel"]], form["ts"]
        kept = [one for one in there if one["ts"] != ts]
        if len(kept) == len(there):
            return {"ok": False, "error": "message_not_found"}
        self.messages[form["channel"]] = kept
        return {"ts": ts, "channel": form["channel"]}

    def _conversations_open(self, form: Json, _team: str) -> Json:
        return {"channel": {"id": f"D{form['users']}"}}

    def _conversations_history(self, form: Json, _team: str) -> Json:
        if form["channel"] in self.answers:
            return self.answers[form["channel"]]
        latest, limit = float(form.get("latest", "inf")), int(form["limit"])
        older = [one for one in self.messages[form["channel"]][::-1] if float(one["ts"]) < latest]
        whole = form.get("include_all_metadata") == "true"
        shown = [one if whole else {"ts": one["ts"]} for one in older[:limit]]
        return {"messages": shown, "has_more": len(older) > limit}


def answering(status: int, body: str = "", content_type: str = "application/json", **headers: str) -> Fault:
    """Nothing is carried out; this comes back."""

    async def fault(_slack: FakeSlack, _request: web.Request, _do: CarryOut) -> web.StreamResponse:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=status, text=body, content_type=content_type, headers=names)

    return fault


def pause(seconds: int) -> Fault:
    return answering(429, '{"ok": false, "error": "ratelimited"}', Retry_After=str(seconds))


broken = answering(500, "<html>Server Error</html>", "text/html")


async def broken_after(_slack: FakeSlack, _request: web.Request, do: CarryOut) -> web.StreamResponse:
    do()
    return web.json_response({"ok": False, "error": "fatal_error"})


async def cut_before(_slack: FakeSlack, request: web.Request, _do: CarryOut) -> web.StreamResponse:
    return _cut(request)


async def cut_after(_slack: FakeSlack, request: web.Request, do: CarryOut) -> web.StreamResponse:
    do()
    return _cut(request)


async def silent_before(slack: FakeSlack, _request: web.Request, _do: CarryOut) -> web.StreamResponse:
    return await slack.keep_silent()


async def silent_after(slack: FakeSlack, _request: web.Request, do: CarryOut) -> web.StreamResponse:
    do()
    return await slack.keep_silent()


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def in_random_order(seed: int, often: float, paused: Fault) -> Iterator[Fault | None]:
    """One of the faults to so many of the requests."""
    faults = [paused, broken, broken_after, cut_before, cut_after, silent_before, silent_after]
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    while True:
        yield dice.choice(faults) if dice.random() < often else None
