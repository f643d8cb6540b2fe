"""Replicas die, freeze and are cut off amid their posts, and Slack fails: none is lost, none is there twice.

The short form of `make chaos`, and on a machine that has more to do.
"""

from datetime import timedelta

from sqlalchemy import select

from bot.model.post import Post
from bot.store.engine import Store
from tests.chaos.run import Fate, Weather, run
from tests.chaos.trail import trail_of
from tests.databases import PostgresqlDatabase, SqliteDatabase

POSTS = 50
BREEZE = Weather(blows=4, faults=0.1, lease=timedelta(seconds=1.5))


def test_one_process_on_sqlite(sqlite: SqliteDatabase) -> None:
    none_is_lost_and_none_is_there_twice(sqlite.fresh(), 1)


def test_three_replicas_on_postgresql(postgresql: PostgresqlDatabase) -> None:
    none_is_lost_and_none_is_there_twice(postgresql.fresh(), 3)


def none_is_lost_and_none_is_there_twice(store: Store, replicas: int) -> None:
    outcome = run(store, replicas, POSTS, seed=replicas, weather=BREEZE)
    assert outcome.blows
    assert not outcome.stories, "\n".join(outcome.stories)
    assert (outcome.fates[Fate.LOST], outcome.fates[Fate.SHOWN], outcome.doubled) == (0, 0, 0)
    with store.read() as session:
        first = session.scalars(select(Post).order_by(Post.id)).first()
    assert first is not None
    assert "sending" in trail_of(store, first)
