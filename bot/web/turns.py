"""Whose turn it is: pages have a thread of their own, and a flood of requests has few of them made.

What is made takes the interpreter from the chat for some milliseconds. So what many ask for at the same time
is made once, and only so much is made in a second, by each link and in all.
"""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache, TTLCache

from bot.commands.allowance import Allowance

PER_LINK = Allowance(burst=60, per_second=3.0)
"""A page with its pictures and files is about twenty, however many people open it at the same time."""
TOGETHER = Allowance(burst=300, per_second=20.0)
"""A course in which thirty people open theirs in the same minute."""
KNOWN = 10_000
MOMENT = 2.0
"""Seconds in which what was made is given to others too. So long it may be old, or its link be ended."""
KEPT = 64
MOST = 120
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

    def __init__(self, per_link: Allowance = PER_LINK, together: Allowance = TOGETHER) -> None:
        self._per_link, self._together = per_link, together
        self._full_at = LRUCache[Hashable, float](KNOWN)
        self._all_full_at = 0.0
        self._made = TTLCache[Hashable, asyncio.Future[Any]](KEPT, MOMENT, _now)
        self._thread = ThreadPoolExecutor(1, "pages")
        self._waiting = 0

    async def make(
        self, link: Hashable, what: str, work: Callable[P, T], *args: P.args, **more: P.kwargs
    ) -> T:
        """What a link leads to. Raises TooOften, Busy, TimeoutError, and what the work raises."""
        made: asyncio.Future[T] | None = self._made.get((link, what))
        if made is None:
            self._count(link)
            made = asyncio.ensure_future(self._in_thread(work, *args, **more))
            made.add_done_callback(_heard)
            self._made[link, what] = made
        return await asyncio.shield(made)

    def _count(self, link: Hashable) -> None:
        moment = _now()
        mine = self._per_link.after(self._full_at.get(link, moment), moment)
        if mine is None:
            raise TooOften
        ours = self._together.after(self._all_full_at, moment)
        if ours is None or self._waiting >= MOST:
            raise Busy
        self._full_at[link], self._all_full_at = mine, ours

    async def _in_thread(self, work: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        self._waiting += 1
        try:
            async with asyncio.timeout(PATIENCE):
                return await asyncio.wrap_future(self._thread.submit(work, *args, **more))
        finally:
            self._waiting -= 1

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _heard(made: asyncio.Future[Any]) -> None:
    """Whoever asked may have gone: what went wrong is nobody's then."""
    if not made.cancelled():
        made.exception()
