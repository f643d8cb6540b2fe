"""A Slack workspace with the world's two kindergartens, and a loop to run its stories in."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import pytest

from bot.store.engine import Store
from tests.platforms.slack.fake_slack import TEAM
from tests.platforms.slack.workspace import SlackWorkspace
from tests.world import World

T = TypeVar("T")
Run: TypeAlias = Callable[[Coroutine[Any, Any, T]], T]


@pytest.fixture
def run() -> Iterator[Run[Any]]:
    with asyncio.Runner() as runner:
        yield runner.run


@pytest.fixture
def workspace(run: Run[Any], sqlite_url: str, tmp_path: Path) -> Iterator[SlackWorkspace]:
    store = Store(sqlite_url)
    made = SlackWorkspace(World(store, tmp_path, platform="slack", workspace=TEAM))
    run(made.__aenter__())
    yield made
    run(made.__aexit__())
    store.close()
