"""Who reads in a conversation, as far as Slack tells."""

import msgspec
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.place import Openness
from bot.platforms.slack.clients import AsksForPause, NoAnswer, SaysNo, call


class _Channel(msgspec.Struct):
    is_private: bool = False
    is_im: bool = False
    is_archived: bool = False
    is_general: bool = False
    is_shared: bool = False
    is_ext_shared: bool = False


class _Info(msgspec.Struct):
    channel: _Channel


async def openness_of(client: AsyncWebClient, channel: str) -> Openness:
    """Of a private channel that the bot is not in, Slack says that there is none. Archived, it has nobody."""
    try:
        said = await call(client, "conversations.info", channel=channel)
        found = msgspec.convert(said, _Info).channel
    except (AsksForPause, NoAnswer, msgspec.ValidationError):
        return Openness.UNSEEN
    except SaysNo:
        return Openness.OUTSIDE
    if found.is_archived:
        return Openness.OUTSIDE
    if found.is_im:
        return Openness.ALONE
    shared = found.is_general or found.is_shared or found.is_ext_shared
    return Openness.CLOSED if found.is_private and not shared else Openness.OPEN
