"""A programme around a world's kindergartens, and two of its arbeidsgruppe, who write letters."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import select

from bot.commands.forms import FormValues
from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.message.delivery import Result
from bot.model.kindergarten import Kindergarten
from bot.model.place import Openness
from bot.model.programme import Membership, Programme, ProgrammeKind, ProgrammePerson, ProgrammeRole
from bot.model.rhythm import DEFAULT_POSTING_TIME, DEFAULT_ZONE
from bot.model.workspace import Workspace
from scheduler.sender import Sender
from tests.clocks import run_turned
from tests.posting import Slow, hush, send_due
from tests.world import World, said

CHANNEL = "programmet"
WRITER, SECOND = "anne", "berit"
TEXT: FormValues = {
    "number": "1",
    "title_nb": "Ny veileder",
    "text_nb": "Hei!\n\n- Den er her\n- Les den",
    "link": "https://example.no/veileder",
}


@dataclass
class Arbeidsgruppe:
    """Both kindergartens have joined, Solstrålen in Fjell and Fjelltun in Vik; it has a channel."""

    world: World
    platform: Slow = field(default_factory=Slow)

    def __post_init__(self) -> None:
        hush(self.world)
        now = self.world.clock.now()
        with self.world.store.write() as session:
            [workspace] = session.scalars(select(Workspace))
            made = Programme.of("IA bransjeprogram barnehage", ProgrammeKind.SECTOR, now)
            home = Kindergarten(
                workspace=workspace,
                channel=CHANNEL,
                name=made.name,
                zone=DEFAULT_ZONE,
                posting_time=DEFAULT_POSTING_TIME,
                closed=(),
                is_programme=True,
            )
            session.add_all([made, home])
            session.flush()
            made.home_id, made.has_place = home.id, True
            self.id, self.home, self.workspace = made.id, home.id, workspace.id
            people = (WRITER, SECOND)
            session.add_all(self._person(user) for user in people)
            session.add_all(self._member(one, place) for one, place in ((1, "Fjell"), (2, "Vik")))

    def _person(self, user: str) -> ProgrammePerson:
        role, today = ProgrammeRole.ARBEIDSGRUPPE, self.world.clock.now().date()
        return ProgrammePerson(
            programme_id=self.id, workspace_id=self.workspace, user_id=user, role=role, since=today
        )

    def _member(self, key: int, municipality: str | None = None) -> Membership:
        today = self.world.clock.now().date()
        return Membership(kindergarten_id=key, programme_id=self.id, since=today, municipality=municipality)

    def let_join(self, count: int) -> None:
        """More kindergartens, all alike, each with a channel."""
        with self.world.store.write() as session:
            made = [
                Kindergarten(
                    workspace_id=self.workspace,
                    channel=f"barnehage-{number}",
                    name=f"Barnehage {number}",
                    zone=DEFAULT_ZONE,
                    posting_time=DEFAULT_POSTING_TIME,
                    closed=(),
                )
                for number in range(count)
            ]
            session.add_all(made)
            session.flush()
            session.add_all(self._member(one.id) for one in made)

    def ask(
        self, line: str, user: str = WRITER, values: FormValues | None = None, channel: str = CHANNEL
    ) -> Answer:
        place = self.world.place(channel)
        request = Request(place, user, line, values, openness=Openness.CLOSED)
        return Router(self.world.core.dispatcher)(request, self.world.clock.now())

    def text(self, line: str, user: str = WRITER, values: FormValues | None = None) -> str:
        return said(self.ask(line, user, values))

    def press(self, answer: Answer, beginning: str, user: str = WRITER) -> Answer:
        """The first button whose line begins so."""
        return self.ask(next(one.line for one in answer.card.buttons if one.line.startswith(beginning)), user)

    def write(self, **values: str) -> Answer:
        return self.ask("hms program brev skriv", values={**TEXT, **values})

    def make_ready(self, **values: str) -> Answer:
        """Its writer has seen who gets it."""
        return self.ask("hms program brev send", values={"number": "1", **values})

    def send_off(self, **values: str) -> Answer:
        """Written, and sent by its writer, as soon as somebody is at work."""
        self.write()
        return self.press(self.make_ready(**values), "hms program brev ja")

    def wake(self, *answers: Result, after: timedelta = timedelta()) -> list[str]:
        """What is due is sent, with these answers; tells where anything has arrived, and is still there."""
        clock = self.world.clock
        clock.moment += after
        self.platform.answers += answers
        outbox = replace(self.world.core.outbox, who="one", paces={})
        sender = Sender(self.world.store, outbox, self.world.core.composer, {"local": self.platform})
        run_turned(send_due(sender, clock.now()))
        return sorted(self.platform.arrived)
