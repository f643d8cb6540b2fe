"""Posts cards into Slack, and finds out afterwards what has become of them."""

from dataclasses import dataclass, field
from datetime import timedelta

import msgspec
from slack_sdk.web.async_client import AsyncWebClient

from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Paced, Passing, Refused, Result, Sent, Unsure
from bot.message.words import Language, Voice
from bot.model.place import Openness, Place
from bot.platforms.slack.clients import AsksForPause, Clients, NoAnswer, SaysNo, call
from bot.platforms.slack.lookup import EVENT, LOOK_AGAIN, Searches, conversation_of
from bot.platforms.slack.places import openness_of
from bot.platforms.slack.render import message

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
KEPT = frozenset({"cant_delete_message", "compliance_exports_prevent_deletion"})
"""What it says of a message that it deletes for nobody."""
NOT_THERE = "message_not_found"


@dataclass(frozen=True)
class SlackPlatform:
    """What the sender sees of Slack."""

    clients: Clients
    look_again: timedelta = LOOK_AGAIN
    _searches: Searches = field(default_factory=Searches)

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        client = await self.clients.client(place.workspace)
        if client is None:
            return NOT_LET_IN
        not_said = await _not_said(client, place, self.look_again)
        if not_said is not None:
            return not_said
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

    async def find(self, place: Place, key: str, ago: timedelta) -> Sent | Absent | Gone | Paced | Unsure:
        client = await self.clients.client(place.workspace)
        if client is None:
            return NOT_LET_IN
        try:
            return await self._searches.find(client, place, key, ago)
        except SaysNo as no:
            gone = _refused(no.error)
            return gone if isinstance(gone, Gone) and gone.sure else Paced(self.look_again)
        except (NoAnswer, TimeoutError, msgspec.ValidationError):
            return Paced(self.look_again)

    async def take_back(self, place: Place, ref: str) -> Result:
        client = await self.clients.client(place.workspace)
        if client is None:
            return NOT_LET_IN
        try:
            await call(client, "chat.delete", channel=await conversation_of(client, place), ts=ref)
        except AsksForPause as pause:
            return Paced(timedelta(seconds=pause.seconds))
        except SaysNo as no:
            return _not_deleted(no.error, ref)
        except (NoAnswer, msgspec.ValidationError):
            return Unsure()
        return Sent(ref)


def _not_deleted(error: str, ref: str) -> Sent | Passing | Gone | Refused:
    if error == NOT_THERE:
        return Sent(ref)
    return Refused(error) if error in KEPT else _refused(error)


def _refused(error: str) -> Passing | Gone | Refused:
    if error in FINAL:
        return Refused(error)
    if error in MENDABLE or error in NOT_FOUND:
        return Gone(error, sure=error in MENDABLE)
    return Passing(error)


async def _not_said(client: AsyncWebClient, place: Place, look_again: timedelta) -> Gone | Paced | None:
    """Why nothing is said in a place that is for the HMS-gruppe alone; None where it may be."""
    if not place.closed:
        return None
    match await openness_of(client, place.channel):
        case Openness.CLOSED | Openness.OUTSIDE:  # where the bot is outside, nothing arrives that it says
            return None
        case Openness.UNSEEN:
            return Paced(look_again)
        case _:
            return Gone("not_private")
