"""The programme's arbeidsgruppe in a world, and what the channels hear of it."""

from dataclasses import dataclass

from sqlalchemy import delete

from bot.admin.webinars import webinars
from bot.model.texts import Language
from bot.model.webinar import Webinar
from tests.world import World

WEBINAR = {
    "title": "Slik bruker vi vernerunden",
    "link": "https://example.no/vernerunde",
    "start": "2026-12-02T13:00",  # a Wednesday
    "minutes": "45",
}


@dataclass
class Programme:
    """Changes webinars at the world's moment. There are none but those that it adds."""

    world: World

    def __post_init__(self) -> None:
        with self.world.store.write() as session:
            session.execute(delete(Webinar))
        self.world.have_posted()

    def add(self, **cells: str) -> int:
        with self.world.store.write() as session:
            said = webinars.add(session, {**WEBINAR, **cells}, Language.NB, self.world.clock.now())
        return int(said[0].split()[1])

    def change(self, number: int, language: Language = Language.NB, **cells: str) -> list[str]:
        with self.world.store.write() as session:
            return webinars.change(session, number, cells, language, self.world.clock.now())

    def cancel(self, number: int) -> list[str]:
        with self.world.store.write() as session:
            return webinars.cancel(session, number, self.world.clock.now())

    def wants(self, answer: str, channel: str = "solstralen") -> None:
        self.world.send("/hms oppsett", {"webinars": answer}, channel=channel)

    def told(self, number: int, channel: str = "solstralen") -> dict[str, str]:
        """What a channel was told of a webinar, with the day and the time."""
        found = self.world.posts(channel, f"webinar/{number}/")
        return {_what(said["key"], number): said["at"][:16] for said in found}

    def texts(self, number: int, channel: str = "solstralen") -> list[str]:
        return [said["text"] for said in self.world.posts(channel, f"webinar/{number}/")]


def _what(key: str, number: int) -> str:
    """`webinar/3/soon/20261216T1200` is `soon`; `changed/2` says which change."""
    what, _slash, about = key.removeprefix(f"webinar/{number}/").partition("/")
    return f"{what}/{about}" if what == "changed" else what
