"""A few threads for what may wait for the database, and the shortest way there and back."""

import asyncio
import contextlib
import weakref
from asyncio import AbstractEventLoop, Future
from collections import deque
from collections.abc import Callable
from contextvars import copy_context
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, ParamSpec, TypeAlias, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Call: TypeAlias = tuple[AbstractEventLoop, Future[Any], Callable[[], Any]]

SOON = 0.005
"""Seconds that a call waits for the thread at work, before another is woken."""


class Threads:
    """Carry calls out, while the event loop goes on.

    Only one thread runs Python at a time. So one carries all out, the one that was at work last, and others
    help only where it is held up. The standard library's executor wakes one after the other, with a second
    future, a condition and two locks for each call: `make bench` says what a command costs with this one.
    """

    def __init__(self, most: int, name: str) -> None:
        self._desk = _Desk(most, name)
        weakref.finalize(self, self._desk.close)
        self._watching: AbstractEventLoop | None = None

    def call(self, function: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> Future[T]:
        """In one of the threads, with the caller's context. Not at all if nobody waits for it any more."""
        loop, context = asyncio.get_running_loop(), copy_context()
        future: Future[T] = loop.create_future()
        if not self._desk.put((loop, future, lambda: context.run(function, *given, **named))):
            self._look_soon(loop)
        return future

    def _look_soon(self, loop: AbstractEventLoop) -> None:
        if self._watching is not loop:
            self._watching = loop
            loop.call_later(SOON, self._look, loop)

    def _look(self, loop: AbstractEventLoop) -> None:
        self._watching = None
        if self._desk.help_out():
            self._look_soon(loop)

    def finish(self) -> None:
        """Wait until all that was asked for has ended. Nothing can be asked for afterwards."""
        self._desk.close()
        for thread in self._desk.threads:
            thread.join()


class _Desk:
    """What waits to be done, and who does it. All that the threads know, so that they end with its owner."""

    def __init__(self, most: int, name: str) -> None:
        self.threads: list[Thread] = []
        self._most = most
        self._name = name
        self._lock = Lock()
        self._waiting: deque[Call] = deque()
        self._idle: list[SimpleQueue[None]] = []
        """The bells of those who wait for work, the last one first."""
        self._closed = False

    def put(self, call: Call) -> bool:
        """Tells whether somebody was woken for it. If not, somebody is at work and comes to it."""
        with self._lock:
            self._waiting.append(call)
            nobody = len(self._idle) == len(self.threads)
            if nobody:
                self._wake()
        return nobody

    def help_out(self) -> bool:
        """Wake one more, if something still waits; tells whether it does."""
        with self._lock:
            if self._waiting:
                self._wake()
            return bool(self._waiting)

    def _wake(self) -> None:
        if self._idle:
            self._idle.pop().put(None)
        elif len(self.threads) < self._most:
            name = f"{self._name}-{len(self.threads)}"
            self.threads.append(Thread(target=self._work, name=name, daemon=True))
            self.threads[-1].start()

    def _work(self) -> None:
        bell: SimpleQueue[None] = SimpleQueue()
        while True:
            with self._lock:
                call = self._waiting.popleft() if self._waiting else None
                if call is None and self._closed:
                    return
                if call is None:
                    self._idle.append(bell)
            if call is None:
                bell.get()
            else:
                _carry_out(*call)

    def close(self) -> None:
        """Once nothing waits any more, all go."""
        with self._lock:
            self._closed = True
            while self._idle:
                self._idle.pop().put(None)


def _carry_out(loop: AbstractEventLoop, future: Future[Any], call: Callable[[], Any]) -> None:
    if future.done():
        return
    try:
        result = call()
    except BaseException as error:  # noqa: BLE001 - it is the caller's, and raised there
        _tell(loop, future, future.set_exception, error)
    else:
        _tell(loop, future, future.set_result, result)


def _tell(loop: AbstractEventLoop, future: Future[Any], settle: Callable[[Any], None], value: Any) -> None:
    with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
        loop.call_soon_threadsafe(_settle, future, settle, value)


def _settle(future: Future[Any], settle: Callable[[Any], None], value: Any) -> None:
    if not future.done():
        settle(value)
