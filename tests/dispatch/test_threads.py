"""Calls that may wait, carried out in threads: their answers, their errors, and their end."""

import asyncio
import gc
import threading
from collections.abc import Callable
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

import pytest

from bot.dispatch.threads import Threads

P = ParamSpec("P")
T = TypeVar("T")
WHO: ContextVar[str] = ContextVar("who", default="nobody")


async def called(threads: Threads, function: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
    return await threads.call(function, *given, **named)


def named(name: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith(f"{name}-")]


def test_many_at_once_get_each_their_own_answer_from_a_few_threads() -> None:
    threads, used = Threads(3, "few"), set()

    def double(number: int) -> int:
        used.add(threading.current_thread().name)
        return 2 * number

    async def ask() -> list[int]:
        return list(await asyncio.gather(*(threads.call(double, number) for number in range(100))))

    assert asyncio.run(ask()) == [2 * number for number in range(100)]
    assert used <= {"few-0", "few-1", "few-2"}


def test_a_slow_call_keeps_no_other_back() -> None:
    threads, let = Threads(2, "two"), threading.Event()

    async def ask() -> list[str]:
        slow = threads.call(let.wait)
        heard = [await threads.call(str.upper, "quick")]
        let.set()
        assert await slow
        return heard

    assert asyncio.run(ask()) == ["QUICK"]


def test_an_error_is_raised_where_the_call_was_made() -> None:
    with pytest.raises(ZeroDivisionError):
        asyncio.run(called(Threads(1, "one"), divmod, 1, 0))


def test_a_call_sees_what_its_caller_has_set() -> None:
    async def ask() -> str:
        WHO.set("styrer")
        return await Threads(1, "one").call(WHO.get)

    assert asyncio.run(ask()) == "styrer"


def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    threads, let = Threads(1, "one"), threading.Event()
    begun: list[str] = []

    async def ask() -> None:
        first, second = threads.call(let.wait), threads.call(begun.append, "second")
        second.cancel()
        let.set()
        await first

    asyncio.run(ask())
    threads.finish()
    assert begun == []


def test_an_answer_for_a_loop_that_has_gone_is_dropped_and_the_thread_goes_on() -> None:
    threads, let = Threads(1, "one"), threading.Event()

    async def leave() -> None:
        loop, begun = asyncio.get_running_loop(), asyncio.Event()

        def wait() -> None:
            loop.call_soon_threadsafe(begun.set)
            let.wait()

        left = threads.call(wait)
        await begun.wait()
        left.cancel()

    asyncio.run(leave())
    let.set()
    assert asyncio.run(called(threads, str.upper, "still here")) == "STILL HERE"


def test_the_threads_end_with_what_they_are_for() -> None:
    threads = Threads(2, "ends")
    asyncio.run(called(threads, len, ""))
    mine = named("ends")
    assert len(mine) == 1, "one is enough where none is held up"
    del threads
    gc.collect()
    for thread in mine:
        thread.join(5)
    assert not named("ends")
