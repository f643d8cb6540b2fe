"""Microsoft's side, on this machine: the login service, the signing keys, and the Bot Connector."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from aiohttp.typedefs import Middleware
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.platforms.teams.clouds import Cloud
from bot.platforms.wire import Json

TENANT = "6f1d1f2e-0000-4000-8000-00000000aaaa"
APP_ID = "0a1b2c3d-0000-4000-8000-00000000bbbb"
PASSWORD = "a password"  # noqa: S105
BOT = f"28:{APP_ID}"
ISSUER = "https://api.botframework.com"
KEY_NAME = "k1"
HANG_UP = 0
"""Instead of a status: the message is taken, and the connection closed without an answer."""

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Shown:
    """A message as people see it now."""

    conversation: str
    id: str
    activity: Json

    @property
    def card(self) -> Json | None:
        attached = self.activity.get("attachments", ())
        return attached[0]["content"] if attached else None

    @property
    def channel(self) -> str:
        return self.conversation.partition(";")[0]

    @property
    def person(self) -> str | None:
        """Whose own chat it is in."""
        return self.conversation.removeprefix("a:") if self.conversation.startswith("a:") else None


@lru_cache(maxsize=64)  # a token is used for an hour
def _signed(claims: tuple[tuple[str, Any], ...], key: Any, key_name: str | None) -> str:
    return jwt.encode(dict(claims), key, "RS256", headers={"kid": key_name} if key_name else None)


@dataclass
class FakeTeams:
    """Remembers what it is told; a status put in `answers` is what the next request gets."""

    now: Callable[[], datetime]
    shown: list[Shown] = field(default_factory=list)
    answers: list[tuple[int, Json, dict[str, str]]] = field(default_factory=list)
    requests: list[tuple[str, str, Json | None, str]] = field(default_factory=list)
    tokens: int = 0
    keys_read: int = 0
    answers_keys: asyncio.Event = field(default_factory=asyncio.Event)
    """Whether who asks for the keys is answered."""
    accounts: dict[str, str] = field(default_factory=dict)
    """The person for an account among the members, where the two are not the same."""
    names: dict[str, str] = field(default_factory=dict)
    """What the tenant calls people."""
    gone: set[str] = field(default_factory=set)
    """Conversations that are not there any more."""
    password: str = PASSWORD
    refuses: str = ""
    """What the login service says instead of giving a token."""
    endorsements: list[str] = field(default_factory=lambda: ["msteams"])
    address: str = ""
    """Its own, once it has started."""
    _server: TestServer = field(init=False)

    async def start(self) -> None:
        self.answers_keys.set()
        self._server = TestServer(self.application())
        await self._server.start_server()
        self.address = str(self._server.make_url("")).rstrip("/")

    def application(self, *middlewares: Middleware) -> web.Application:
        application = web.Application(middlewares=middlewares)
        application.add_routes(
            [
                web.get("/openid", self._metadata),
                web.get("/keys", self._keys),
                web.post("/login/{tenant}/oauth2/v2.0/token", self._token),
                web.post("/emea/v3/conversations", self._begin),
                web.post("/emea/v3/conversations/{conversation}/activities", self._say),
                web.put("/emea/v3/conversations/{conversation}/activities/{message}", self._replace),
                web.delete("/emea/v3/conversations/{conversation}/activities/{message}", self._delete),
                web.get("/emea/v3/conversations/{conversation}/members/{member}", self._member),
            ]
        )
        return application

    async def close(self) -> None:
        await self._server.close()

    def url(self, path: str) -> str:
        return self.address + path

    @property
    def cloud(self) -> Cloud:
        return Cloud(self.url("/login"), self.url("/openid"), ISSUER, frozenset({self.address}))

    @property
    def service_url(self) -> str:
        return self.url("/emea/")

    # Who signs

    def token(self, key: Any = KEY, key_name: str | None = KEY_NAME, **claims: Any) -> str:
        """As the Bot Connector signs it, where nothing else is said."""
        now = int(self.now().timestamp())
        said = {
            "iss": ISSUER,
            "aud": APP_ID,
            "nbf": now - 10,
            "exp": now + 3600,
            "serviceurl": self.service_url,
            **claims,
        }
        kept = tuple((name, value) for name, value in said.items() if value is not None)
        return _signed(kept, key, key_name)

    async def _metadata(self, _request: web.Request) -> web.Response:
        await self.answers_keys.wait()
        return web.json_response({"issuer": ISSUER, "jwks_uri": self.url("/keys")})

    async def _keys(self, _request: web.Request) -> web.Response:
        self.keys_read += 1
        public = json.loads(RSAAlgorithm.to_jwk(KEY.public_key()))
        return web.json_response({"keys": [{**public, "kid": KEY_NAME, "endorsements": self.endorsements}]})

    async def _token(self, request: web.Request) -> web.Response:
        asked = await request.post()
        if (asked["client_id"], asked["client_secret"], request.match_info["tenant"]) != (
            APP_ID,
            self.password,
            TENANT,
        ):
            return web.json_response({"error": "invalid_client"}, status=401)
        if self.refuses:
            return web.json_response({"error": self.refuses}, status=400)
        self.tokens += 1
        return web.json_response(
            {"token_type": "Bearer", "expires_in": 3599, "access_token": f"t{self.tokens}"}
        )

    # The Bot Connector

    async def _begin(self, request: web.Request) -> web.StreamResponse:
        asked = await self._heard(request)
        channel = asked["channelData"]["channel"]["id"]
        return await self._answered(request, f"{channel};messageid=m{len(self.shown) + 1}", asked["activity"])

    async def _say(self, request: web.Request) -> web.StreamResponse:
        said = await self._heard(request)
        return await self._answered(request, request.match_info["conversation"], said)

    async def _replace(self, request: web.Request) -> web.StreamResponse:
        said = await self._heard(request)
        for one in self.shown:
            if one.id == request.match_info["message"]:
                one.activity = said
        return web.json_response({"id": request.match_info["message"]})

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        await self._heard(request)
        if self.answers:
            status, body, headers = self.answers.pop(0)
            return web.json_response(body, status=status, headers=headers)
        found = [one for one in self.shown if one.id == request.match_info["message"]]
        found = [one for one in found if one.conversation == request.match_info["conversation"]]
        if not found:
            return web.json_response({"error": {"code": "ActivityNotFoundInConversation"}}, status=404)
        self.shown.remove(found[0])
        return web.Response()

    async def _member(self, request: web.Request) -> web.StreamResponse:
        await self._heard(request)
        member = request.match_info["member"]
        if member in self.names:
            return web.json_response({"id": member, "name": self.names[member]})
        if member not in self.accounts:
            return web.json_response({"error": {"code": "MemberNotFoundInConversation"}}, status=404)
        return web.json_response({"id": member, "aadObjectId": self.accounts[member]})

    async def _heard(self, request: web.Request) -> Any:
        body = await request.json() if request.can_read_body else None
        self.requests.append((request.method, request.path, body, request.headers.get("Authorization", "")))
        return body

    async def _answered(self, request: web.Request, conversation: str, said: Json) -> web.StreamResponse:
        status, body, headers = self.answers.pop(0) if self.answers else (201, {}, {})
        status = 404 if conversation.partition(";")[0] in self.gone else status
        if status in (HANG_UP, 201):
            self.shown.append(Shown(conversation, f"m{len(self.shown) + 1}", said))
        if status == HANG_UP:
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        newest = {"id": f"m{len(self.shown)}", "activityId": f"m{len(self.shown)}"}
        return web.json_response(newest if status == 201 else body, status=status, headers=headers)
