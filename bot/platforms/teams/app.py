"""Teams' door: what the Bot Connector sends comes in here, is let in or not, and is answered.

Of botbuilder we use how it tells what kind an activity is and calls the method for that (`CloudAdapter` and
`ActivityHandler`), here and in `turns.py` alone. It is archived: what takes its place, takes it here.

We do not use:

- its reading of an activity (`activity.py`), which takes longer than all the rest: it gets to see the least;
- its check of tokens (`tokens.py`): it answers a forged token, an unknown key and a missing issuer with 500,
  stops the event loop to ask for keys, and reads the key anew for each request;
- its token for us (`tokens.py`): it asks for one anew for every message, and stops the event loop meanwhile;
- its connector (`connector.py`): it makes a client, a session and a list of 999 retry codes for every
  message, and repeats what may have arrived: 1/50 of the rate, and posts that come twice;
- its client for people who sign in: nobody does, and it would be half of a turn's time;
- its removal of mentions (`receive.py`): it takes the bot's name out everywhere, and of HMS-hjulet leaves
  -hjulet;
- its answers to a press (`turns.py`): it makes them JSON twice, and so a 500. Bytes it leaves as they are.
"""

import hashlib
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp
from aiohttp import web
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botbuilder.schema import Activity as TurnActivity
from botframework.connector.auth import (
    AuthenticateRequestResult,
    ClaimsIdentity,
    ConnectorFactory,
    PasswordServiceClientCredentialFactory,
)

from bot.commands.request import Submit
from bot.platforms.refusals import Count, Refusals, uncounted
from bot.platforms.sessions import open_session
from bot.platforms.teams.activity import Activity, Malformed, read_activity
from bot.platforms.teams.answer import Answers
from bot.platforms.teams.clouds import CLOUDS, PUBLIC, Cloud
from bot.platforms.teams.connector import Connector
from bot.platforms.teams.here import answers_here, began_here
from bot.platforms.teams.origin import Origins
from bot.platforms.teams.references import NAME, Conversations
from bot.platforms.teams.send import TeamsPlatform
from bot.platforms.teams.tokens import (
    AppToken,
    Doorkeeper,
    KeysUnreachable,
    NotFromTeams,
    TokenRefused,
)
from bot.platforms.teams.turns import Desk, Turn

PATH = "/api/messages"
JSON = "application/json"


@dataclass(frozen=True)
class Credentials:
    """Of a SingleTenant bot. Empty: nobody is asked who they are, and so only this machine is answered."""

    app_id: str = ""
    password: str = ""
    tenant: str = ""

    @property
    def given(self) -> bool:
        return bool(self.app_id)


class TeamsApp:
    """Receives and answers. `join` adds it to the product's one web server."""

    def __init__(
        self,
        submit: Submit,
        conversations: Conversations,
        now: Callable[[], datetime],
        credentials: Credentials,
        *,
        resend: bool = False,
        cloud: Cloud = CLOUDS[PUBLIC],
        refused: Count = uncounted,
    ) -> None:
        self._asks = credentials.given
        self._refused = Refusals(NAME, "HMS_TEAMS_APP_ID", refused, now)
        self._session: aiohttp.ClientSession
        self._token, doorkeeper = None, None
        if credentials.given:
            app_id, password, tenant = credentials.app_id, credentials.password, credentials.tenant
            self._token = AppToken(self._http, app_id, password, tenant, now, cloud)
            doorkeeper = Doorkeeper(self._http, app_id, now, cloud)
        connector, origins = Connector(self._http, self._token, cloud), Origins(_secret(credentials))
        self.platform = TeamsPlatform(connector, conversations, origins, resend=resend)
        self._adapter = CloudAdapter(_Authentication(credentials, doorkeeper))
        self._desk = Desk(submit, Answers(self.platform, credentials.app_id))

    def join(self, application: web.Application) -> None:
        application.router.add_post(PATH, self._messages)
        application.cleanup_ctx.append(self._connected)

    async def try_credentials(self) -> None:
        """As soon as the web server starts. Raises TokenRefused or NoToken."""
        try:
            if self._token is not None:
                await self._token()
        except TokenRefused:
            await self._session.close()  # what has not started is not cleaned up either
            raise

    def _http(self) -> aiohttp.ClientSession:
        return self._session

    async def _connected(self, _application: web.Application) -> AsyncIterator[None]:
        async with open_session(cookie_jar=aiohttp.DummyCookieJar()) as self._session:
            yield

    async def _messages(self, request: web.Request) -> web.Response:
        if not (self._asks or began_here(request)):
            return web.Response(status=403)
        try:
            activity = read_activity(await request.read())
        except Malformed:
            return web.Response(status=400)
        if not (self._asks or answers_here(activity.service_url)):
            return web.Response(status=403)
        return await self._turn(activity, request.headers.get("Authorization", ""))

    async def _turn(self, activity: Activity, authorization: str) -> web.Response:
        """The library sees no more of the activity than it needs to choose a method."""
        seen = TurnActivity(
            type=activity.type, channel_id=activity.channel_id, service_url=activity.service_url
        )
        try:
            said = await self._adapter.process_activity(
                authorization, seen, Turn(activity, self._desk).on_turn
            )
        except NotFromTeams as why:
            self._refused(str(why))
            return web.Response(status=401)
        except KeysUnreachable:
            return web.Response(status=503)
        if said is None:
            return web.Response()
        return web.Response(status=said.status, body=said.body, content_type=JSON)


def _secret(credentials: Credentials) -> bytes:
    """The same in every replica."""
    told = credentials.password or secrets.token_hex()
    return hashlib.sha256(b"origins" + told.encode()).digest()


class _Authentication(ConfigurationBotFrameworkAuthentication):  # type: ignore[misc]  # the library has no types
    """As the library asks for it; who is let in, the doorkeeper says."""

    def __init__(self, credentials: Credentials, doorkeeper: Doorkeeper | None) -> None:
        super().__init__(
            credentials,
            credentials_factory=PasswordServiceClientCredentialFactory(
                credentials.app_id, credentials.password, credentials.tenant
            ),
        )
        self._doorkeeper = doorkeeper

    async def authenticate_request(
        self, activity: TurnActivity, auth_header: str
    ) -> AuthenticateRequestResult:
        if self._doorkeeper is not None:
            await self._doorkeeper.check(auth_header, activity.service_url)
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity({}, is_authenticated=True)
        result.connector_factory = _NoConnectors()
        return result

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> Any:
        """Nobody signs in through the bot."""
        return None


class _NoConnectors(ConnectorFactory):  # type: ignore[misc]  # the library has no types
    """Answers leave by our own connector."""

    async def create(self, service_url: str, audience: str) -> Any:
        return self
