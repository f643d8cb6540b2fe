from dataclasses import dataclass

import pytest
from sqlalchemy import delete

from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.model.place import Place
from bot.model.programme import Programme, ProgrammeKind, ProgrammeRole, RoleCode
from bot.model.webinar import Webinar
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
class Around:
    """A programme that Solstrålen is in and Fjelltun is not; Anne is its arbeidsgruppe."""

    world: World

    def __post_init__(self) -> None:
        now = self.world.clock.now()
        with self.world.store.write() as session:
            session.execute(delete(Webinar))
            made = Programme.of("IA bransjeprogram barnehage", ProgrammeKind.SECTOR, now)
            session.add(made)
            session.flush()
            self.code = made.code
            role = ProgrammeRole.ARBEIDSGRUPPE
            session.add(RoleCode(code="AAAABBBB", programme_id=made.id, role=role, at=now))
        self.world.have_posted()
        self.alone("hms kode ja AAAA-BBBB", "anne")
        self.join("solstralen", "Fjell")

    def join(self, channel: str, municipality: str) -> None:
        """As the kindergarten's HMS-gruppe does it."""
        self.world.send(
            "hms program bli-med", {"code": self.code, "municipality": municipality}, channel=channel
        )

    def alone(self, line: str, user: str = "anne", values: Values | None = None) -> Answer:
        """In somebody's own chat."""
        request = Request(Place("local", "demo", user), user, line, values, personal=True)
        return Router(self.world.core.dispatcher)(request, self.world.clock.now())

    def says(self, line: str, user: str = "anne", values: Values | None = None) -> str:
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
def around(world: World) -> Around:
    return Around(world)


@pytest.fixture
def small_around(small_world: World) -> Around:
    return Around(small_world)
