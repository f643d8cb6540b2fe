"""What several stories of the store begin with."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.store.posting import hush
from tests.world import World


@pytest.fixture
def quiet(world: World) -> World:
    """Both kindergartens on both databases, with nothing owed but the theme of December."""
    return hush(world)


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool
