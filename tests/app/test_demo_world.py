"""Turning the demo's clock: each post comes at its own moment, however long the sending takes."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import update

from bot.message.card import Card
from bot.message.delivery import Absent, Result, Sent, Unsure
from bot.message.words import Language
from bot.model.place import Place
from bot.model.webinar import Webinar
from tests.posting import DUE, TakesNothingBack
from tests.programme import Programme
from tests.world import World


@dataclass
class SlowChat(TakesNothingBack):
    """By the world's clock, each post takes a second."""

    world: World

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        self.world.clock.turn(self.world.clock.now() + timedelta(seconds=1))
        return await self.world.chat.post(place, card, language, key)

    async def find(self, place: Place, key: str, ago: timedelta) -> Sent | Absent | Unsure:
        return await self.world.chat.find(place, key, ago)


def test_what_comes_due_while_others_are_sent_is_not_passed_over(small: Programme) -> None:
    world, number = small.world, small.add()
    world.turn(2026, 11, 30)
    with world.store.write() as session:
        session.execute(update(Webinar).values(next_due_at=DUE + timedelta(milliseconds=300)))
    world.post_to(SlowChat(world))
    world.turn(2026, 12, 3)
    assert world.posts("solstralen", "theme/2026-12")
    assert small.told(number)["hour"] == "2026-12-02T12:00"
