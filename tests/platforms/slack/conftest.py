"""A Slack workspace with the world's two kindergartens."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.clocks import START
from tests.databases import SqliteDatabase
from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import TEAM
from tests.platforms.slack.workspace import SlackWorkspace
from tests.world import World


@pytest.fixture
def world(sqlite: SqliteDatabase, tmp_path: Path) -> World:
    return World(sqlite.fresh(START), tmp_path, platform="slack", workspace=TEAM)


@pytest.fixture
def workspace(run: Run[Any], world: World) -> Iterator[SlackWorkspace]:
    made = SlackWorkspace(world)
    run(made.__aenter__())
    yield made
    run(made.__aexit__())
