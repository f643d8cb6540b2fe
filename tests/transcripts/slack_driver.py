"""Slack: every step is a signed request to the real app, and what is seen is read from Slack's blocks."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.app.installations import StoredPresence
from bot.message.words import Language, Voice, _
from bot.platforms.local.people import EVERYBODY
from bot.platforms.slack.send import SlackPlatform
from tests.platforms.slack.fake_slack import Shown
from tests.platforms.slack.reading import buttons, form_button, inputs
from tests.platforms.slack.workspace import SlackWorkspace
from tests.transcripts.drivers import Seen
from tests.world import World

# Slack itself says this with its marks at the fields, and keeps what was written.
PUT_RIGHT = _("Something must be put right. What you wrote is kept.")


class SlackDriver:
    def __init__(self, world: World, channels: Sequence[str]) -> None:
        self._channels = channels
        self._world = world
        self._workspace = SlackWorkspace(
            world, presence=StoredPresence(world.store, "slack", world.clock.now)
        )

    async def start(self) -> None:
        await self._workspace.__aenter__()
        self._world.post_to(SlackPlatform(self._workspace.clients))

    async def close(self) -> None:
        await self._workspace.__aexit__()

    async def say(self, user: str, line: str, channel: str) -> list[Seen]:
        """A line without a slash is written to the bot by its name, or to the bot alone."""
        where = own_chat(user) if channel == user else channel
        if line.startswith("/"):
            return await self._seen(user, await self._workspace.command(user, where, line))
        if channel == user:
            return await self._seen(user, await self._workspace.write(user, line))
        return await self._seen(user, await self._workspace.mention(user, where, line))

    async def press(self, user: str, seen: Seen, label: str) -> list[Seen]:
        return await self._seen(user, await self._workspace.press(user, seen.held["shown"], label))

    async def fill(self, user: str, seen: Seen, values: Mapping[str, str]) -> list[Seen]:
        view: Shown = seen.held["form"]
        return await self._seen(user, await self._workspace.fill(user, view, values))

    async def turn(self, to: datetime) -> list[Seen]:
        before = len(self._workspace.slack.shown)
        await self._world.demo.turn_clock(to)
        posted = self._workspace.slack.shown[before:]
        return await self._seen("", [one for one in posted if one.channel in self._channels or _person(one)])

    async def _seen(self, user: str, shown: list[Shown]) -> list[Seen]:
        newest = {one.id: one for one in shown if not one.gone}
        return [await self._one(user, one) for one in newest.values()]

    async def _one(self, user: str, shown: Shown) -> Seen:
        text, named = _text(shown), tuple(buttons(shown.body["blocks"]))
        form = await self._opened(user, shown) or (shown if shown.is_view else None)
        return Seen(
            text=text,
            buttons=named,
            fields=tuple(_label(form, label) for label in inputs(form.body)) if form else (),
            channel=_person(shown) or shown.channel,
            private=shown.to is not None or _person(shown) is not None,
            to=_person(shown) or shown.to,
            held={"shown": shown, "form": form},
        )

    async def _opened(self, user: str, shown: Shown) -> Shown | None:
        """The modal behind the button that a message, or a modal that answers, has for its form."""
        if form_button(shown.body["blocks"]) is None:
            return None
        return (await self._workspace.open_form(user, shown))[-1]


def own_chat(person: str) -> str:
    """As Slack names it: what is posted to a person comes there."""
    return f"D0{person.upper()}"


def _person(shown: Shown) -> str | None:
    """Whose own chat it is in."""
    own = {name: person for person in EVERYBODY for name in (person, own_chat(person))}
    return own.get(shown.channel)


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
