"""A Teams tenant with the world's two kindergartens."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.clocks import START
from tests.databases import SqliteDatabase
from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import TENANT
from tests.platforms.teams.tenant import TeamsTenant
from tests.world import World


@pytest.fixture
def world(sqlite: SqliteDatabase, tmp_path: Path) -> World:
    return World(sqlite.fresh(START), tmp_path, platform="teams", workspace=TENANT)


@pytest.fixture
def tenant(run: Run[Any], world: World) -> Iterator[TeamsTenant]:
    made = TeamsTenant(world)
    run(made.__aenter__())
    yield made
    run(made.__aexit__())
