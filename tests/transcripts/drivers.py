"""Play conversations on the platforms: what a person does there, and what they then see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.platforms.wire import Json
from tests.world import World


@dataclass(frozen=True)
class Seen:
    """A message as a person sees it, and as the platform holds it."""

    text: str
    buttons: tuple[str, ...]
    fields: tuple[str, ...]
    private: bool
    held: Json


class Driver(Protocol):
    """One platform, one channel."""

    async def say(self, user: str, line: str) -> list[Seen]: ...
    async def press(self, user: str, seen: Seen, label: str) -> list[Seen]: ...
    async def fill(self, user: str, seen: Seen, values: Mapping[str, str]) -> list[Seen]: ...
    async def turn(self, to: datetime) -> list[Seen]: ...
    async def start(self) -> None: ...
    async def close(self) -> None: ...


class LocalDriver:
    """The local chat, through its door for programs."""

    def __init__(self, world: World, channel: str) -> None:
        self._channel = channel
        self._world = world
        self._client: TestClient[web.Request, web.Application]

    async def start(self) -> None:
        self._client = TestClient(TestServer(self._world.local_server().application()))
        await self._client.start_server()

    async def close(self) -> None:
        await self._client.close()

    async def say(self, user: str, line: str) -> list[Seen]:
        return await self._send("/local/messages", {"user": user, "text": line})

    async def press(self, user: str, seen: Seen, label: str) -> list[Seen]:
        lines = {button["label"]: button["command"] for button in seen.held["buttons"]}
        return await self.say(user, lines[label])

    async def fill(self, user: str, seen: Seen, values: Mapping[str, str]) -> list[Seen]:
        form = seen.held["form"]
        by_label = {field["label"]: field for field in form["fields"]}
        sent = {field["name"]: field["value"] for field in form["fields"] if field["value"]}
        for label, value in values.items():
            sent[by_label[label]["name"]] = _chosen(by_label[label], value)
        return await self._send("/local/forms", {"user": user, "command": form["command"], "values": sent})

    async def _send(self, path: str, body: Json) -> list[Seen]:
        answer = await self._client.post(path, json={"channel": self._channel, **body})
        told = await answer.json()
        assert answer.status == 200, told
        return [_seen(message) for message in told["replies"]]

    async def turn(self, to: datetime) -> list[Seen]:
        before = await self._messages()
        answer = await self._client.post("/local/clock", json={"now": to.isoformat()})
        assert answer.status == 200, await answer.text()
        return [_seen(message) for message in (await self._messages())[len(before) :]]

    async def _messages(self) -> list[Json]:
        answer = await self._client.get(f"/local/channels/{self._channel}/messages")
        messages: list[Json] = (await answer.json())["messages"]
        return messages


def _chosen(field: Json, value: str) -> str | list[str]:
    """What the form sends for the words that a person chooses or writes."""
    options = {option["label"]: option["value"] for option in field["options"]}
    if field["type"] == "multiselect":
        return [options.get(part, part) for part in value.split(", ")]
    return str(options[value]) if options else value


def _seen(message: Json) -> Seen:
    return Seen(
        text=message["text"],
        buttons=tuple(button["label"] for button in message["buttons"]),
        fields=tuple(_label(field) for field in message["form"]["fields"]) if message["form"] else (),
        private=message["visibility"] == "private",
        held=message,
    )


def _label(field: Json) -> str:
    """With its error behind it, where there is one."""
    return f"{field['label']}: {field['error']}" if field["error"] else str(field["label"])
