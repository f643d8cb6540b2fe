"""Stories of the real program that wait for each other: coroutines."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def play(story: Coroutine[Any, Any, T]) -> T:
    """Runs a story in a thread of its own, for in the main one the browser of other tests has its loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, story).result()
