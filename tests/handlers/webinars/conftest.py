from dataclasses import dataclass

import pytest
from sqlalchemy import delete

from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.model.webinar import Webinar
from bot.platforms.local.people import ARBEIDSGRUPPE
from tests.around import CODE, Around
from tests.world import World, said

WRITTEN = {
    "title": "Vernerunden",
    "link": "https://example.no/vernerunde",
    "day": "2026-12-02",  # a Wednesday
    "at": "13:00",
    "minutes": "45",
}
Values = dict[str, str | list[str]]


@dataclass
class Desk:
    """Where the arbeidsgruppe plans webinars. Solstrålen, in Fjell, is in the programme, Fjelltun not."""

    world: World

    def __post_init__(self) -> None:
        with self.world.store.write() as session:
            session.execute(delete(Webinar))
        Around(self.world).begin()
        self.world.have_posted()

    def join(self, channel: str, municipality: str) -> None:
        """As the kindergarten's HMS-gruppe does it."""
        self.world.send("hms program bli-med", {"code": CODE, "municipality": municipality}, channel=channel)

    def alone(self, line: str, user: str = ARBEIDSGRUPPE, values: Values | None = None) -> Answer:
        """In somebody's own chat."""
        request = Request(self.world.place(user), user, line, values, personal=True)
        return Router(self.world.core.dispatcher)(request, self.world.clock.now())

    def says(self, line: str, user: str = ARBEIDSGRUPPE, values: Values | None = None) -> str:
        return said(self.alone(line, user, values))

    def publish(self, **more: str) -> int:
        """A webinar's number."""
        answer = self.alone("hms program webinar nytt", values={**WRITTEN, **more})
        return int(answer.card.buttons[0].line.split()[-1])

    def told(self, number: int, channel: str = "solstralen") -> list[str]:
        """What a channel was told of a webinar."""
        return [one["key"].split("/")[2] for one in self.world.posts(channel, f"webinar/{number}/")]

    def told_alone(self, number: int, user: str, channel: str = "solstralen") -> list[str]:
        """What a person was told of a gathering."""
        seen = (one["message"]["key"] or "" for one in self.world.chat.conversation(channel, user))
        return [key.split("/")[2] for key in seen if key.startswith(f"gathering/{number}/")]


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


@pytest.fixture
def small_desk(small_world: World) -> Desk:
    return Desk(small_world)
