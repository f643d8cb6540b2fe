"""However many pages are asked for: what many want is made once, a link has its measure, and few wait."""

import asyncio
import threading
from collections import Counter

import pytest

from bot.commands.allowance import Allowance
from bot.web.turns import MOMENT, MOST, PER_LINK, Busy, TooOften, Turns
from tests.clocks import let_pass, run_turned

LITTLE, MUCH = Allowance(burst=3, per_second=1.0), Allowance(burst=10_000, per_second=1.0)


def test_what_many_ask_for_in_a_moment_is_made_once() -> None:
    async def story() -> list[int]:
        turns, made = Turns(), Counter[str]()

        def work() -> int:
            made["page"] += 1
            return made["page"]

        first = await asyncio.gather(*(turns.make("mine", "page", work) for _ in range(1_000)))
        again = await turns.make("mine", "page", work)
        let_pass(MOMENT)
        later = await turns.make("mine", "page", work)
        turns.close()
        return [*{*first}, again, later]

    assert run_turned(story()) == [1, 1, 2]


def test_a_link_rests_when_more_is_asked_of_it_than_people_do_and_the_others_do_not() -> None:
    async def story() -> None:
        turns = Turns(LITTLE, MUCH)
        for page in "abc":
            await turns.make("mine", page, page.upper)
        with pytest.raises(TooOften):
            await turns.make("mine", "d", "d".upper)
        await turns.make("yours", "d", "d".upper)
        let_pass(1)
        assert await turns.make("mine", "d", "d".upper) == "D"
        turns.close()

    run_turned(story())


def test_all_links_together_have_a_measure_too() -> None:
    async def story() -> None:
        turns = Turns(PER_LINK, LITTLE)
        for link in "abc":
            await turns.make(link, "", link.upper)
        with pytest.raises(Busy):
            await turns.make("d", "", "d".upper)
        let_pass(1)
        assert await turns.make("d", "", "d".upper) == "D"
        turns.close()

    run_turned(story())


def test_who_comes_when_too_many_wait_is_told_at_once() -> None:
    async def story() -> list[bool]:
        turns, done = Turns(MUCH, MUCH), threading.Event()
        waiting = [asyncio.ensure_future(turns.make(n, "", done.wait)) for n in range(MOST)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await turns.make("one more", "", done.wait)
        done.set()
        made = await asyncio.gather(*waiting)
        turns.close()
        return made

    assert asyncio.run(story()) == [True] * MOST
