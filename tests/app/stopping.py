"""The real program, told to stop amid posts and a command: nothing is lost, nothing comes twice."""

import asyncio
import signal
from collections.abc import Sequence
from functools import partial
from itertools import repeat
from pathlib import Path

from aiohttp import web

from bot.model.post import PostState
from bot.store.engine import Store
from tests.app.machine import POSTS, TEAMS, Machine, a_slack
from tests.platforms.slack.fake_sending import CarryOut, FakeSlack
from tests.posting import RUN_KEY
from tests.trouble import locked
from tests.waiting import until

HEARD = ("Stopping: what is under way", "Stopping already")
"""What the program writes to its log when it is told to stop, the first time and again."""


async def stopped_and_started_again(store: Store, folder: Path, told: Sequence[signal.Signals]) -> None:
    slack, let = a_slack(), asyncio.Event()

    async def when_let(_slack: FakeSlack, _request: web.Request, do: CarryOut) -> web.StreamResponse:
        answer = do()
        await let.wait()
        return answer

    slack.faults = repeat(when_let)
    async with slack.serving() as address:
        machine = Machine(store, folder, address)
        machine.owe()
        async with machine.serving() as process:
            await until(lambda: len(slack.calls) >= TEAMS)
            answer = await amid_a_command(machine, process, told)
            let.set()
            assert await process.wait() == 0
        assert "Plantestafett" in answer
        assert_given_back(machine, slack)

        slack.faults = repeat(None)
        async with machine.serving() as process:
            await until(lambda: len(slack.messages) == POSTS)
            process.terminate()
            assert await process.wait() == 0
    posts = machine.posts()
    assert [slack.keys(channel).count(RUN_KEY) for channel in posts] == [1] * POSTS
    assert {post.state for post in posts.values()} == {PostState.SENT}


async def amid_a_command(
    machine: Machine, process: asyncio.subprocess.Process, told: Sequence[signal.Signals]
) -> str:
    """The command waits for the database when the program is told to stop."""
    in_hand = asyncio.Event()
    with locked(machine.store):
        asked = asyncio.create_task(machine.command("eget desember Plantestafett", in_hand))
        await in_hand.wait()
        for number, line in zip(told, HEARD, strict=False):
            process.send_signal(number)
            await until(partial(machine.said, line))
    return await asked


def assert_given_back(machine: Machine, slack: FakeSlack) -> None:
    """What has arrived is marked as sent, and all else may be taken by another at once."""
    posts = machine.posts()
    sent = {channel: post.ref for channel, post in posts.items() if post.state is PostState.SENT}
    assert sent == {channel: posted[0]["ts"] for channel, posted in slack.messages.items()}
    assert TEAMS <= len(sent) < POSTS
    left = [post for post in posts.values() if post.state is not PostState.SENT]
    assert {(one.state, one.claimed_by, one.lease_until) for one in left} == {(PostState.PLANNED, None, None)}
