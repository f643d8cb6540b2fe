"""Waits for what other processes and threads bring about: a row, a file, a line in a log, a port."""

import asyncio
import time
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds after which it is taken never to come about."""
BETWEEN_LOOKS = 0.01


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came about"
        time.sleep(BETWEEN_LOOKS)


async def until(true: Callable[[], bool]) -> None:
    """Looked for in a thread, by the machine's own clock."""
    await asyncio.to_thread(wait_until, true)
