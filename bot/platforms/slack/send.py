"""Posts cards into Slack, and finds out afterwards what has become of them."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from slack_sdk.web.async_client import AsyncWebClient

from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Paced, Refused, Result, Sent, Unsure
from bot.message.words import Language, Voice
from bot.model.place import Place
from bot.platforms.limits import SLACK
from bot.platforms.slack.clients import AsksForPause, Clients, NoAnswer, SaysNo, call
from bot.platforms.slack.render import message

EVENT = "hms_post"
PAGES = 10
SKEW = timedelta(minutes=5)
"""How far Slack's clock and ours may be apart."""
PATIENCE = 20.0
"""Seconds for all pages together."""
LOOK_AGAIN = timedelta(minutes=2)
"""After a search that came to nothing."""
NOT_LET_IN = Gone("not_installed")

MENDABLE = frozenset(
    {
        "access_denied",
        "account_inactive",
        "cannot_dm_bot",
        "channel_not_found",
        "channel_type_not_supported",
        "ekm_access_denied",
        "enterprise_is_restricted",
        "invalid_auth",
        "is_archived",
        "messages_tab_disabled",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "not_in_channel",
        "org_login_required",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "team_access_not_granted",
        "team_not_found",
        "token_expired",
        "token_revoked",
        "user_disabled",
        "user_not_found",
        "users_not_found",
    }
)
"""What Slack says where nothing will arrive until somebody invites, opens or installs again."""


@dataclass(frozen=True)
class SlackPlatform:
    """What the sender sees of Slack."""

    clients: Clients
    look_again: timedelta = LOOK_AGAIN

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        client = await self.clients.client(place.workspace)
        if client is None:
            return NOT_LET_IN
        try:
            said = await call(
                client,
                "chat.postMessage",
                channel=place.person or place.channel,
                **message(card, Voice(language)),
                metadata={"event_type": EVENT, "event_payload": {"key": key}},
                unfurl_links=False,
                unfurl_media=False,
            )
        except AsksForPause as pause:
            return Paced(timedelta(seconds=pause.seconds))
        except SaysNo as no:
            return Gone(no.error) if no.error in MENDABLE else Refused(no.error)
        except NoAnswer:
            return Unsure()
        return Sent(str(said.get("ts", "")))

    async def find(self, place: Place, key: str, since: datetime) -> Sent | Absent | Gone | Paced | Unsure:
        """By its metadata, among what was posted since. Nothing of what people wrote is looked at or kept."""
        client = await self.clients.client(place.workspace)
        if client is None:
            return NOT_LET_IN
        try:
            async with asyncio.timeout(PATIENCE):
                channel = await _conversation(client, place)
                return await _look(client, channel, key, oldest=str((since - SKEW).timestamp()))
        except AsksForPause as pause:
            return Paced(timedelta(seconds=pause.seconds))
        except SaysNo as no:
            return Gone(no.error) if no.error in MENDABLE else Paced(self.look_again)
        except (NoAnswer, TimeoutError, msgspec.ValidationError):
            return Paced(self.look_again)


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


class _Next(msgspec.Struct):
    next_cursor: str = ""


class _Page(msgspec.Struct):
    messages: list[_Posted]
    has_more: bool = False
    response_metadata: _Next = msgspec.field(default_factory=_Next)


class _Named(msgspec.Struct):
    id: str


class _Opened(msgspec.Struct):
    channel: _Named


async def _conversation(client: AsyncWebClient, place: Place) -> str:
    """Where the messages are: those to a person lie in a conversation with a name of its own."""
    if place.person is None:
        return place.channel
    said = await call(client, "conversations.open", users=place.person)
    return msgspec.convert(said, _Opened).channel.id


async def _look(client: AsyncWebClient, channel: str, key: str, oldest: str) -> Sent | Absent | Unsure:
    """Absent only where everything since was seen."""
    asked: dict[str, Any] = {"channel": channel, "oldest": oldest, "limit": SLACK.history_objects}
    for _page in range(PAGES):
        said = await call(client, "conversations.history", include_all_metadata=True, **asked)
        page = msgspec.convert(said, _Page)
        for posted in page.messages:
            if posted.metadata is not None and posted.metadata.is_of(key):
                return Sent(posted.ts)
        if not page.has_more:
            return Absent()
        asked["cursor"] = page.response_metadata.next_cursor
    return Unsure()
