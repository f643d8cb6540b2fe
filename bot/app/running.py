"""Runs a web application until the program is told to stop."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from functools import partial
from typing import Any, cast

from aiohttp import web

from bot.app.loop import BoottimeLoop
from bot.operations.connections import Connections

TO_ANSWER = 3.0
"""Seconds for what is being answered when the program is told to stop; nobody waits longer for an answer."""

log = logging.getLogger(__name__)


def run(application: web.Application, host: str, port: int) -> None:
    """Raises OSError where nobody can listen at the address."""
    with asyncio.Runner(loop_factory=BoottimeLoop) as runner, suppress(asyncio.CancelledError):
        runner.run(_serve(application, host, port))


async def _serve(application: web.Application, host: str, port: int) -> None:
    """Until it is cancelled."""
    _hear_when_to_stop()
    async with listening(application, host, port):
        await asyncio.Event().wait()


@asynccontextmanager
async def listening(
    application: web.Application, host: str, port: int, most: int | None = None
) -> AsyncIterator[asyncio.Server]:
    """What is under way at the end is answered. `most` is for `Connections`."""
    connections = Connections(most)
    connections.join(application)
    runner = web.AppRunner(application, shutdown_timeout=TO_ANSWER)
    await runner.setup()
    try:
        accept = partial(connections.accept, cast("web.Server", runner.server))  # set up, it has one
        with closing(await asyncio.get_running_loop().create_server(accept, host, port)) as listener:
            yield listener
    finally:
        await runner.cleanup()


def _hear_when_to_stop() -> None:
    """The running task is cancelled, once: a second time would cut off what comes to its end."""
    loop, task = asyncio.get_running_loop(), cast("asyncio.Task[Any]", asyncio.current_task())
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # on Windows
            loop.add_signal_handler(number, _stop, task)


def _stop(task: asyncio.Task[Any]) -> None:
    if task.cancelling():
        log.info("Stopping already")
    else:
        log.info("Stopping: what is under way comes to its end")
        task.cancel()
