"""Slack: every step is a signed request to the real app, and what is seen is read from Slack's blocks."""

from collections.abc import Mapping
from datetime import datetime

from bot.app.installations import StoredPresence
from bot.message.words import Language, Voice, _
from bot.platforms.local.people import GROUPS, PEOPLE
from bot.platforms.slack.send import SlackPlatform
from tests.platforms.slack.fake_slack import Shown
from tests.platforms.slack.reading import buttons, form_button, inputs
from tests.platforms.slack.workspace import SlackWorkspace
from tests.transcripts.drivers import Seen
from tests.world import World

# Slack itself says this with its marks at the fields, and keeps what was written.
PUT_RIGHT = _("Something must be put right. What you wrote is kept.")


class SlackDriver:
    def __init__(self, world: World, channel: str) -> None:
        self._channels = (channel, channel + GROUPS)
        self._world = world
        self._workspace = SlackWorkspace(
            world, presence=StoredPresence(world.store, "slack", world.clock.now)
        )

    async def start(self) -> None:
        await self._workspace.__aenter__()
        self._world.post_to(SlackPlatform(self._workspace.clients))

    async def close(self) -> None:
        await self._workspace.__aexit__()

    async def say(self, user: str, line: str, *, in_group: bool) -> list[Seen]:
        """A line without a slash is written to the bot by its name."""
        say = self._workspace.command if line.startswith("/") else self._workspace.mention
        return await self._seen(user, await say(user, self._channels[in_group], line))

    async def press(self, user: str, seen: Seen, label: str) -> list[Seen]:
        return await self._seen(user, await self._workspace.press(user, seen.held["shown"], label))

    async def fill(self, user: str, seen: Seen, values: Mapping[str, str]) -> list[Seen]:
        view: Shown = seen.held["form"]
        return await self._seen(user, await self._workspace.fill(user, view, values))

    async def turn(self, to: datetime) -> list[Seen]:
        before = len(self._workspace.slack.shown)
        await self._world.demo.turn_clock(to)
        posted = self._workspace.slack.shown[before:]
        return await self._seen("", [one for one in posted if one.channel in (*self._channels, *PEOPLE)])

    async def _seen(self, user: str, shown: list[Shown]) -> list[Seen]:
        newest = {one.id: one for one in shown if not one.gone}
        return [await self._one(user, one) for one in newest.values()]

    async def _one(self, user: str, shown: Shown) -> Seen:
        form = shown if shown.is_view else await self._opened(user, shown)
        return Seen(
            text=_text(shown),
            buttons=tuple(buttons(shown.body["blocks"])),
            fields=tuple(_label(form, label) for label in inputs(form.body)) if form else (),
            private=shown.to is not None or shown.channel in PEOPLE,
            in_group=shown.channel == self._channels[True],
            to=shown.channel if shown.channel in PEOPLE else shown.to,
            held={"shown": shown, "form": form},
        )

    async def _opened(self, user: str, shown: Shown) -> Shown | None:
        """The modal behind the button that a message has for its form."""
        if form_button(shown.body["blocks"]) is None:
            return None
        return (await self._workspace.open_form(user, shown))[-1]


def _text(shown: Shown) -> str:
    if shown.errors:
        return "\n".join(Voice(language).say(PUT_RIGHT) for language in Language)
    said = shown.read()
    assert shown.is_view or said == shown.text, "the blocks say what the text says"
    return said


def _label(view: Shown, label: str) -> str:
    """With its error behind it, where there is one."""
    error = view.errors.get(inputs(view.body)[label]["block_id"])
    return f"{label}: {error}" if error else label
