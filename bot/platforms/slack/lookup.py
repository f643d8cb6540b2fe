"""Finds out afterwards whether a message is there, within what Slack lets us look at.

For most apps that is one page of 15 messages a minute in a whole workspace. So a workspace that asked us to
wait is left alone until then, each search gets a turn of its own, and goes on where it was.
"""

import asyncio
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import msgspec
from cachetools import TTLCache
from slack_sdk.web.async_client import AsyncWebClient

from bot.message.delivery import Absent, Paced, Sent
from bot.model.place import Place
from bot.platforms.limits import SLACK
from bot.platforms.slack.clients import AsksForPause, answered, call

EVENT = "hms_post"
PAGES = 10
"""At most, in one go."""
SKEW = timedelta(minutes=1)
"""How far the clocks of Slack's own machines may be apart."""
PATIENCE = 20.0
"""Seconds for all pages together."""
LOOK_AGAIN = timedelta(minutes=2)
"""After a search that came to nothing."""
SEARCHES, KEPT = 10_000, timedelta(days=1).total_seconds()
"""How many searches are remembered in their midst, and for how many seconds."""

Found: TypeAlias = Sent | Absent | Paced


class Searches:
    """All searches of this process. What one of another process has looked at is looked at again."""

    def __init__(self) -> None:
        self._reached: TTLCache[Hashable, str] = TTLCache(SEARCHES, KEPT)
        """The oldest message that each has looked at."""
        self._turns: dict[str, Turns] = {}
        """Of workspaces that were asked to wait."""

    async def find(self, client: AsyncWebClient, place: Place, key: str, ago: timedelta) -> Found:
        """By its metadata, among what was posted at most so long ago. What people wrote is not read.

        Raises SaysNo, NoAnswer, TimeoutError, or what msgspec raises where Slack's words are new.
        """
        turns = self._turns.setdefault(place.workspace, Turns())
        wait = turns.wait()
        if wait is not None:
            return Paced(wait)
        try:
            async with asyncio.timeout(PATIENCE):
                channel = await conversation_of(client, place)
                return await self._look(client, channel, key, ago)
        except AsksForPause as pause:
            turns.pause(pause.seconds)
            return Paced(timedelta(seconds=pause.seconds))

    async def _look(self, client: AsyncWebClient, channel: str, key: str, ago: timedelta) -> Found:
        """Absent only where everything since was seen."""
        search = (channel, key)
        for _page in range(PAGES):
            page, now = await _page_before(client, channel, self._reached.get(search))
            for posted in page.messages:
                if posted.metadata is not None and posted.metadata.is_of(key):
                    self._reached.pop(search, None)
                    return Sent(posted.ts)
            if not page.has_more or page.is_older_than(now, ago):
                self._reached.pop(search, None)
                return Absent()
            self._reached[search] = page.messages[-1].ts
        return Paced(LOOK_AGAIN)


@dataclass
class Turns:
    """When a workspace may be asked again: one search after the other, and none that would be refused."""

    open_at: float = 0.0
    last: float = 0.0
    every: float = 0.0
    """Seconds by the event loop's clock."""
    _clock: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)

    def pause(self, seconds: float) -> None:
        self.every = seconds
        self.open_at = self._clock.time() + seconds
        self.last = max(self.last, self.open_at)

    def wait(self) -> timedelta | None:
        """Until whose turn it is; None where it may be asked now."""
        now = self._clock.time()
        if now >= self.open_at:
            return None
        self.last += self.every
        return timedelta(seconds=self.last - now)


class _Metadata(msgspec.Struct):
    event_type: str = ""
    event_payload: Any = None

    def is_of(self, key: str) -> bool:
        said = self.event_payload
        return self.event_type == EVENT and isinstance(said, dict) and said.get("key") == key


class _Posted(msgspec.Struct):
    """All that is read of a message."""

    ts: str
    metadata: _Metadata | None = None


class _Page(msgspec.Struct):
    messages: list[_Posted]
    """The newest first."""
    has_more: bool = False

    def is_older_than(self, now: datetime | None, ago: timedelta) -> bool:
        """Whether nothing behind it can be what is looked for, by Slack's own clock."""
        if not self.messages:
            return True
        return now is not None and float(self.messages[-1].ts) < (now - ago - SKEW).timestamp()


class _Named(msgspec.Struct):
    id: str


class _Opened(msgspec.Struct):
    channel: _Named


async def conversation_of(client: AsyncWebClient, place: Place) -> str:
    """Where the messages are: those to a person lie in a conversation with a name of its own."""
    if place.person is None:
        return place.channel
    said = await call(client, "conversations.open", users=place.person)
    return msgspec.convert(said, _Opened).channel.id


async def _page_before(
    client: AsyncWebClient, channel: str, reached: str | None
) -> tuple[_Page, datetime | None]:
    """The newest messages before one of them, and what Slack's clock showed then."""
    asked: dict[str, Any] = {"channel": channel, "limit": SLACK.history_objects}
    if reached is not None:
        asked["latest"] = reached
    said, now = await answered(client, "conversations.history", include_all_metadata=True, **asked)
    return msgspec.convert(said, _Page), now
