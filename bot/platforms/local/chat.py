"""The local chat: what has been said in each channel, kept in a file that only grows."""

import os
import weakref
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from bot.message.card import Card
from bot.message.delivery import Absent, Result, Sent, Unsure
from bot.message.words import Language, Voice
from bot.model.place import Place, Tenant
from bot.platforms.local.people import everybody, written_in
from bot.platforms.local.render import People, drawing, message
from bot.platforms.wire import Json

TENANT = Tenant("local", "demo")
ZONE = ZoneInfo("Europe/Oslo")


class Chat:
    """Remembers messages. Like a chat platform it knows nothing of the bot's database."""

    def __init__(self, path: Path, now: Callable[[], datetime], people: Callable[[Language], People]) -> None:
        self._path = path
        self._now = now
        self._people = people
        self._lines: dict[str, list[bytes]] = defaultdict(list)
        """By channel, as they are in the file: little memory, and nothing to look through for garbage."""
        self._count = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        for line in self._kept():
            entry = msgspec.json.decode(line)
            if "gone" in entry:
                self._forget(entry["channel"], entry["gone"])
                continue
            self._remember(entry["channel"], line)
            self._count = int(entry["message"]["id"].removeprefix("m"))
        # Kept open: opening it for every message would cost more than rendering one.
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        weakref.finalize(self, os.close, self._file)

    def _kept(self) -> list[bytes]:
        """What the file holds; a last line cut short by a kill was never said."""
        if not self._path.exists():
            return []
        whole, _newline, cut = self._path.read_bytes().rpartition(b"\n")
        if cut:
            self._path.write_bytes(whole + b"\n" if whole else b"")
        return whole.splitlines()

    def _remember(self, channel: str, line: bytes) -> None:
        self._lines[channel].append(line)
        self._count += 1

    def _forget(self, channel: str, ref: str) -> None:
        said = zip(self._said_in(channel), self._lines[channel], strict=True)
        self._lines[channel] = [line for entry, line in said if entry["message"]["id"] != ref]

    def _said_in(self, channel: str) -> list[Json]:
        return [msgspec.json.decode(line) for line in self._lines[channel]]

    def say(
        self,
        channel: str,
        card: Card,
        language: Language,
        *,
        to: str | None = None,
        asked: Json | None = None,
        key: str | None = None,
        kept: bool = True,
    ) -> Json:
        """Put a card in a channel, for everybody or for one; answers it as programs read it.

        What is not kept is seen until the chat is opened anew, and never in the file.
        """
        voice = Voice(language)
        people = self._people(language) if card.form or card.mentioned else ()
        if card.mentioned:
            card = card.naming(dict(everybody(language)))
        shown = message(card, voice, people)
        said: Json = {
            "id": f"m{self._count + 1}",
            "at": self._now().astimezone(ZONE).isoformat(timespec="seconds"),
            "visibility": "private" if to else "channel",
            "key": key,
            **shown,
        }
        entry = {"channel": channel, "to": to, "asked": asked, "message": said, **drawing(card, voice)}
        line = msgspec.json.encode(entry)
        if kept:
            os.write(self._file, line + b"\n")
        self._remember(channel, line)
        return said

    def messages(self, channel: str) -> list[Json]:
        """All messages of a channel, oldest first."""
        return [entry["message"] for entry in self._said_in(channel)]

    def conversation(self, channel: str, user: str) -> list[Json]:
        """What one person sees in a channel, oldest first."""
        return [
            {key: entry[key] for key in ("asked", "message", "blocks", "links")}
            for entry in self._said_in(channel)
            if entry["to"] in (None, user)
        ]

    # As the sender sees it

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        channel, to = written_in(place)
        said = self.say(channel, card, language, to=to, key=key)
        return Sent(said["id"])

    async def find(self, place: Place, key: str, ago: timedelta) -> Sent | Absent | Unsure:
        for said in self.messages(written_in(place)[0]):
            if said["key"] == key:
                return Sent(said["id"])
        return Absent()

    async def take_back(self, place: Place, ref: str) -> Result:
        """From what is seen and, when the file is opened anew, from what was kept."""
        channel, _to = written_in(place)
        os.write(self._file, msgspec.json.encode({"channel": channel, "gone": ref}) + b"\n")
        self._forget(channel, ref)
        return Sent(ref)
