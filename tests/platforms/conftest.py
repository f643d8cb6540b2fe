"""A loop to run a platform's stories in."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from tests.clocks import TurnedLoop
from tests.platforms.running import Run


@pytest.fixture
def run() -> Iterator[Run[Any]]:
    with asyncio.Runner(loop_factory=TurnedLoop) as runner:
        yield runner.run
