"""However many pages are asked for: a link is opened as often as people do, and few wait at a time."""

import asyncio
import threading

import pytest

from bot.commands.allowance import Allowance
from bot.web.links import Opened
from bot.web.turns import MOST, Busy, TooOften, Turns
from tests.clocks import START, let_pass, run_turned

MINE, YOURS = Opened(1, START), Opened(2, START)


def test_a_link_rests_when_it_is_opened_too_often_and_the_others_do_not() -> None:
    async def story() -> None:
        turns = Turns(Allowance(burst=3, per_second=1.0))
        for _ in range(3):
            turns.count(MINE)
        with pytest.raises(TooOften):
            turns.count(MINE)
        turns.count(YOURS)
        let_pass(1)
        turns.count(MINE)

    run_turned(story())


def test_who_comes_when_too_many_wait_is_told_at_once() -> None:
    async def story() -> list[int]:
        turns, done = Turns(), threading.Event()

        def work() -> int:
            done.wait()
            return 1

        waiting = [asyncio.ensure_future(turns.make(work)) for _ in range(MOST)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await turns.make(work)
        done.set()
        made = await asyncio.gather(*waiting)
        turns.close()
        return made

    assert asyncio.run(story()) == [1] * MOST
