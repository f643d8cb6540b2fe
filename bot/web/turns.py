"""Whose turn it is: no link is opened more often than people press, and pages have threads of their own."""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from cachetools import LRUCache

from bot.commands.allowance import Allowance

PER_LINK = Allowance(burst=200, per_second=5.0)
"""A staff meeting in which twenty people open the same link: a page has a handful of pictures."""
KNOWN = 10_000
AT_ONCE = 2
MOST = 40
"""Pages that may wait to be made, at a few milliseconds each."""
PATIENCE = 5.0
"""Seconds that one may take, its waiting included."""

P = ParamSpec("P")
T = TypeVar("T")


class TooOften(Exception):
    """One link, more often than anybody opens it by hand."""


class Busy(Exception):
    """More pages are asked for than can be made in a moment."""


class Turns:
    """Of one process. For one thread, that of the event loop."""

    def __init__(self, per_link: Allowance = PER_LINK) -> None:
        self._per_link = per_link
        self._full_at = LRUCache[Hashable, float](KNOWN)
        self._threads = ThreadPoolExecutor(AT_ONCE, "pages")
        self._waiting = 0

    def count(self, link: Hashable) -> None:
        """Raises TooOften."""
        moment = asyncio.get_running_loop().time()
        full_at = self._per_link.after(self._full_at.get(link, moment), moment)
        if full_at is None:
            raise TooOften
        self._full_at[link] = full_at

    async def make(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """In a thread. Raises Busy, or TimeoutError where what is read does not come."""
        if self._waiting >= MOST:
            raise Busy
        self._waiting += 1
        try:
            async with asyncio.timeout(PATIENCE):
                return await asyncio.wrap_future(self._threads.submit(work, *args, **kwargs))
        finally:
            self._waiting -= 1

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
