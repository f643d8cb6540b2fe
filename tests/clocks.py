"""Clocks that a test turns: a world's, and an event loop's."""

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import Context
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, TypeVarTuple
from zoneinfo import ZoneInfo

from bot.platforms.local.clock import Backwards

T = TypeVar("T")
Given = TypeVarTuple("Given")
OSLO = ZoneInfo("Europe/Oslo")
START = datetime(2026, 11, 23, 9, tzinfo=OSLO)


@dataclass
class TurnedClock:
    """A clock that stands still until it is turned."""

    moment: datetime = START

    def now(self) -> datetime:
        return self.moment

    def turn(self, to: datetime) -> None:
        if to < self.moment:
            raise Backwards
        self.moment = to


class TurnedLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock stands still until it is turned.

    Whoever waits for a while, for a time-out or for their turn, waits for that: on a slow machine no time
    passes either. What comes from a thread or by a socket comes as ever.
    """

    def __init__(self) -> None:
        super().__init__()
        self._seconds = 0.0
        self._begun = asyncio.Event()
        """Set whenever somebody begins to wait for a while."""

    def time(self) -> float:
        return self._seconds

    def turn(self, seconds: float) -> None:
        self._seconds += seconds

    def call_at(
        self, when: float, callback: Callable[[*Given], object], *args: *Given, context: Context | None = None
    ) -> asyncio.TimerHandle:
        self._begun.set()
        return super().call_at(when, callback, *args, context=context)

    def waiting(self, seconds: float) -> int:
        """How many wait for a while that long."""
        timers: list[asyncio.TimerHandle] = vars(self)["_scheduled"]
        return sum(one.when() == self._seconds + seconds and not one.cancelled() for one in timers)

    async def waited_for(self, seconds: float, by: int) -> None:
        """Until so many wait for a while that long."""
        while self.waiting(seconds) < by:
            self._begun.clear()
            await self._begun.wait()


class SteppedLoop(TurnedLoop):
    """What others do in a thread is done here at once, one after the other: a story has one order.

    It takes a seventh of the time off, for nobody waits until a thread has its turn.
    """

    def run_in_executor(
        self, executor: object, func: Callable[[*Given], T], *args: *Given
    ) -> asyncio.Future[T]:
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except BaseException as error:  # noqa: BLE001 - handed over, as a thread does
            done.set_exception(error)
        return done


def run_turned(work: Coroutine[Any, Any, T], loop: TurnedLoop | None = None) -> T:
    """As `asyncio.run`, in a loop whose clock stands still."""
    with asyncio.Runner(loop_factory=TurnedLoop if loop is None else lambda: loop) as runner:
        return runner.run(work)


def run_stepped(work: Coroutine[Any, Any, T]) -> T:
    """As `run_turned`, without threads."""
    return run_turned(work, SteppedLoop())


def waiting(seconds: float) -> int:
    """How many wait for a while that long, from now on."""
    return _loop().waiting(seconds)


def let_pass(seconds: float) -> None:
    """Turn the running loop's clock."""
    _loop().turn(seconds)


async def waited_for(seconds: float, by: int = 1) -> None:
    """Until somebody, or so many, wait that long."""
    await _loop().waited_for(seconds, by)


async def time_out(seconds: float, by: int = 1) -> None:
    """Let so many seconds pass as soon as somebody, or so many, wait that long."""
    await waited_for(seconds, by)
    let_pass(seconds)


def _loop() -> TurnedLoop:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, TurnedLoop)
    return loop
