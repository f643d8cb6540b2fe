"""All of a kindergarten goes when its time has come, and nothing of the other's."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.handlers.setup.deleting import WAIT
from bot.handlers.setup.deleting_cards import deleted_card
from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Result, Sent
from bot.model.kindergarten import Kindergarten
from bot.model.place import Place
from bot.model.texts import Language
from bot.store.whole import all_of
from scheduler.farewells import Farewells
from scheduler.tidying import Keeping, Tidying
from tests.clocks import run_turned
from tests.posting import TakesNothingBack
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


@dataclass
class Chats(TakesNothingBack):
    """A platform that notes where something arrived, and in which places nothing does."""

    gone: frozenset[str] = frozenset()
    said: list[str] = field(default_factory=list)

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        where = place.conversation.channel
        if where in self.gone:
            return Gone("closed")
        self.said.append(where)
        return Sent("1")

    async def find(self, place: Place, key: str, ago: timedelta) -> Absent:
        return Absent()


@pytest.mark.parametrize(
    ("place", "gone", "told"),
    [
        ("gruppa", frozenset(), ["gruppa"]),
        ("gruppa", frozenset({"gruppa"}), ["styrer", "tillitsvalgt", "verneombud"]),
        (None, frozenset({"styrer"}), ["tillitsvalgt", "verneombud"]),
    ],
)
def test_those_who_decide_hear_once_that_it_is_done(
    small_world: World, place: str | None, gone: frozenset[str], told: list[str]
) -> None:
    with small_world.store.write() as session:
        session.execute(update(Kindergarten).where(Kindergarten.id == 1).values(group_channel=place))
    small_world.text("hms slett-alt ja")
    small_world.text("hms slett-alt ja", "verneombud")
    chats, tidy = Chats(gone), Tidying(small_world.store, Keeping())
    for hours in (1, 2, 3):
        deleted = tidy(small_world.clock.now() + timedelta(hours=hours))
        run_turned(Farewells({"local": chats}, deleted_card)(deleted))
    assert chats.said == told


@pytest.mark.parametrize(("answer", "reminders"), [("ja", 1), ("nei", 0)])
def test_the_group_is_reminded_three_days_before_unless_it_was_stopped(
    small_world: World, answer: str, reminders: int
) -> None:
    small_world.text("hms slett-alt ja")
    small_world.text(f"hms slett-alt {answer}", "styrer")
    small_world.turn(2026, 11, 27, 15)
    assert len(small_world.posts("solstralen-gruppe", "notice/deleting")) == reminders
