"""How each answer finds its way back: beside what was written, in place of a card, or in private."""

import logging
from dataclasses import dataclass, replace
from typing import Any

from bot.commands.request import Answer, Request, Told
from bot.message.card import Card
from bot.message.delivery import Gone, Sent, Unsure
from bot.message.plain import on_one_line
from bot.message.words import Language, Voice, Words
from bot.platforms.teams import render
from bot.platforms.teams.activity import Activity
from bot.platforms.teams.send import TeamsPlatform, message
from bot.platforms.teams.words import ANSWERED_IN_PRIVATE, NO_CHAT_YET, open_chat_card
from bot.platforms.wire import Json

CARD, TEXT = render.CONTENT_TYPE, "application/vnd.microsoft.activity.message"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answers:
    """Sees to it that an answer is seen where it belongs."""

    platform: TeamsPlatform
    app_id: str

    async def to_message(self, activity: Activity, request: Request, answer: Answer) -> None:
        """Beside what was written; a private answer to what others see in the person's own chat.

        Without a database that chat is not found; that we cannot answer now, others may see.
        """
        answer = await self._with_names(request, answer)
        if activity.personal:
            await self._say(activity, message(self._for_person(request, answer), answer.language))
        elif answer.not_now or not answer.private:
            await self._say(activity, message(answer.card, answer.language))
        elif await self._in_private(request, answer):
            await self._say(activity, _line(ANSWERED_IN_PRIVATE, answer.language))
        else:
            card = open_chat_card(self.app_id, request.line)
            await self._say(activity, message(card, answer.language))
        await self._tell(answer)

    async def to_press(self, activity: Activity, request: Request, answer: Answer) -> Json:
        """In place of the card. One that others see stays as it is, where the answer is not for them."""
        answer = await self._with_names(request, answer)
        if answer.not_now:  # the card stays, with what was written in it
            return _told(on_one_line(answer.card, Voice(answer.language)), answer.language)
        if answer.repeated:
            return self._once_more(activity, request, answer)
        await self._tell(answer)
        if activity.personal:
            return _shown(self._for_person(request, answer), answer.language)
        if not answer.private:
            await self._replace_for_all(activity, answer)
            return _shown(answer.card, answer.language)
        if request.values is not None and answer.card.form is not None:
            return _shown(answer.card, answer.language)  # the same form, with what must be put right
        told = await self._in_private(request, answer)
        return _told(ANSWERED_IN_PRIVATE if told else NO_CHAT_YET, answer.language)

    def _once_more(self, activity: Activity, request: Request, answer: Answer) -> Json:
        """To the one who pressed alone; all else was said the first time."""
        if activity.personal:
            return _shown(self._for_person(request, answer), answer.language)
        if not answer.private:
            return _shown(answer.card, answer.language)
        return _told(on_one_line(answer.card, Voice(answer.language)), answer.language)

    async def _with_names(self, request: Request, answer: Answer) -> Answer:
        card = await self.platform.with_names(answer.card, request.place, answer.language)
        return replace(answer, card=card)

    def _for_person(self, request: Request, answer: Answer) -> Card:
        """A card about a channel says so, for in the person's own chat nothing else does."""
        if request.personal:
            return answer.card
        return self.platform.origins.marked(answer.card, request.place.channel, request.user)

    async def _in_private(self, request: Request, answer: Answer) -> bool:
        """In the person's own chat; False where there is none."""
        chat = replace(request.place, channel=request.user)
        to = await self.platform.conversations.find(chat)
        if to is None:
            return False
        tenant = chat.workspace
        said = message(self._for_person(request, answer), answer.language)
        result = await self.platform.insist(tenant, lambda: self.platform.connector.post(to, tenant, said))
        if isinstance(result, Gone):
            await self.platform.conversations.lost(chat)
        return isinstance(result, Sent)

    async def _tell(self, answer: Answer) -> None:
        """Those who should know, and are elsewhere."""
        for told in answer.told:
            if not await self._arrives(told, answer.language):
                for one in told.otherwise:
                    await self._arrives(one, answer.language)

    async def _arrives(self, told: Told, language: Language) -> bool:
        """Also where Teams does not say."""
        result = await self.platform.post(told.place, told.card, language)
        if not isinstance(result, Sent):
            log.warning("a change was not told elsewhere: %s", result)
        return isinstance(result, Sent | Unsure)

    async def _say(self, activity: Activity, said: Json) -> None:
        """Where it was asked; in a channel in the same thread."""
        body = {**said, "from": {"id": activity.recipient.id}, "replyToId": activity.id}
        connector, at = self.platform.connector, activity.conversation.id
        result = await self.platform.insist(
            activity.tenant, lambda: connector.say(activity.service_url, at, body)
        )
        if not isinstance(result, Sent):
            log.warning("an answer was not delivered: %s", result)

    async def _replace_for_all(self, activity: Activity, answer: Answer) -> None:
        """What the response shows is shown to the one who pressed alone."""
        connector, at, card = self.platform.connector, activity.conversation.id, activity.reply_to_id
        if card is None:
            return
        said = message(answer.card, answer.language)
        result = await self.platform.insist(
            activity.tenant, lambda: connector.replace(activity.service_url, at, card, said)
        )
        if not isinstance(result, Sent):
            log.warning("a card was not replaced for all: %s", result)


def _line(words: Words, language: Language) -> Json:
    return {"type": "message", "textFormat": "plain", "text": Voice(language).say(words)}


def _shown(card: Card, language: Language) -> Json:
    return _response(CARD, render.card(card, Voice(language)))


def _told(words: Words, language: Language) -> Json:
    return _response(TEXT, Voice(language).say(words))


def _response(kind: str, value: Any) -> Json:
    return {"statusCode": 200, "type": kind, "value": value}
