"""A Slack workspace with the world's two kindergartens, and a loop to run its stories in."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import pytest

from tests.clocks import START, TurnedLoop
from tests.databases import SqliteDatabase
from tests.platforms.slack.fake_slack import TEAM
from tests.platforms.slack.workspace import SlackWorkspace
from tests.world import World

T = TypeVar("T")
Run: TypeAlias = Callable[[Coroutine[Any, Any, T]], T]


@pytest.fixture
def run() -> Iterator[Run[Any]]:
    with asyncio.Runner(loop_factory=TurnedLoop) as runner:
        yield runner.run


@pytest.fixture
def world(sqlite: SqliteDatabase, tmp_path: Path) -> World:
    return World(sqlite.fresh(START), tmp_path, platform="slack", workspace=TEAM)


@pytest.fixture
def workspace(run: Run[Any], world: World) -> Iterator[SlackWorkspace]:
    made = SlackWorkspace(world)
    run(made.__aenter__())
    yield made
    run(made.__aexit__())
