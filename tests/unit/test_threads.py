"""Calls that may wait, carried out in threads: their answers, their errors, and their end."""

import asyncio
import gc
import threading
from contextvars import ContextVar

import pytest

from bot.threads import Threads

WHO: ContextVar[str] = ContextVar("who", default="nobody")


def names() -> list[str]:
    return [thread.name for thread in threading.enumerate()]


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
        slow = asyncio.create_task(threads.call(let.wait))
        heard = [await threads.call(str.upper, "quick")]
        let.set()
        assert await slow
        return heard

    assert asyncio.run(ask()) == ["QUICK"]


def test_an_error_is_raised_where_the_call_was_made() -> None:
    with pytest.raises(ZeroDivisionError):
        asyncio.run(Threads(1, "one").call(divmod, 1, 0))


def test_a_call_sees_what_its_caller_has_set() -> None:
    async def ask() -> str:
        WHO.set("styrer")
        return await Threads(1, "one").call(WHO.get)

    assert asyncio.run(ask()) == "styrer"


def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    threads, let = Threads(1, "one"), threading.Event()
    begun: list[str] = []

    async def ask() -> None:
        first = asyncio.create_task(threads.call(let.wait))
        second = asyncio.create_task(threads.call(begun.append, "second"))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.sleep(0)
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

        task = asyncio.create_task(threads.call(wait))
        await begun.wait()
        task.cancel()

    asyncio.run(leave())
    let.set()
    assert asyncio.run(threads.call(str.upper, "still here")) == "STILL HERE"


def test_the_threads_end_with_what_they_are_for() -> None:
    threads = Threads(2, "ends")
    asyncio.run(threads.call(len, ""))
    mine = [thread for thread in threading.enumerate() if thread.name.startswith("ends-")]
    assert len(mine) == 2
    del threads
    gc.collect()
    for thread in mine:
        thread.join(5)
    assert not any(name.startswith("ends-") for name in names())
