"""What happens in Teams, and what the bot does about it."""

import logging
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from botbuilder.core import ActivityHandler, InvokeResponse, TurnContext

from bot.commands.request import Request, Submit
from bot.handlers.setup.lines import SETTINGS
from bot.message.delivery import Sent
from bot.message.words import Language
from bot.platforms.teams.activity import Account, Activity
from bot.platforms.teams.answer import Answers
from bot.platforms.teams.connector import NoAnswer, NothingSent, SaysNo
from bot.platforms.teams.receive import Chosen, chosen_for_roles, data_of_press, pressed, written
from bot.platforms.teams.references import ConversationKind
from bot.platforms.teams.render import NotOurs
from bot.platforms.teams.send import message
from bot.platforms.teams.tokens import NoToken
from bot.platforms.teams.words import hello_card, with_hello

PRESS = "adaptiveCard/action"
ADDED, REMOVED = frozenset({"add", "add-upgrade"}), frozenset({"remove", "remove-upgrade"})
TEAM_GONE = frozenset({"teamDeleted", "teamHardDeleted"})
BAD_PRESS = {
    "statusCode": 400,
    "type": "application/vnd.microsoft.error",
    "value": {"code": "BadRequest", "message": "The card's data is not ours."},
}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """What every turn works with."""

    submit: Submit
    answers: Answers


class Turn(ActivityHandler):  # type: ignore[misc]  # the library has no types
    """One activity: the method for its kind is called."""

    def __init__(self, activity: Activity, desk: Desk) -> None:
        self._activity = activity
        self._submit = desk.submit
        self._answers = desk.answers
        self._platform = desk.answers.platform
        self._conversations = desk.answers.platform.conversations

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await self._keep()
        try:
            request = await self._asked()
        except NotOurs:
            return
        answer = await self._submit(request)
        if answer.repeated:  # it was answered the first time
            return
        await self._answers.to_message(self._activity, request, answer)

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        if self._activity.name != PRESS:
            return InvokeResponse(status=501)
        await self._keep()
        try:
            data = data_of_press(self._activity.value)
            request = pressed(self._activity, data, self._platform.origins)
        except NotOurs:
            return _said(400, BAD_PRESS)
        answer = await self._submit(request)
        return _said(200, await self._answers.to_press(self._activity, request, answer))

    async def on_installation_update(self, turn_context: TurnContext) -> None:
        if self._activity.action in REMOVED:
            await self._put_out()
        elif self._activity.action in ADDED:
            await self._let_in()

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        activity = self._activity
        event, channel = activity.about.event_type, activity.about.channel.id
        if activity.recipient.id in _accounts(activity.members_removed) or event in TEAM_GONE:
            await self._put_out()
        elif activity.recipient.id in _accounts(activity.members_added):
            await self._let_in()
        elif event == "channelDeleted" and channel:
            await self._conversations.channel_deleted(replace(activity.place, channel=channel))
        elif event == "channelRenamed" and channel:
            await self._keep()
            renamed = replace(activity.place, channel=channel)
            await self._conversations.channel_renamed(renamed, activity.id or "")
        else:
            await self._keep()
            for account in activity.members_removed or ():
                await self._conversations.person_left(activity.place.tenant, activity.team, account.person)

    async def _keep(self) -> bool:
        """Remember how to write here. True where the bot is new, or back."""
        activity = self._activity
        return await self._conversations.keep(activity.place, activity.reference)

    async def _put_out(self) -> None:
        activity = self._activity
        if activity.kind is ConversationKind.CHANNEL:
            await self._conversations.lost_team(activity.place.tenant, activity.team)
        else:
            await self._conversations.lost(activity.place)

    async def _let_in(self) -> None:
        """Say hello once: among others with the form that sets a kindergarten up."""
        if not await self._keep():
            return
        activity = self._activity
        if activity.personal:
            said = message(hello_card(), activity.language or Language.NB)
        elif await self._conversations.language(activity.place) is None:
            answer = await self._submit(self._set_up())
            said = message(with_hello(answer.card, activity.openness), answer.language)
        else:
            return  # it was here before, and goes on
        connector = self._platform.connector
        result = await self._platform.insist(
            activity.tenant, lambda: connector.post(activity.reference, activity.tenant, said)
        )
        if not isinstance(result, Sent):
            log.warning("the first message was not delivered: %s", result)

    def _set_up(self) -> Request:
        activity = self._activity
        person, language = activity.from_.person, activity.language
        return Request(activity.place, person, SETTINGS(), openness=activity.openness, language=language)

    async def _asked(self) -> Request:
        """Raises NotOurs."""
        request = written(self._activity, self._platform.origins)
        chosen = chosen_for_roles(self._activity)
        if not chosen:
            return request
        return replace(request, line=SETTINGS(), values=await self._people(chosen))

    async def _people(self, chosen: list[Chosen]) -> dict[str, str | list[str]] | None:
        """The people chosen for each role. A mention has another id for them than everything else.

        None where somebody is not found: the form asks for them then.
        """
        activity, found = self._activity, defaultdict[str, list[str]](list)
        for one in chosen:
            try:
                person = await self._platform.connector.person(
                    activity.service_url, activity.conversation.id, one.member
                )
            except (SaysNo, NothingSent, NoAnswer, NoToken) as error:
                log.warning("somebody mentioned could not be looked up: %s", type(error).__name__)
                return None
            if person not in found[one.role]:
                found[one.role].append(person)
        return dict(found)


def _accounts(accounts: list[Account] | None) -> set[str]:
    return {account.id for account in accounts or ()}


def _said(status: int, body: Any) -> InvokeResponse:
    return InvokeResponse(status=status, body=msgspec.json.encode(body))
