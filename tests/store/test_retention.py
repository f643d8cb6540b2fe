"""What is old is forgotten by itself: the history, and posts that have ended."""

from datetime import timedelta

from sqlalchemy import select, update

from bot.model.event import Event
from bot.model.post import Post, PostState
from scheduler.tidying import Keeping, Tidying
from tests.world import World

YEAR = timedelta(days=365)


def events(world: World) -> list[str]:
    with world.store.read() as session:
        return list(
            session.scalars(select(Event.command).where(Event.kindergarten_id == 1).order_by(Event.id))
        )


def test_the_history_is_kept_for_three_years_and_what_a_later_change_undoes_as_long_as_that(
    world: World,
) -> None:
    world.text("hms bytt 2027-01 brann")
    before = events(world)
    world.clock.turn(world.clock.now() + timedelta(days=20))
    world.undo()
    told = events(world)
    tidy = Tidying(world.store, Keeping())
    tidy(world.clock.now() + 3 * YEAR - timedelta(days=5))
    assert events(world) == told[len(before) - 1 :], "the undoing and what it undid"
    tidy(world.clock.now() + 3 * YEAR + timedelta(days=1))
    assert events(world) == []


def test_posts_that_have_ended_go_and_those_that_need_somebody_stay(world: World) -> None:
    world.turn(2026, 12, 2)
    with world.store.write() as session:
        key = session.scalars(select(Post.id).order_by(Post.id)).first()
        session.execute(update(Post).where(Post.id != key).values(state=PostState.SENT))
        session.execute(update(Post).where(Post.id == key).values(state=PostState.UNSURE))
    Tidying(world.store, Keeping())(world.clock.now() + 3 * YEAR)
    with world.store.read() as session:
        assert list(session.scalars(select(Post.id))) == [key]
