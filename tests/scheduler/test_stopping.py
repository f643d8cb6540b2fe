"""Told to stop: what has left comes to its end, the rest is given back, and nothing is lost."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.message.card import Card
from bot.message.delivery import Result, Sent
from bot.message.words import Language
from bot.model.place import Place
from bot.model.post import PostState
from scheduler.sender import Sender
from scheduler.watch import Watch
from tests.posting import DUE, Slow, replica, rows, sender, states
from tests.world import World

SLOWLY = 0.55
"""Posts a second: the second is claimed and waits for its turn."""


@dataclass
class Waiting:
    """Answers when it is let; tells when it has been asked."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    answer: asyncio.Event = field(default_factory=asyncio.Event)
    posted: int = 0

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        self.posted += 1
        self.asked.set()
        await self.answer.wait()
        return Sent("m1")

    async def find(self, place: Place, key: str, since: datetime) -> Sent:
        raise NotImplementedError


async def stop(sending: Sender, platform: Waiting, seconds: float, *, answers: bool) -> None:
    """While the first post is under way and the second waits."""
    task = asyncio.create_task(sending.send_due(Watch(DUE)))
    await platform.asked.wait()
    if answers:
        asyncio.get_running_loop().call_later(0.05, platform.answer.set)
    await sending.finish(seconds)
    await task


@pytest.mark.parametrize(
    ("answers", "seconds", "state"), [(True, 5.0, PostState.SENT), (False, 1.1, PostState.SENDING)]
)
def test_what_has_left_comes_to_its_end_and_the_rest_is_given_back(
    quiet: World, answers: bool, seconds: float, state: PostState
) -> None:
    """What gets no answer in time is let go, to be looked up."""
    platform, outbox = Waiting(), replica(quiet, pace=SLOWLY)
    outbox.plan(DUE)
    asyncio.run(stop(sender(quiet, outbox, platform), platform, seconds, answers=answers))
    assert platform.posted == 1
    assert states(quiet) == [state, PostState.PLANNED]
    assert [post.claimed_by for post in rows(quiet)] == [None, None]
    assert rows(quiet)[1].lease_until is None, "another may take it at once"


def test_with_nothing_to_do_it_stops_at_once(quiet: World) -> None:
    asyncio.run(sender(quiet, replica(quiet), Slow()).finish(5))
