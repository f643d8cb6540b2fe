"""Two hundred posts from the bot's real process, through a proxy that fails in every way Slack can."""

import asyncio
import itertools
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.model.post import Post, PostState
from bot.model.workspace import Workspace
from bot.store.engine import Store
from bot.store.posts import WAITING
from tests.e2e.slack.kit import Person, Place, slack
from tests.e2e.slack.proxy import Proxy, in_random_order
from tests.e2e.stories import play
from tests.platforms.slack.test_none_lost import DUE, KEY, kindergarten

POSTS = 200
STEP = timedelta(seconds=70)
"""The clock is turned on by so much, so that leases and pauses end soon."""
A_LOOK = 1.5
"""Seconds; the bot looks every second for what is due."""
TURNS = 400


def test_none_is_lost_and_none_is_there_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proxy = play(story(tmp_path))
    with capsys.disabled():
        print(f"\n{POSTS} posts, 0 lost, 0 doubled; faults: {dict(proxy.failed)}")  # noqa: T201 - the figures


async def story(folder: Path) -> Proxy:
    async with slack(folder, [f"bhg{number}" for number in range(POSTS)]) as (proxy, address):
        place = Place(folder, address)
        place.turn_to(DUE - STEP)
        async with Person.named("kari", proxy, place) as kari:
            ids = await kari.channels()
            channels = [ids[f"bhg{number}"] for number in range(POSTS)]
            async with place.serving_ahead():
                assert (await kari.install())[0] == 200
                settle(place, channels)
                proxy.faults = in_random_order(seed=7)
                await send_all(place)
            proxy.faults = itertools.repeat(None)
            there = {channel: await kari.keys(channel) for channel in channels}
    assert there == {channel: [KEY] for channel in channels}
    assert states(place) == {PostState.SENT: POSTS}
    assert len(proxy.failed) == 8, "every fault has happened"
    return proxy


def settle(place: Place, channels: list[str]) -> None:
    """A kindergarten in each channel."""
    store = Store(place.database_url)
    with store.write() as session:
        workspace = session.scalars(select(Workspace)).one()
        session.add_all(kindergarten(workspace, channel, f"U{channel}") for channel in channels)
    store.close()


async def send_all(place: Place) -> None:
    """Turn the clock on, until nothing is waiting any more."""
    moment = DUE
    for _turn in range(TURNS):
        place.turn_to(moment)
        await asyncio.sleep(A_LOOK)
        if sum(states(place).values()) == POSTS and not waiting(place):
            return
        moment = place.now() + STEP
    raise AssertionError(states(place))


def states(place: Place) -> Counter[PostState]:
    store = Store(place.database_url)
    with store.read() as session:
        found = Counter(session.scalars(select(Post.state)))
    store.close()
    return found


def waiting(place: Place) -> bool:
    return any(states(place)[state] for state in WAITING)
