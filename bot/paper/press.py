"""Draws documents in a process of its own, so that no answer and no post waits for one."""

import asyncio
import logging
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeAlias

from cachetools import LRUCache

from bot.paper.typeset import Form, NotDrawn, typeset

KEPT_BYTES = 32 * 2**20
AT_ONCE = 24
"""Documents that may wait to be drawn: at 50 ms each, the last one waits little more than a second."""
PATIENCE = 10.0
"""Seconds that one try may take, its waiting included; 35 to 150 ms are usual."""
FAULTS = 64
"""Different ones that are remembered, a kind and a template each, so that each is logged once."""

What: TypeAlias = tuple[str, str, Form]
"""A template, its data and a form."""

log = logging.getLogger(__name__)


class TooMany(Exception):
    """More are asked for than can be drawn in a moment."""


class StillDrawing(Exception):
    """It is not there yet, and is drawn meanwhile: who asks again soon gets it."""


class Press:
    """What was drawn is kept by what it says: the same data has the same bytes."""

    def __init__(self) -> None:
        self._kept: LRUCache[What, bytes] = LRUCache(KEPT_BYTES, getsizeof=len)
        self._under_way: dict[What, asyncio.Future[bytes]] = {}
        self._pool: ProcessPoolExecutor | None = None
        self._again = asyncio.Lock()
        """Second tries are one at a time: a document that ends every process ends no other's second try."""
        self._faults: LRUCache[tuple[str, str], None] = LRUCache(FAULTS)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._count = 0
        """Of the documents that were drawn."""

    async def draw(self, template: str, data: str, form: Form) -> bytes:
        """Raises NotDrawn or TooMany."""
        what = (template, data, form)
        if (kept := self._kept.get(what)) is not None:
            return kept
        if what not in self._under_way:
            if len(self._under_way) >= AT_ONCE:
                raise TooMany
            self._under_way[what] = asyncio.ensure_future(self._drawn(what))
        return await asyncio.shield(self._under_way[what])

    async def begin(self) -> None:
        """From now on those who wait in threads are served too."""
        self._loop = asyncio.get_running_loop()

    def drawn(self, template: str, data: str, patience: float) -> bytes:
        """A PDF for somebody who waits in a thread, so many seconds.

        Raises StillDrawing, NotDrawn or TooMany.
        """
        if self._loop is None:
            raise NotDrawn("nothing is drawn before the start")
        begun = asyncio.run_coroutine_threadsafe(self.draw(template, data, "pdf"), self._loop)
        try:
            return begun.result(patience)
        except TimeoutError as error:
            raise StillDrawing from error

    async def _drawn(self, what: What) -> bytes:
        try:
            return await self._drawn_anew(what)
        except NotDrawn as fault:
            self._log(what[0], str(fault))
            raise
        finally:
            del self._under_way[what]

    def _log(self, template: str, fault: str) -> None:
        """Its kind alone: what typst says of it may be what somebody wrote."""
        if (template, fault) not in self._faults:
            self._faults[template, fault] = None
            log.error("Not drawn: %s: %s; the same fault is not logged again", template, fault)

    async def _drawn_anew(self, what: What) -> bytes:
        try:
            drawn = await self._tried_twice(what)
        except BrokenProcessPool as error:
            raise NotDrawn("the process that draws ended twice") from error
        except TimeoutError as error:
            raise NotDrawn(f"took more than {PATIENCE:.0f} s") from error
        self._kept[what] = drawn
        self._count += 1
        return drawn

    async def _tried_twice(self, what: What) -> bytes:
        """Once more where the process ended: mostly it was not this document that ended it."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._tried(what)
        except BrokenProcessPool:
            async with asyncio.timeout(PATIENCE), self._again:
                return await self._tried(what)

    async def _tried(self, what: What) -> bytes:
        """Raises BrokenProcessPool."""
        process, so_far = self._process(), self._count
        try:
            return await asyncio.get_running_loop().run_in_executor(process, typeset, *what)
        except BrokenProcessPool:
            if self._leave(process):
                log.warning("The process that draws ended; what waited in it is drawn in a new one")
            raise
        except asyncio.CancelledError:  # its time is over
            if self._count == so_far and self._leave(process):  # it was not the others that took the time
                _kill(process)
            raise

    def _leave(self, process: ProcessPoolExecutor) -> bool:
        """The next document has a new one. Answers whether this one was still in use."""
        in_use = self._pool is process
        if in_use:
            self._pool = None
        return in_use

    def _process(self) -> ProcessPoolExecutor:
        """Begun with the first document: who asks for none pays nothing."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_stop_with_the_program)
        return self._pool

    def close(self) -> None:
        process, self._pool = self._pool, None
        if process is not None:
            process.shutdown(wait=False, cancel_futures=True)


def _kill(pool: ProcessPoolExecutor) -> None:
    """What hangs would keep every document after it waiting. From Python 3.14 this is `kill_workers`."""
    for process in [*(pool._processes or {}).values()]:  # noqa: SLF001 - see above
        process.kill()


def _stop_with_the_program() -> None:
    """Ctrl-C reaches all processes of a terminal; the program itself ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
