"""The real program, told to stop amid posts and a command: nothing is lost, nothing comes twice."""

import asyncio
import signal
from collections.abc import Callable, Sequence
from itertools import repeat
from pathlib import Path

from aiohttp import web

from bot.model.post import PostState
from bot.store.engine import Store
from tests.app.machine import KEY, POSTS, TEAMS, Machine, a_slack
from tests.platforms.slack.fake_sending import CarryOut, FakeSlack
from tests.trouble import locked

PATIENCE = 60.0
MOMENT = 0.2
TWICE = (signal.SIGTERM, signal.SIGTERM)
"""Whoever is in a hurry says it again."""


async def slowly(_slack: FakeSlack, _request: web.Request, do: CarryOut) -> web.StreamResponse:
    answer = do()
    await asyncio.sleep(1.0)
    return answer


async def until(true: Callable[[], bool]) -> None:
    """Another process brings it about."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 - it has no event of ours to set
            await asyncio.sleep(0.02)


def test_what_is_under_way_comes_to_its_end_and_the_next_process_sends_the_rest(
    sqlite_url: str, tmp_path: Path
) -> None:
    """On PostgreSQL, and told in other ways, in `make e2e`: each takes seconds."""
    store = Store(sqlite_url)
    asyncio.run(stopped_and_started_again(store, tmp_path, TWICE))
    store.close()


async def stopped_and_started_again(store: Store, folder: Path, told: Sequence[signal.Signals]) -> None:
    slack = a_slack()
    slack.faults = repeat(slowly)
    async with slack.serving() as address:
        machine = Machine(store, folder, address)
        machine.owe()
        async with machine.serving() as process:
            await until(lambda: len(slack.calls) >= TEAMS)
            answer = await amid_a_command(machine, process, told)
            assert await process.wait() == 0
        assert "Plantestafett" in answer
        assert_given_back(machine, slack)

        slack.faults = repeat(None)
        async with machine.serving() as process:
            await until(lambda: len(slack.messages) == POSTS)
            process.terminate()
            assert await process.wait() == 0
    posts = machine.posts()
    assert [slack.keys(channel).count(KEY) for channel in posts] == [1] * POSTS
    assert {post.state for post in posts.values()} == {PostState.SENT}


async def amid_a_command(
    machine: Machine, process: asyncio.subprocess.Process, told: Sequence[signal.Signals]
) -> str:
    """The command waits for the database when the program is told to stop."""
    with locked(machine.store):
        asked = asyncio.create_task(machine.command("eget desember Plantestafett"))
        await asyncio.sleep(MOMENT)
        for number in told:
            process.send_signal(number)
            await asyncio.sleep(MOMENT)
    return await asked


def assert_given_back(machine: Machine, slack: FakeSlack) -> None:
    """What has arrived is marked as sent, and all else may be taken by another at once."""
    posts = machine.posts()
    sent = {channel: post.ref for channel, post in posts.items() if post.state is PostState.SENT}
    assert sent == {channel: posted[0]["ts"] for channel, posted in slack.messages.items()}
    assert TEAMS <= len(sent) < POSTS
    left = [post for post in posts.values() if post.state is not PostState.SENT]
    assert {(one.state, one.claimed_by, one.lease_until) for one in left} == {(PostState.PLANNED, None, None)}
