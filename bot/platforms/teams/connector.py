"""The Bot Connector service: the one way out to Teams. What may have arrived is not sent again here."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Protocol, TypeVar
from urllib.parse import quote

import aiohttp
import msgspec
from yarl import URL

from bot.platforms.teams.clouds import CLOUDS, PUBLIC, Cloud
from bot.platforms.teams.references import ConversationKind, Reference
from bot.platforms.wire import Json

T = TypeVar("T")

PATIENCE = aiohttp.ClientTimeout(total=20, sock_connect=5)
JSON = "application/json"
TOKEN_REFUSED = 401

log = logging.getLogger(__name__)


@dataclass(eq=False)
class SaysNo(Exception):
    """Answered, and not done."""

    status: int
    code: str
    retry_after: timedelta | None


class NothingSent(Exception):
    """The request never left: nobody could be reached."""


class NoAnswer(Exception):
    """The request left, and what came of it is not known."""


class Token(Protocol):
    async def __call__(self) -> str:
        """Raises NoToken."""
        ...

    def refused(self, token: str) -> None: ...


class _Made(msgspec.Struct, rename="camel"):
    id: str = ""
    activity_id: str = ""


class _Error(msgspec.Struct, frozen=True):
    code: str = ""


class _Problem(msgspec.Struct):
    error: _Error = _Error()


class _Member(msgspec.Struct, rename="camel"):
    aad_object_id: str = ""
    object_id: str = ""
    name: str = ""


class Connector:
    """Each method raises SaysNo, NothingSent, NoAnswer, or NoToken.

    What people read, and our token, goes to a service of the cloud alone, and nowhere that it points to.
    """

    def __init__(
        self,
        session: Callable[[], aiohttp.ClientSession],
        token: Token | None,
        cloud: Cloud = CLOUDS[PUBLIC],
    ) -> None:
        """Without a token only for a service on this machine."""
        self._session = session
        self._token = token
        self._cloud = cloud

    async def post(self, to: Reference, tenant: str, activity: Json) -> str:
        """Write a message: in a channel as a new thread. Answers its id."""
        activity = {"from": {"id": to.bot}, **activity}
        if to.kind is not ConversationKind.CHANNEL:
            return await self.say(to.service_url, to.conversation, activity)
        thread = {
            "isGroup": True,
            "bot": {"id": to.bot},
            "tenantId": tenant,
            "channelData": {"channel": {"id": to.conversation}, "tenant": {"id": tenant}},
            "activity": activity,
        }
        made = _read(await self._request("POST", to.service_url, "v3/conversations", thread), _Made)
        return made.activity_id or made.id

    async def say(self, service_url: str, conversation: str, activity: Json) -> str:
        """Write a message in a conversation or thread. Answers its id."""
        path = f"v3/conversations/{_part(conversation)}/activities"
        return _read(await self._request("POST", service_url, path, activity), _Made).id

    async def replace(self, service_url: str, conversation: str, message: str, activity: Json) -> str:
        path = f"v3/conversations/{_part(conversation)}/activities/{_part(message)}"
        await self._request("PUT", service_url, path, {"id": message, **activity})
        return message

    async def delete(self, to: Reference, message: str) -> str:
        """Take a message back: in a channel with the thread that it began, as `post` made it."""
        channel = to.kind is ConversationKind.CHANNEL
        where = f"{to.conversation};messageid={message}" if channel else to.conversation
        path = f"v3/conversations/{_part(where)}/activities/{_part(message)}"
        await self._request("DELETE", to.service_url, path)
        return message

    async def person(self, service_url: str, conversation: str, member: str) -> str:
        """The person's id in the tenant, where they have one, for their id among the members."""
        path = f"v3/conversations/{_part(conversation)}/members/{_part(member)}"
        found = _read(await self._request("GET", service_url, path), _Member)
        return found.aad_object_id or found.object_id or member

    async def name(self, service_url: str, conversation: str, member: str) -> str:
        """What the tenant calls a person who is in a conversation."""
        path = f"v3/conversations/{_part(conversation)}/members/{_part(member)}"
        return _read(await self._request("GET", service_url, path), _Member).name

    async def _request(self, method: str, service_url: str, path: str, body: Json | None = None) -> bytes:
        """Once more with a new token, where the service does not take ours: it has done nothing then."""
        if self._token is not None and not self._cloud.serves(service_url):
            log.error("a message would have gone to an address that is not of HMS_TEAMS_CLOUD")
            raise NothingSent
        token = await self._token() if self._token else ""
        try:
            return await self._once(method, service_url, path, body, token)
        except SaysNo as no:
            if self._token is None or no.status != TOKEN_REFUSED:
                raise
            self._token.refused(token)
            return await self._once(method, service_url, path, body, await self._token())

    async def _once(self, method: str, service_url: str, path: str, body: Json | None, token: str) -> bytes:
        headers = {"Content-Type": JSON, "Accept": JSON}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = msgspec.json.encode(body) if body is not None else None
        try:
            url = URL(f"{service_url.rstrip('/')}/{path}", encoded=True)
            request = self._session().request(
                method, url, data=data, headers=headers, timeout=PATIENCE, allow_redirects=False
            )
            async with request as answer:
                said = await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, ValueError) as error:
            raise NothingSent from error  # a ValueError is about the address
        except (aiohttp.ClientError, TimeoutError) as error:
            raise NoAnswer from error
        if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
            raise SaysNo(answer.status, _code(said), _pause(answer.headers.get("Retry-After", "")))
        return said


def _part(text: str) -> str:
    return quote(text, safe="")


def _read(said: bytes, of: type[T]) -> T:
    """What was answered; nothing, where it is not what was expected: it is done all the same."""
    try:
        return msgspec.json.decode(said, type=of)
    except msgspec.MsgspecError:
        return of()


def _code(said: bytes) -> str:
    return _read(said, _Problem).error.code[:100]


def _pause(seconds: str) -> timedelta | None:
    return timedelta(seconds=int(seconds)) if seconds.isascii() and seconds.isdigit() else None
