"""What a proxy, a monitoring system and an administrator ask the server itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.operations.logs import WAKEUP, an_id
from bot.operations.metrics import Metrics
from bot.store.engine import Store, Unreachable
from bot.store.outbox_status import Pulse, pulse
from bot.store.schema import NEWEST

PATIENCE = 2.0
"""Seconds that whoever asks waits for the database."""
LATE = timedelta(minutes=15)
"""So long a post may be overdue before it is said that sending lags."""

log = logging.getLogger(__name__)


class Health:
    """Of one process: `/healthz`, `/readyz` and `/metrics`."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self.metrics = Metrics()
        self._store = store
        self._now = now
        self._asking: asyncio.Task[Pulse] | None = None

    def join(self, application: web.Application) -> None:
        application.router.add_get("/healthz", self._healthy)
        application.router.add_get("/readyz", self._ready)
        application.router.add_get("/metrics", self._measured)

    def waking(self, wake: Callable[[datetime], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """A wake-up that is measured, has an id in the log, and waits where the database does not answer."""

        async def watched() -> None:
            with an_id(WAKEUP):
                try:
                    with self.metrics.wakeup():
                        await wake(self._now())
                except Unreachable as error:
                    log.warning("The database does not answer, and sending waits for it: %s", error)

        return watched

    async def _healthy(self, _request: web.Request) -> web.Response:
        """The process runs; whatever it needs may be away."""
        return web.Response(text="ok")

    async def _ready(self, _request: web.Request) -> web.Response:
        found = await self._pulse()
        checks = _checks(found)
        ready = all(checks[name]["ok"] for name in ("database", "schema"))
        body = msgspec.json.encode({"ready": ready, "checks": checks})
        return web.Response(status=200 if ready else 503, body=body, content_type="application/json")

    async def _measured(self, _request: web.Request) -> web.Response:
        text = self.metrics.text(await self._pulse())
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _pulse(self) -> Pulse | None:
        """None where the database does not answer in time. It is asked once, however many wait for it."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(asyncio.to_thread(pulse, self._store, self._now()))
        done, _waiting = await asyncio.wait({self._asking}, timeout=PATIENCE)
        try:
            return self._asking.result() if done else None
        except Unreachable:
            return None


def _checks(found: Pulse | None) -> dict[str, dict[str, Any]]:
    """Sending that lags makes no replica unready: people would get no answers either, and no post sooner."""
    if found is None:
        unknown = {"ok": False, "problem": "unknown, for the database does not answer"}
        return {
            "database": {"ok": False, "problem": f"no answer within {PATIENCE:.0f} seconds"},
            "schema": unknown,
            "sending": unknown,
        }
    lag = int(found.lag.total_seconds())
    return {
        "database": {"ok": True},
        "schema": {"ok": found.schema == NEWEST, "is": found.schema, "wanted": NEWEST},
        "sending": {"ok": found.lag < LATE, "waiting": found.waiting, "lag_seconds": lag},
    }
