"""What a proxy, a monitoring system and an administrator ask the server itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.operations.logs import WAKEUP, an_id
from bot.operations.metrics import Metrics
from bot.store.deliveries import try_to_write
from bot.store.engine import Store, Unreachable
from bot.store.outbox_status import Pulse, pulse
from bot.store.schema import NEWEST

PATIENCE = 2.0
"""Seconds that whoever asks waits for the database."""
LATE = timedelta(minutes=15)
"""So long a post may be overdue before it is said that sending lags."""
TRY_EVERY = timedelta(seconds=10)
"""So often at most it is tried whether the database keeps what is written, however often somebody asks."""
ALARM = 3
"""Wake-ups that fail in a row before the log says so as an error."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class State:
    """What is found out about the database."""

    pulse: Pulse
    unwritten: str | None
    """Why nothing can be written, in the database's words; None where all is well."""


class Health:
    """Of one process: `/healthz`, `/readyz` and `/metrics`."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self.metrics = Metrics()
        self._store = store
        self._now = now
        self._asking: asyncio.Task[State] | None = None
        self._tried: tuple[datetime, str | None] | None = None

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
                finally:
                    if self.metrics.failed_in_a_row == ALARM:
                        log.error("%d wake-ups have failed in a row: nothing is planned or sent", ALARM)

        return watched

    async def _healthy(self, _request: web.Request) -> web.Response:
        """The process runs; whatever it needs may be away."""
        return web.Response(text="ok")

    async def _ready(self, _request: web.Request) -> web.Response:
        found = await self._state()
        checks = _checks(found)
        ready = all(checks[name]["ok"] for name in ("database", "schema"))
        body = msgspec.json.encode({"ready": ready, "checks": checks})
        return web.Response(status=200 if ready else 503, body=body, content_type="application/json")

    async def _measured(self, _request: web.Request) -> web.Response:
        found = await self._state()
        written = found is not None and found.unwritten is None
        text = self.metrics.text(found.pulse if found else None, written=written)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _state(self) -> State | None:
        """None where the database does not answer in time. It is asked once, however many wait for it."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(asyncio.to_thread(self._found_out, self._now()))
        done, _waiting = await asyncio.wait({self._asking}, timeout=PATIENCE)
        try:
            return self._asking.result() if done else None
        except Unreachable:
            return None

    def _found_out(self, now: datetime) -> State:
        """Raises Unreachable."""
        return State(pulse(self._store, now), self._unwritten(now))

    def _unwritten(self, now: datetime) -> str | None:
        if self._tried is None or abs(now - self._tried[0]) >= TRY_EVERY:
            self._tried = now, self._why_unwritten(now)
        return self._tried[1]

    def _why_unwritten(self, now: datetime) -> str | None:
        try:
            try_to_write(self._store, now)
        except Unreachable as error:
            return str(error)
        return None


def _checks(found: State | None) -> dict[str, dict[str, Any]]:
    """Sending that lags makes no replica unready: people would get no answers either, and no post sooner."""
    if found is None:
        unknown = {"ok": False, "problem": "unknown, for the database does not answer"}
        return {
            "database": {"ok": False, "problem": f"no answer within {PATIENCE:.0f} seconds"},
            "schema": unknown,
            "sending": unknown,
        }
    seen, why = found.pulse, found.unwritten
    lag = int(seen.lag.total_seconds())
    problem = {} if why is None else {"problem": f"nothing can be written: {why}"}
    return {
        "database": {"ok": why is None, **problem},
        "schema": {"ok": seen.schema == NEWEST, "is": seen.schema, "wanted": NEWEST},
        "sending": {"ok": seen.lag < LATE, "waiting": seen.waiting, "lag_seconds": lag},
    }
