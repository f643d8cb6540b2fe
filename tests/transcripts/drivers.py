"""Play conversations on the platforms: what a person does there, and what they then see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.platforms.local.people import AROUND, EVERYBODY, is_own_chat
from bot.platforms.wire import Json
from tests.world import World


@dataclass(frozen=True)
class Seen:
    """A message as a person sees it, and as the platform holds it."""

    text: str
    buttons: tuple[str, ...]
    fields: tuple[str, ...]
    channel: str
    """Where it stands; of somebody's own chat with the bot, the person."""
    private: bool
    to: str | None
    """Whose alone it is, as far as the platform tells."""
    held: Json


class Driver(Protocol):
    """One platform, and the channels that are looked at there."""

    async def say(self, user: str, line: str, channel: str) -> list[Seen]: ...
    async def press(self, user: str, seen: Seen, label: str) -> list[Seen]: ...
    async def fill(self, user: str, seen: Seen, values: Mapping[str, str]) -> list[Seen]: ...
    async def turn(self, to: datetime) -> list[Seen]: ...
    async def start(self) -> None: ...
    async def close(self) -> None: ...


class LocalDriver:
    """The local chat, through its door for programs."""

    def __init__(self, world: World, channels: Sequence[str]) -> None:
        self._channels = (*channels, *(AROUND if world.around else ()))
        self._world = world
        self._client: TestClient[web.Request, web.Application]
        self._looked_at: set[str] = set()

    async def start(self) -> None:
        self._client = TestClient(TestServer(self._world.local_server().application()))
        await self._client.start_server()

    async def close(self) -> None:
        await self._client.close()

    async def say(self, user: str, line: str, channel: str) -> list[Seen]:
        return await self._post("/local/messages", {"channel": channel, "user": user, "text": line})

    async def press(self, user: str, seen: Seen, label: str) -> list[Seen]:
        lines = {button["label"]: button["command"] for button in seen.held["buttons"]}
        return await self.say(user, lines[label], seen.channel)

    async def fill(self, user: str, seen: Seen, values: Mapping[str, str]) -> list[Seen]:
        form = seen.held["form"]
        by_label = {field["label"]: field for field in form["fields"]}
        sent = {field["name"]: field["value"] for field in form["fields"] if field["value"]}
        for label, value in values.items():
            sent[by_label[label]["name"]] = _chosen(by_label[label], value)
        asked = {"channel": seen.channel, "user": user, "command": form["command"], "values": sent}
        return await self._post("/local/forms", asked)

    async def turn(self, to: datetime) -> list[Seen]:
        return await self._post("/local/clock", {"now": to.isoformat()})

    async def _post(self, path: str, body: Json) -> list[Seen]:
        """What is new in all places then, in its order."""
        if not self._looked_at:
            self._news()
        answer = await self._client.post(path, json=body)
        assert answer.status == 200, await answer.text()
        return self._news()

    def _news(self) -> list[Seen]:
        """What nobody has looked at yet; read in the chat itself, for its door has tests of its own."""
        news = [
            (message, channel)
            for channel in self._channels
            for message in self._world.chat.messages(channel)
            if message["id"] not in self._looked_at
        ]
        self._looked_at |= {message["id"] for message, _channel in news}
        in_order = sorted(news, key=lambda one: int(one[0]["id"][1:]))
        return [self._seen(message, channel) for message, channel in in_order]

    def _seen(self, message: Json, channel: str) -> Seen:
        return Seen(
            text=message["text"],
            buttons=tuple(button["label"] for button in message["buttons"]),
            fields=tuple(_label(field) for field in message["form"]["fields"]) if message["form"] else (),
            channel=channel,
            private=message["visibility"] == "private" or is_own_chat(channel),
            to=self._reader(message, channel),
            held=message,
        )

    def _reader(self, message: Json, channel: str) -> str | None:
        """Whose alone it is."""
        if is_own_chat(channel):
            return channel
        if message["visibility"] != "private":
            return None
        return next(
            user
            for user in EVERYBODY
            if any(
                entry["message"]["id"] == message["id"]
                for entry in self._world.chat.conversation(channel, user)
            )
        )


def _chosen(field: Json, value: str) -> str | list[str]:
    """What the form sends for the words that a person chooses or writes."""
    options = {option["label"]: option["value"] for option in field["options"]}
    if field["type"] == "multiselect":
        return [options.get(part, part) for part in value.split(", ")]
    return str(options[value]) if options else value


def _label(field: Json) -> str:
    """With its error behind it, where there is one."""
    return f"{field['label']}: {field['error']}" if field["error"] else str(field["label"])
