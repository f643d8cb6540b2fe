"""A few threads for what may wait for the database, and the shortest way there and back."""

import asyncio
import contextlib
import weakref
from asyncio import AbstractEventLoop, Future
from collections.abc import Callable
from contextvars import copy_context
from queue import SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeAlias, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Call: TypeAlias = tuple[AbstractEventLoop, Future[Any], Callable[[], Any]]


class Threads:
    """Carry calls out one by one, while the event loop goes on.

    The standard library's executor has a second future, a condition and two locks for each call, and costs
    as much again as reading a calendar does; `make bench` says what a command costs with this one.
    """

    def __init__(self, count: int, name: str) -> None:
        self._calls: SimpleQueue[Call | None] = SimpleQueue()
        self._threads = [
            Thread(target=_work, args=(self._calls,), name=f"{name}-{number}", daemon=True)
            for number in range(count)
        ]
        self._begun = False
        weakref.finalize(self, _end, self._calls, count)

    async def call(self, function: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """In one of the threads, with the caller's context. Not at all if the caller stops waiting before."""
        if not self._begun:
            self._begin()
        loop, context = asyncio.get_running_loop(), copy_context()
        future: Future[T] = loop.create_future()
        self._calls.put((loop, future, lambda: context.run(function, *given, **named)))
        return await future

    def _begin(self) -> None:
        self._begun = True
        for thread in self._threads:
            thread.start()

    def finish(self) -> None:
        """Wait until all that was asked for has ended. Nothing can be asked for afterwards."""
        _end(self._calls, len(self._threads))
        for thread in self._threads if self._begun else ():
            thread.join()


def _work(calls: SimpleQueue[Call | None]) -> None:
    """Knows nothing of the object whose thread this is, so that the threads end with it."""
    while (asked := calls.get()) is not None:
        _carry_out(*asked)
        del asked  # or what it holds would be kept until the next one comes


def _carry_out(loop: AbstractEventLoop, future: Future[Any], call: Callable[[], Any]) -> None:
    if future.cancelled():
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
    if not future.cancelled():
        settle(value)


def _end(calls: SimpleQueue[Call | None], count: int) -> None:
    for _ in range(count):
        calls.put(None)
