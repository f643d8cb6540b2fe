"""Posts cards into Teams, and says what came of each."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache, partial
from secrets import SystemRandom
from typing import TypeAlias

from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Paced, Refused, Result, Sent, Unsure
from bot.message.words import Language, Voice, _
from bot.model.place import Place
from bot.platforms.limits import TEAMS
from bot.platforms.teams import render
from bot.platforms.teams.connector import Connector, NoAnswer, NothingSent, SaysNo
from bot.platforms.teams.origin import Origins
from bot.platforms.teams.references import Conversations, Reference
from bot.platforms.teams.tokens import NoToken
from bot.platforms.wire import Json

NOT_LET_IN = Gone("not_installed")
FORBIDDEN, NOT_FOUND, SERVER_ERRORS = 403, 404, 500
NO_CONVERSATION = "ConversationNotFound"
KEPT = frozenset({FORBIDDEN, 405, 501})
"""What Teams answers where it deletes a message for nobody."""
TOKEN_REFUSED = 401
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=10)
DOUBLINGS = 9
TRIES = 3
CHANCE = SystemRandom()
LONGEST_WAIT = timedelta(seconds=4)
"""Somebody is waiting for the answer, and Teams is too."""

Send: TypeAlias = Callable[[], Awaitable[str]]
"""Answers the id of the message. Raises what a Connector raises."""
Meaning: TypeAlias = Callable[[SaysNo], Result | None]
"""What a no means to this request alone."""

log = logging.getLogger(__name__)


@lru_cache(maxsize=200)  # a month's theme goes to hundreds of channels
def message(card: Card, language: Language) -> Json:
    """A card as a message, which nobody may change.

    Its text goes into the notification; beside the card it would stand twice.
    """
    voice = Voice(language)
    return {
        "type": "message",
        "summary": render.activity_text(card, voice),
        "attachments": [{"contentType": render.CONTENT_TYPE, "content": render.card(card, voice)}],
    }


class TeamsPlatform:
    """What the sender sees of Teams. The answers to people go the same way."""

    def __init__(
        self,
        connector: Connector,
        conversations: Conversations,
        origins: Origins,
        *,
        resend: bool = False,
        jitter: Callable[[], float] = CHANCE.random,
    ) -> None:
        """`resend`: what nobody knows has arrived is posted again, rather than perhaps never."""
        self.connector = connector
        self.conversations = conversations
        self.origins = origins
        self._resend = resend
        self._pauses = Pauses(jitter)

    async def post(self, place: Place, card: Card, language: Language, key: str = "") -> Result:
        """A new thread in a channel, or a message in a group chat or to one person."""
        to = await self.conversations.find(place.conversation)
        if to is None:
            return NOT_LET_IN
        if place.person is not None:
            card = self.origins.marked(card, place.channel, place.person)
        channel = replace(place, person=None)
        said = message(await self.with_names(card, channel, language), language)
        result = await self._attempt(place.workspace, lambda: self.connector.post(to, place.workspace, said))
        if isinstance(result, Gone) and result.sure:
            await self.conversations.lost(place.conversation)
        return result

    async def find(self, place: Place, key: str, ago: timedelta) -> Sent | Absent | Gone | Unsure:
        """Teams shows a bot no messages: what is not known stays so, unless it may be posted again."""
        return Absent() if self._resend else Unsure()

    async def take_back(self, place: Place, ref: str) -> Result:
        to = await self.conversations.find(place.conversation)
        if to is None:
            return NOT_LET_IN
        return await self._attempt(
            place.workspace, lambda: self.connector.delete(to, ref), partial(_not_deleted, ref)
        )

    async def with_names(self, card: Card, place: Place, language: Language) -> Card:
        """Teams shows a mention by the name it is given; asked for in the channel, where they all are."""
        to = await self.conversations.find(place) if card.mentioned else None
        if to is None:
            return card.naming(dict.fromkeys(card.mentioned, _unknown(language))) if card.mentioned else card
        people = sorted(card.mentioned)
        asked = (self._name(to, person) for person in people)
        names = [name or _unknown(language) for name in await asyncio.gather(*asked)]
        return card.naming(dict(zip(people, names, strict=True)))

    async def _name(self, to: Reference, person: str) -> str:
        try:
            return await self.connector.name(to.service_url, to.conversation, person)
        except (SaysNo, NothingSent, NoAnswer, NoToken):
            return ""

    async def insist(self, tenant: str, send: Send) -> Result:
        """For somebody who waits: again after a short pause, where that is what Teams asks for."""
        result = await self._attempt(tenant, send)
        for _again in range(TRIES - 1):
            if not isinstance(result, Paced) or result.retry_after > LONGEST_WAIT:
                break
            await asyncio.sleep(result.retry_after.total_seconds())
            result = await self._attempt(tenant, send)
        return result

    async def _attempt(self, tenant: str, send: Send, meaning: Meaning = lambda _no: None) -> Result:
        try:
            result: Result = Sent(await send())
        except SaysNo as no:
            return meaning(no) or self._refused(tenant, no)
        except (NothingSent, NoToken):
            return Paced(self._pauses.next(tenant))
        except NoAnswer:
            return Unsure()
        self._pauses.over(tenant)
        return result

    def _refused(self, tenant: str, no: SaysNo) -> Result:
        if no.status in TEAMS.retried:
            return Paced(no.retry_after or self._pauses.next(tenant))
        if no.status in (FORBIDDEN, NOT_FOUND):
            return Gone(no.code or str(no.status), sure=no.status == FORBIDDEN)
        if no.status >= SERVER_ERRORS:
            return Unsure()
        if no.status == TOKEN_REFUSED:
            log.error("the Bot Connector does not take HMS_TEAMS_APP_ID and HMS_TEAMS_APP_PASSWORD")
            return Paced(LONGEST_PAUSE)
        return Refused(f"{no.status} {no.code}".strip())


def _not_deleted(ref: str, no: SaysNo) -> Sent | Refused | None:
    """Where it was deleted before, and where it never is; None where that is not what was said.

    Teams may say "forbidden", and no more, of what a person has deleted: that is not told from a refusal.
    """
    if no.status == NOT_FOUND and no.code not in ("", NO_CONVERSATION):
        return Sent(ref)
    return Refused(f"{no.status} {no.code}".strip()) if no.status in KEPT else None


def _unknown(language: Language) -> str:
    return Voice(language).say(_("Somebody"))


class Pauses:
    """How long to wait where nobody says it: twice as long each time, and no two exactly alike."""

    def __init__(self, jitter: Callable[[], float]) -> None:
        self._jitter = jitter
        self._tries: dict[str, int] = {}

    def next(self, tenant: str) -> timedelta:
        tries = self._tries[tenant] = self._tries.get(tenant, -1) + 1
        longest = min(FIRST_PAUSE * 2 ** min(tries, DOUBLINGS), LONGEST_PAUSE)
        waits: timedelta = longest * (1 + self._jitter()) / 2
        return waits

    def over(self, tenant: str) -> None:
        self._tries.pop(tenant, None)
