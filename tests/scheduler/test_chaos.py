"""Replicas die, freeze and are cut off amid their posts, and Slack fails: none is lost, none is there twice.

The short form of `make chaos`, and on a machine that has more to do.
"""

import pytest

from bot.store.engine import Store
from tests.chaos.run import Outcome, run

POSTS = 100


@pytest.mark.parametrize("replicas", [1, 3])
def test_none_is_lost_and_none_is_there_twice(store: Store, replicas: int) -> None:
    if store.is_sqlite and replicas > 1:
        return  # SQLite is for one process
    outcome = run(store, replicas, POSTS, seed=replicas, blows=4)
    assert kept(outcome) == (POSTS, 0, 0)
    assert outcome.blows


def kept(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.posts, outcome.lost, outcome.doubled
