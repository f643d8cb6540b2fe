"""The product's web server in this process, on a world's database."""

import socket
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.operations.health import Health
from bot.operations.logs import request_id
from bot.store.engine import Store
from tests.clocks import run_turned

T = TypeVar("T")
Client = TestClient[web.Request, web.Application]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port: int = unused.getsockname()[1]
        return port


def served(store: Store, now: datetime, story: Callable[[Client, Health], Awaitable[T]]) -> T:
    """What a story with the three addresses comes to."""

    async def run() -> T:
        health = Health(store, lambda: now)
        application = web.Application(middlewares=[request_id])
        health.join(application)
        application.router.add_get("/broken/{secret}", _broken)
        async with TestClient(TestServer(application)) as client:
            return await story(client, health)

    return run_turned(run())


async def _broken(request: web.Request) -> web.Response:
    raise RuntimeError(request.match_info["secret"])
