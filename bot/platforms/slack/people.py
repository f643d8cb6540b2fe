"""What Slack tells of a person."""

import msgspec
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.texts import Language, language_of_locale
from bot.platforms.slack.clients import AsksForPause, NoAnswer, SaysNo, call


class _User(msgspec.Struct):
    locale: str = ""


class _Info(msgspec.Struct):
    user: _User


async def language_of(client: AsyncWebClient, user: str) -> Language | None:
    """In which the person reads Slack; None where it is none of ours, or Slack does not say."""
    try:
        said = await call(client, "users.info", user=user, include_locale=True)
        return language_of_locale(msgspec.convert(said, _Info).user.locale)
    except (AsksForPause, NoAnswer, SaysNo, msgspec.ValidationError):
        return None
