"""Requests in threads: nobody waits for another, and what was given up is not begun."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.commands.request import Answer, Request
from bot.dispatch.executor import PATIENCE, CommandOutcome, Executor
from bot.message.card import Card
from bot.message.words import Language
from bot.store.engine import POOL_SIZE
from tests.clocks import START, run_turned, time_out
from tests.world import place

LONG = 60.0
"""Seconds that no test takes."""
SLOW, QUICK = "slow", "quick"


@dataclass
class Slowly:
    """Answers with the line it was asked; a slow one when it is let."""

    let: threading.Event = field(default_factory=threading.Event)
    begun: list[str] = field(default_factory=list)
    at_begin: Callable[[], object] = lambda: None

    def __call__(self, request: Request, _now: datetime) -> Answer:
        self.begun.append(request.line)
        self.at_begin()
        if request.line == SLOW:
            assert self.let.wait(LONG)
        return Answer(Card(request.line), Language.NB, private=True)


@dataclass
class Heard:
    outcomes: list[CommandOutcome] = field(default_factory=list)

    def command(self, platform: str, outcome: CommandOutcome, seconds: float) -> None:
        self.outcomes.append(outcome)


async def ask(executor: Executor, line: str) -> Answer:
    return await executor(Request(place("solstralen"), "styrer", line))


def an_executor(dispatch: Callable[[Request, datetime], Answer], heard: Heard | None = None) -> Executor:
    return Executor(dispatch, lambda: START, heard)


def test_many_at_once_get_each_their_own_answer() -> None:
    executor, lines = an_executor(Slowly()), [f"hms tema {number}" for number in range(100)]

    async def story() -> list[Answer]:
        return await asyncio.gather(*(ask(executor, line) for line in lines))

    assert [answer.card.title for answer in run_turned(story())] == lines


def test_a_slow_one_keeps_no_other_back() -> None:
    slowly = Slowly()
    executor = an_executor(slowly)

    async def story() -> list[Answer]:
        slow = asyncio.create_task(ask(executor, SLOW))
        quick = await ask(executor, QUICK)
        slowly.let.set()
        return [quick, await slow]

    assert [answer.card.title for answer in run_turned(story())] == [QUICK, SLOW]


def test_an_error_of_the_program_is_raised_where_it_was_asked() -> None:
    def broken(_request: Request, _now: datetime) -> Answer:
        raise ZeroDivisionError

    heard = Heard()
    with pytest.raises(ZeroDivisionError):
        run_turned(ask(an_executor(broken, heard), "hms"))
    assert heard.outcomes == [CommandOutcome.BROKEN]


def test_what_is_given_up_while_it_waits_for_a_thread_is_not_begun() -> None:
    slowly, heard = Slowly(), Heard()
    executor = an_executor(slowly, heard)

    async def story() -> Answer:
        loop, all_at_work = asyncio.get_running_loop(), asyncio.Event()
        slowly.at_begin = lambda: (
            loop.call_soon_threadsafe(all_at_work.set) if len(slowly.begun) == POOL_SIZE else None
        )
        under_way = [asyncio.create_task(ask(executor, SLOW)) for _each in range(POOL_SIZE)]
        await all_at_work.wait()
        one_more = asyncio.create_task(ask(executor, QUICK))
        await time_out(PATIENCE, by=POOL_SIZE + 1)
        await asyncio.gather(*under_way)
        answer = await one_more
        slowly.let.set()
        return answer

    assert run_turned(story()).not_now
    executor._threads.shutdown()
    assert slowly.begun == [SLOW] * POOL_SIZE
    assert heard.outcomes == [CommandOutcome.NOT_NOW] * (POOL_SIZE + 1)
