"""Teams: every step is a signed activity to the real app, and what is seen is read from Adaptive Cards."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.app.samples import CHANNELS
from bot.platforms.local.people import AROUND, PROGRAMMET, is_closed
from tests.platforms.teams.fake_teams import Shown
from tests.platforms.teams.reading import buttons, errors, inputs, words
from tests.platforms.teams.tenant import TeamsTenant
from tests.transcripts.drivers import Seen
from tests.world import MORE, World

PEOPLE = ("styrer", "tillitsvalgt", "verneombud", "ansatt")


class TeamsDriver:
    """In channels; everybody has a chat of their own with the bot too."""

    def __init__(self, world: World, channels: Sequence[str]) -> None:
        self._channels = channels
        self._world = world
        self._tenant = TeamsTenant(world)
        self._names = {person: f"{person.capitalize()} Nordmann" for person in (*PEOPLE, *AROUND)}

    async def start(self) -> None:
        await self._tenant.__aenter__()
        self._tenant.teams.names.update(self._names)
        around = self._world.around
        await self._tenant.has_been_installed("styrer", *CHANNELS, *((PROGRAMMET, *MORE) if around else ()))
        for person in (*PEOPLE, *(AROUND if around else ())):
            await self._tenant.has_been_installed(person, own_chat(person))
        self._world.post_to(self._tenant.app.platform)

    async def close(self) -> None:
        await self._tenant.__aexit__()

    async def say(self, user: str, line: str, channel: str) -> list[Seen]:
        """A channel has threads; the place of a group is a group chat."""
        return self._seen(await self._tenant.write(user, self._conversation(user, channel), line))

    def _conversation(self, user: str, channel: str) -> str:
        if channel == user:
            return own_chat(user)
        return channel if is_closed(channel) else f"{channel};messageid={self._tenant.name()}"

    async def press(self, user: str, seen: Seen, label: str) -> list[Seen]:
        return self._seen(await self._tenant.press(user, seen.held["shown"], label))

    async def fill(self, user: str, seen: Seen, values: Mapping[str, str]) -> list[Seen]:
        return self._seen(await self._tenant.fill(user, seen.held["shown"], dict(values)))

    async def turn(self, to: datetime) -> list[Seen]:
        before = len(self._tenant.teams.shown)
        await self._world.demo.turn_clock(to)
        return self._seen(self._tenant.teams.shown[before:])

    def _seen(self, shown: list[Shown]) -> list[Seen]:
        """What is a card, and stands in the channel, in the group's place or in somebody's own chat."""
        mine = [one for one in shown if one.person is not None or one.channel in self._channels]
        return [self._one(one) for one in mine if one.card is not None]

    def _one(self, shown: Shown) -> Seen:
        card = shown.card or {}
        wrong = errors(card)
        return Seen(
            text=words(card),
            buttons=tuple(buttons(card)),
            fields=tuple(f"{label}: {wrong[label]}" if label in wrong else label for label in inputs(card)),
            channel=shown.person or shown.channel,
            private=shown.person is not None,
            to=shown.person,
            held={"shown": shown},
        )


def own_chat(person: str) -> str:
    return f"a:{person}"
