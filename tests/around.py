"""A programme around the kindergartens, made by what people write: Solstrålen is in it, Fjelltun not."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

from bot.commands.forms import FormValues
from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.model.place import Openness
from bot.model.post import Post
from bot.model.programme import Programme, ProgrammeKind, ProgrammeRole, RoleCode
from bot.platforms.local.people import ARBEIDSGRUPPE, ARBEIDSGRUPPE_2, HJELPER, PROGRAMMET, is_closed
from bot.store.programmes import all_programmes, members_of, people_of
from tests.world import World

NAME = "IA bransjeprogram barnehage"
CODE = "BARNEHAG"
"""What kindergartens join with: BARN-EHAG."""
BEFORE = timedelta(weeks=4)
ROLES = {
    ARBEIDSGRUPPE: ProgrammeRole.ARBEIDSGRUPPE,
    ARBEIDSGRUPPE_2: ProgrammeRole.ARBEIDSGRUPPE,
    HJELPER: ProgrammeRole.HJELPER,
}


@dataclass(frozen=True)
class Around:
    """Who is around the kindergartens of a world. What they were told of meanwhile is forgotten."""

    world: World

    def begin(self) -> None:
        with self.world.store.write() as session:
            programme = Programme.of(NAME, ProgrammeKind.SECTOR, self.world.start - BEFORE)
            programme.code = CODE
            session.add(programme)
        for number, (person, role) in enumerate(ROLES.items()):
            self._give(role, f"RQLECQD{'ABC'[number]}")
            self._say(person, person, f"hms kode ja RQLECQD{'ABC'[number]}")
        self._say(ARBEIDSGRUPPE, PROGRAMMET, "hms program her")
        shares = {"code": CODE, "municipality": "Fjell", "status": "ja", "numbers": "ja", "tests": "ja"}
        self._say("styrer", "solstralen", "hms program bli-med", shares)
        self._settle()

    def _give(self, role: ProgrammeRole, code: str) -> None:
        with self.world.store.write() as session:
            session.add(RoleCode(code=code, programme_id=1, role=role, at=self.world.start - BEFORE))

    def _say(self, user: str, channel: str, line: str, values: FormValues | None = None) -> Answer:
        closed = Openness.CLOSED if is_closed(channel) else Openness.UNSEEN
        asked = Request(
            self.world.place(channel), user, line, values, personal=channel == user, openness=closed
        )
        return Router(self.world.core.dispatcher)(asked, self.world.start - BEFORE)

    def _settle(self) -> None:
        """Solstrålen's hjelper is known, and nothing waits to be posted about the programme."""
        with self.world.store.write() as session:
            (programme,) = all_programmes(session)
            (hjelper,) = people_of(session, programme.id, ProgrammeRole.HJELPER)
            ((membership, _name),) = members_of(session, programme.id)
            membership.hjelper, membership.hjelper_workspace = hjelper.user_id, hjelper.workspace_id
            session.execute(delete(Post).where(Post.kindergarten_id == programme.home_id))
