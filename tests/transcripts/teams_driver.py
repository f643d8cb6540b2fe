"""Teams: every step is a signed activity to the real app, and what is seen is read from Adaptive Cards."""

from collections.abc import Mapping
from datetime import datetime

from tests.platforms.teams.fake_teams import Shown
from tests.platforms.teams.reading import buttons, errors, inputs, words
from tests.platforms.teams.tenant import TeamsTenant
from tests.transcripts.drivers import Seen
from tests.world import World

PEOPLE = ("styrer", "tillitsvalgt", "verneombud", "ansatt")


class TeamsDriver:
    """In a channel; everybody has a chat of their own with the bot too."""

    def __init__(self, world: World, channel: str) -> None:
        self._channel = channel
        self._world = world
        self._tenant = TeamsTenant(world)
        self._names = {person: f"{person.capitalize()} Nordmann" for person in PEOPLE}

    async def start(self) -> None:
        await self._tenant.__aenter__()
        self._tenant.teams.names.update(self._names)
        await self._tenant.install("styrer", self._channel)
        for person in PEOPLE:
            await self._tenant.install(person, f"a:{person}")
        self._world.post_to(self._tenant.app.platform)

    async def close(self) -> None:
        await self._tenant.__aexit__()

    async def say(self, user: str, line: str) -> list[Seen]:
        thread = f"{self._channel};messageid={self._tenant.name()}"
        return _seen(await self._tenant.write(user, thread, line))

    async def press(self, user: str, seen: Seen, label: str) -> list[Seen]:
        return _seen(await self._tenant.press(user, seen.held["shown"], label))

    async def fill(self, user: str, seen: Seen, values: Mapping[str, str]) -> list[Seen]:
        return _seen(await self._tenant.fill(user, seen.held["shown"], dict(values)))

    async def turn(self, to: datetime) -> list[Seen]:
        before = len(self._tenant.teams.shown)
        await self._world.demo.turn_clock(to)
        return _seen([one for one in self._tenant.teams.shown[before:] if one.channel == self._channel])


def _seen(shown: list[Shown]) -> list[Seen]:
    """What everybody sees counts, where the one who asked sees the same in private."""
    cards = [one for one in shown if one.card is not None]
    public = [one for one in cards if one.person is None]
    return [_one(shown) for shown in public or cards]


def _one(shown: Shown) -> Seen:
    card = shown.card or {}
    wrong = errors(card)
    return Seen(
        text=words(card),
        buttons=tuple(buttons(card)),
        fields=tuple(f"{label}: {wrong[label]}" if label in wrong else label for label in inputs(card)),
        private=shown.person is not None,
        held={"shown": shown},
    )
