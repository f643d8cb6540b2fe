"""Stands between the bot and the emulator: makes it a little more like Slack, and fails as it is told.

The emulator reads arguments from bodies only, and Slack's SDK asks with GET.
"""

import asyncio
import itertools
import random
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.platforms.wire import Json

SENDING = frozenset({"chat.postMessage", "conversations.history"})
KEPT = frozenset({"authorization", "content-type", "cookie"})
"""Headers that are passed on."""
TOO_LONG, A_WHILE = 11.0, 0.5
"""Seconds; the bot waits for ten."""


class Proxy:
    """What it has seen can be looked up: the emulator does not show its views."""

    def __init__(self, emulator: str) -> None:
        self._emulator = emulator
        self.faults: Iterator[str | None] = itertools.repeat(None)
        """To what is sent and looked up."""
        self.failed: Counter[str] = Counter()
        self.answers: list[tuple[str, Json]] = []
        """What the Web API answered, with the name of the method."""
        self.responses: asyncio.Queue[Json] = asyncio.Queue()
        """What the bot sent to response addresses."""

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        application = web.Application()
        application.router.add_post("/response/{name}", self._respond)
        application.router.add_route("*", "/{path:.*}", self._pass)
        async with ClientSession() as self._session, TestServer(application, host="127.0.0.1") as server:
            yield str(server.make_url("")).rstrip("/")

    def newest(self, method: str) -> Json:
        """The last answer of a method."""
        return next(answer for name, answer in reversed(self.answers) if name == method)

    async def _respond(self, request: web.Request) -> web.Response:
        self.responses.put_nowait(await request.json())
        return web.Response(text="ok")

    async def _pass(self, request: web.Request) -> web.StreamResponse:
        method = request.path.removeprefix("/api/")
        fault = next(self.faults) if method in SENDING else None
        if fault is None:
            return await self._ask(request, method)
        self.failed[fault] += 1
        kind, _space, when = fault.partition(" ")
        answer = web.Response() if when == "before" else await self._ask(request, method)
        return await _fail(kind, request, answer)

    async def _ask(self, request: web.Request, method: str) -> web.Response:
        headers = {name: value for name, value in request.headers.items() if name.lower() in KEPT}
        body: Any = await request.read()
        verb, query = request.method, dict(request.query)
        if request.path.startswith("/api/") and verb == "GET":
            verb, body, query = "POST", query, {}
        url = self._emulator + request.path
        asked = self._session.request(
            verb, url, params=query, data=body, headers=headers, allow_redirects=False
        )
        async with asked as answer:
            said = await answer.read()
            if answer.content_type == "application/json":
                self.answers.append((method, await answer.json()))
            more = {"Location": answer.headers["Location"]} if "Location" in answer.headers else {}
            return web.Response(
                status=answer.status, body=said, content_type=answer.content_type, headers=more
            )


async def _fail(kind: str, request: web.Request, answer: web.Response) -> web.StreamResponse:
    """What comes of an answer."""
    match kind:
        case "429":
            error = {"ok": False, "error": "ratelimited"}
            return web.json_response(error, status=429, headers={"Retry-After": "2"})
        case "500":
            return web.Response(status=500, text="Server Error")
        case "cut" if request.transport is not None:
            request.transport.abort()
        case "silence":
            await asyncio.sleep(TOO_LONG)
        case "slow":
            await asyncio.sleep(A_WHILE)
    return answer


def in_random_order(seed: int) -> Iterator[str | None]:
    """Silence costs ten seconds, and so is rare."""
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    often = {
        None: 66,
        "429 before": 5,
        "500 before": 6,
        "500 after": 6,
        "cut before": 6,
        "cut after": 6,
        "slow after": 3,
        "silence before": 1,
        "silence after": 1,
    }
    while True:
        yield dice.choices(list(often), list(often.values()))[0]
