"""All of a kindergarten goes when its time has come, and nothing of the other's."""

from datetime import timedelta

from sqlalchemy import select

from bot.handlers.setup.deleting import WAIT
from bot.model.kindergarten import Kindergarten
from bot.store.whole import all_of
from scheduler.tidying import Keeping, Tidying
from tests.world import World

SOON = timedelta(minutes=1)


def left(world: World) -> list[int]:
    with world.store.read() as session:
        assert all(bool(all_of(session, key)) == (key in keys(world)) for key in (1, 2))
    return keys(world)


def keys(world: World) -> list[int]:
    with world.store.read() as session:
        return list(session.scalars(select(Kindergarten.id).order_by(Kindergarten.id)))


def tidied(world: World, after: timedelta) -> list[int]:
    Tidying(world.store, Keeping())(world.clock.now() + after)
    return left(world)


def test_one_who_asks_alone_waits_for_seven_days(world: World) -> None:
    world.text("hms slett-alt ja")
    world.text("hms slett-alt ja")
    assert tidied(world, WAIT - SOON) == [1, 2]
    assert tidied(world, WAIT) == [2]


def test_two_have_it_done_at_once(small_world: World) -> None:
    small_world.text("hms slett-alt ja")
    small_world.text("hms slett-alt ja", "verneombud")
    assert tidied(small_world, SOON) == [2]


def test_each_of_them_can_stop_it_until_it_is_done(small_world: World) -> None:
    small_world.text("hms slett-alt ja")
    small_world.text("hms slett-alt ja", "verneombud")
    small_world.text("hms slett-alt nei", "tillitsvalgt")
    assert tidied(small_world, 2 * WAIT) == [1, 2]


def test_a_button_from_before_another_asked_says_yes_to_the_question_alone(small_world: World) -> None:
    """Both look at the question; the second press does not make it two who know of each other."""
    asked = small_world.ask("hms slett-alt", "verneombud")
    small_world.clock.turn(small_world.clock.now() + SOON)
    small_world.text("hms slett-alt ja")
    small_world.ask(asked.card.buttons[0].line, "verneombud")
    assert tidied(small_world, SOON) == [1, 2]
