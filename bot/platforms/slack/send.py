"""Posts cards into Slack, and finds out afterwards what has become of them."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from slack_sdk.web.async_client import AsyncWebClient

from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Paced, Passing, Refused, Result, Sent, Unsure
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
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
        "user_disabled",
    }
)
"""What Slack says where nothing will arrive until somebody invites, opens or installs again."""
NOT_FOUND = frozenset({"channel_not_found", "team_not_found", "user_not_found", "users_not_found"})
FINAL = frozenset(
    {
        "as_user_not_supported",
        "invalid_arg_name",
        "invalid_arguments",
        "invalid_array_arg",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_charset",
        "invalid_form_data",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "metadata_must_be_sent_from_app",
        "metadata_too_large",
        "method_deprecated",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "too_many_attachments",
        "unknown_method",
    }
)
"""What Slack says of the message itself: it will never be taken. Words that stand nowhere here may pass."""


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
            return _refused(no.error)
        except NoAnswer:
            return Unsure()
        ts = said.get("ts")  # what is not clearly done is not known: `ok` may be any word on the way
        return Sent(ts) if said.get("ok") is True and isinstance(ts, str) and ts else Unsure()

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
            gone = _refused(no.error)
            return gone if isinstance(gone, Gone) and gone.sure else Paced(self.look_again)
        except (NoAnswer, TimeoutError, msgspec.ValidationError):
            return Paced(self.look_again)


def _refused(error: str) -> Passing | Gone | Refused:
    if error in FINAL:
        return Refused(error)
    if error in MENDABLE or error in NOT_FOUND:
        return Gone(error, sure=error in MENDABLE)
    return Passing(error)


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
