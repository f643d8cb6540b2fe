"""An event loop in simulated time: nothing waits, nothing runs beside it, the order is the same."""

import asyncio
import selectors
import socket
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import partial
from typing import Any, Protocol, TypeAlias, TypeVar, TypeVarTuple

T = TypeVar("T")
Given = TypeVarTuple("Given")
Connect: TypeAlias = Callable[[Any], Awaitable[tuple[asyncio.Transport, Any]]]
"""Opens a connection for the protocol of whoever asks."""


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
        return super().select(0) if timeout else []


class SimulatedLoop(asyncio.SelectorEventLoop):
    """Its clock jumps to the next moment that somebody waits for; work for threads is the machine's.

    Connections lead to whoever `serves` here, through memory, whatever address is asked for.
    """

    def __init__(self) -> None:
        self._clock = _NoWait()
        super().__init__(self._clock)
        self._clock_resolution = 1e-6
        self.serves: Connect | None = None

    def time(self) -> float:
        return self._clock.seconds

    def run_in_executor(
        self, executor: object, func: Callable[[*Given], T], *args: *Given
    ) -> asyncio.Future[T]:
        return self.create_task(MACHINE.get().do(_name(func), partial(func, *args)))

    async def sock_connect(self, sock: socket.socket, address: object) -> None:
        """There is nobody to wait for."""

    async def create_connection(self, protocol_factory: Any, *_args: Any, **options: Any) -> Any:
        options["sock"].close()
        assert self.serves is not None, "nobody serves here"
        return await self.serves(protocol_factory())


def _name(func: Any) -> str:
    """`asyncio.to_thread` wraps what it is given in a call within its context."""
    work = func.args[0] if isinstance(func, partial) and func.args else func
    return str(getattr(work, "__name__", type(work).__name__.lower()))
