"""The real program, told to stop amid posts and a command, and while Slack answers nothing: takes a while."""

import signal
from collections import Counter
from itertools import repeat
from pathlib import Path

import pytest

from bot.model.post import PostState
from bot.store.engine import Store
from tests.app.machine import POSTS, TEAMS, Machine, a_slack
from tests.app.stopping import amid_a_command, stopped_and_started_again
from tests.e2e.stories import play
from tests.platforms.slack.fake_sending import silent_after
from tests.waiting import until

TWICE = (signal.SIGTERM, signal.SIGTERM)
"""Whoever is in a hurry says it again."""


@pytest.mark.parametrize("told", [(signal.SIGTERM,), TWICE, (signal.SIGINT, signal.SIGINT)])
def test_what_is_under_way_comes_to_its_end_and_the_next_process_sends_the_rest(
    store: Store, tmp_path: Path, told: tuple[signal.Signals, ...]
) -> None:
    play(stopped_and_started_again(store, tmp_path, told))


def test_what_is_never_answered_is_let_go_to_be_looked_up(store: Store, tmp_path: Path) -> None:
    play(never_answered(store, tmp_path))


async def never_answered(store: Store, folder: Path) -> None:
    slack = a_slack()
    slack.faults = repeat(silent_after)
    async with slack.serving() as address:
        machine = Machine(store, folder, address)
        machine.owe()
        async with machine.serving() as process:
            await until(lambda: len(slack.messages) >= TEAMS)
            assert "Plantestafett" in await amid_a_command(machine, process, (signal.SIGTERM,))
            assert await process.wait() == 0
        there = len(slack.messages)
        slack.closing.set()
    posts = machine.posts().values()
    states = Counter((post.state, post.claimed_by) for post in posts)
    expected = {(PostState.SENDING, None): there, (PostState.PLANNED, None): POSTS - there}
    assert states == Counter(expected), "a fast machine has sent all of them"
