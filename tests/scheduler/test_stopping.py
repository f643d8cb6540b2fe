"""Told to stop: what has left comes to its end, the rest is given back, and nothing is lost."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.message.card import Card
from bot.message.delivery import Result, Sent
from bot.message.words import Language
from bot.model.place import Place
from bot.model.post import PostState
from scheduler.scheduler import TIME_TO_STOP
from tests.clocks import let_pass, run_turned
from tests.posting import DUE, Slow, TakesNothingBack, replica, rows, send_due, sender, states
from tests.waiting import until
from tests.world import World

PACE = 1.0
"""Posts a second: the second is claimed and waits for its turn."""


@dataclass
class Waiting(TakesNothingBack):
    """Answers when it is let; tells when it has been asked."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    answer: asyncio.Event = field(default_factory=asyncio.Event)
    posted: int = 0

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        self.posted += 1
        self.asked.set()
        await self.answer.wait()
        return Sent("m1")

    async def find(self, place: Place, key: str, ago: timedelta) -> Sent:
        raise NotImplementedError


async def stop(world: World, platform: Waiting, *, answers: bool) -> None:
    """While the first post is under way and the second waits for its turn."""
    outbox = replica(world, pace=PACE)
    outbox.plan(DUE)
    sending = sender(world, outbox, platform)
    task = asyncio.create_task(send_due(sending, DUE))
    await platform.asked.wait()
    stopping = asyncio.create_task(sending.finish(TIME_TO_STOP))
    await until(lambda: [post.claimed_by for post in rows(world)] == [outbox.who, None])
    if answers:
        platform.answer.set()
    else:
        let_pass(TIME_TO_STOP)
    await stopping
    await task


@pytest.mark.parametrize(("answers", "state"), [(True, PostState.SENT), (False, PostState.SENDING)])
def test_what_has_left_comes_to_its_end_and_the_rest_is_given_back(
    quiet: World, answers: bool, state: PostState
) -> None:
    """What gets no answer in time is let go, to be looked up."""
    platform = Waiting()
    run_turned(stop(quiet, platform, answers=answers))
    assert platform.posted == 1
    assert states(quiet) == [state, PostState.PLANNED]
    assert [post.claimed_by for post in rows(quiet)] == [None, None]
    assert rows(quiet)[1].lease_until is None, "another may take it at once"


def test_with_nothing_to_do_it_stops_at_once(quiet: World) -> None:
    run_turned(sender(quiet, replica(quiet), Slow()).finish(5))
