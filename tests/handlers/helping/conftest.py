"""A programme with two hjelpere, in different workspaces; Solstrålen and Fjelltun are in it."""

from dataclasses import dataclass

import pytest

from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.model.place import Openness, Place
from bot.model.programme import Programme, ProgrammeKind, ProgrammeRole, RoleCode
from tests.world import World, said

Values = dict[str, str | list[str]]
PEOPLE = {
    "anne": ("demo", ProgrammeRole.ARBEIDSGRUPPE),
    "hjalmar": ("demo", ProgrammeRole.HJELPER),
    "hilde": ("other", ProgrammeRole.HJELPER),
}


@dataclass
class Helping:
    world: World

    def __post_init__(self) -> None:
        now = self.world.clock.now()
        with self.world.store.write() as session:
            made = Programme.of("IA bransjeprogram barnehage", ProgrammeKind.SECTOR, now)
            session.add(made)
            session.flush()
            self.code = made.code
            for number, (_where, role) in enumerate(PEOPLE.values()):
                code = f"AAAABBB{'CDE'[number]}"
                session.add(RoleCode(code=code, programme_id=made.id, role=role, at=now))
        self.world.have_posted()
        for number, person in enumerate(PEOPLE):
            self.alone(f"hms kode ja AAAA-BBB{'CDE'[number]}", person)
        self.join("solstralen", "ja")
        self.join("fjelltun", "nei")

    def join(self, channel: str, status: str) -> None:
        self.world.send("hms program bli-med", {"code": self.code, "status": status}, channel=channel)

    def alone(self, line: str, user: str, values: Values | None = None) -> Answer:
        """In somebody's own chat, in their workspace."""
        workspace = PEOPLE[user][0]
        place = Place("local", workspace, user)
        request = Request(place, user, line, values, personal=True, openness=Openness.ALONE)
        return Router(self.world.core.dispatcher)(request, self.world.clock.now())

    def says(self, line: str, user: str, values: Values | None = None) -> str:
        return said(self.alone(line, user, values))

    def ask(self, question: str = "Hvordan begynner vi?", channel: str = "solstralen") -> None:
        """Written, seen and sent."""
        preview = self.world.send("hms hjelper", {"question": question}, channel=channel)
        self.world.ask(preview.card.buttons[0].line, channel=channel)

    def offer(self, title: str = "Prat om ryggen") -> Answer:
        """A milestone, seen and not offered yet."""
        written: Values = {"phase": "f1", "title": title, "definition": "Alle har prøvd.", "week": "12"}
        return self.alone("hms program tilby milepel", "anne", written)


@pytest.fixture
def helping(world: World) -> Helping:
    """On both databases."""
    return Helping(world)


@pytest.fixture
def small(small_world: World) -> Helping:
    return Helping(small_world)
