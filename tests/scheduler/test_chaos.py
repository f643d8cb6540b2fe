"""Replicas die, freeze and are cut off amid their posts, and Slack fails: none is lost, none is there twice.

The short form of `make chaos`, and on a machine that has more to do.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.model.post import Post
from bot.store.engine import Store
from tests.chaos.run import Fate, Weather, run
from tests.chaos.trail import trail_of

POSTS = 50
BREEZE = Weather(blows=4, faults=0.1, lease=timedelta(seconds=1.5))


@pytest.mark.parametrize("replicas", [1, 3])
def test_none_is_lost_and_none_is_there_twice(store: Store, replicas: int) -> None:
    if store.is_sqlite and replicas > 1:
        return  # SQLite is for one process
    outcome = run(store, replicas, POSTS, seed=replicas, weather=BREEZE)
    assert outcome.blows
    assert not outcome.stories, "\n".join(outcome.stories)
    assert (outcome.fates[Fate.LOST], outcome.fates[Fate.SHOWN], outcome.doubled) == (0, 0, 0)
    with store.read() as session:
        first = session.scalars(select(Post).order_by(Post.id)).first()
    assert first is not None
    assert "sending" in trail_of(store, first)
