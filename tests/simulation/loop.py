"""An event loop in simulated time: nothing waits, nothing runs beside it, the order is the same."""

import asyncio
import selectors
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from typing import Any, Protocol, TypeVar, TypeVarTuple

T = TypeVar("T")
Given = TypeVarTuple("Given")


class Machine(Protocol):
    """Where work is done that would run in a thread."""

    async def do(self, name: str, work: Callable[[], Any]) -> Any: ...


MACHINE: ContextVar[Machine] = ContextVar("machine")
"""Of the task that runs."""


class _NoWait(selectors.DefaultSelector):
    """Where others would wait, the clock is turned."""

    seconds = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        assert timeout is not None, "everybody waits for ever"
        self.seconds += max(0.0, timeout)
        return super().select(0)


class SimulatedLoop(asyncio.SelectorEventLoop):
    """Its clock jumps to the next moment that somebody waits for; work for threads is the machine's."""

    def __init__(self) -> None:
        self._clock = _NoWait()
        super().__init__(self._clock)
        self._clock_resolution = 1e-6

    def time(self) -> float:
        return self._clock.seconds

    def run_in_executor(
        self, executor: object, func: Callable[[*Given], T], *args: *Given
    ) -> asyncio.Future[T]:
        return self.create_task(MACHINE.get().do(_name(func), partial(func, *args)))


def _name(func: Any) -> str:
    """`asyncio.to_thread` wraps what it is given in a call within its context."""
    work = func.args[0] if isinstance(func, partial) and func.args else func
    return str(getattr(work, "__name__", type(work).__name__.lower()))
