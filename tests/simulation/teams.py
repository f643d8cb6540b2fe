"""Teams' real client, and a Teams in memory."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

import aiohttp
import msgspec
from aiohttp import web

from bot.app.conversations import StoredConversations
from bot.message.card import Card
from bot.message.delivery import Platform, Result
from bot.message.words import Language
from bot.model.place import Place
from bot.platforms.sessions import open_session
from bot.platforms.teams.connector import Connector
from bot.platforms.teams.origin import Origins
from bot.platforms.teams.references import Reference
from bot.platforms.teams.send import TeamsPlatform
from bot.platforms.teams.tokens import AppToken
from bot.platforms.wire import Json
from tests.platforms.teams.fake_teams import APP_ID, PASSWORD, TENANT, FakeTeams
from tests.simulation.chat import Chat
from tests.simulation.faults import Trouble
from tests.simulation.machine import Machine
from tests.simulation.scene import TEAMS_ADDRESS
from tests.simulation.service import Service
from tests.world import World

LOGIN = "http://127.0.0.1:3/login"
Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _says(status: int, code: str = "", **headers: str) -> Handler:
    async def answer(_request: web.Request) -> web.StreamResponse:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.json_response({"error": {"code": code}}, status=status, headers=names)

    return answer


FAULTS: Mapping[Trouble, Handler] = {
    Trouble.CUT: _cut,
    Trouble.PACED: _says(429, Retry_After="20"),
    Trouble.PASSING: _says(412, "PreconditionFailed"),
    Trouble.NOT_FOUND: _says(404, "ConversationNotFound"),
    Trouble.GONE: _says(403, "BotNotInConversationRoster"),
    Trouble.REFUSED: _says(400, "BadSyntax"),
}


KEY: ContextVar[str] = ContextVar("key")
"""Of the post that a task sends."""


class Marked(TeamsPlatform):
    """Teams is told no keys; here messages have them, to tell them apart."""

    async def post(self, place: Place, card: Card, language: Language, key: str = "") -> Result:
        KEY.set(key)
        return await super().post(place, card, language, key)


class Marking(Connector):
    async def post(self, to: Reference, tenant: str, activity: Json) -> str:
        return await super().post(to, tenant, {**activity, "key": KEY.get()})


@dataclass
class TeamsInMemory:
    """With the login service, which one asks before the first message."""

    chat: Chat
    world: World
    _service: Service = field(default_factory=Service)
    _teams: FakeTeams = field(init=False)

    def __post_init__(self) -> None:
        self._teams = FakeTeams(self.chat.now, address=TEAMS_ADDRESS)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Callable[[Machine], Platform]]:
        """Gives each machine its client."""
        async with (
            self._service.serving(self._teams.application(self._meet)),
            AsyncExitStack() as sessions,
        ):

            def client(_machine: Machine) -> Platform:
                session = open_session(cookie_jar=aiohttp.DummyCookieJar())
                sessions.push_async_callback(session.close)
                return self._client(lambda: session)

            yield client

    def _client(self, session: Callable[[], aiohttp.ClientSession]) -> Platform:
        now, cloud = self.chat.now, replace(self._teams.cloud, login=LOGIN)
        token = AppToken(session, APP_ID, PASSWORD, TENANT, now, cloud)
        conversations = StoredConversations(self.world.store, now)
        return Marked(Marking(session, token, cloud), conversations, Origins(b""), jitter=lambda: 1)

    @web.middleware
    async def _meet(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        posts = not request.path.startswith("/login")

        async def carry_out() -> web.StreamResponse:
            done = await handler(request)
            if posts:
                self._arrive()
            return done

        instead = {trouble: partial(fault, request) for trouble, fault in FAULTS.items()}
        return await self._service.meet(request, "post" if posts else "login", carry_out, instead)

    def _arrive(self) -> None:
        newest = self._teams.shown[-1]
        said = msgspec.json.encode(newest.activity).decode()
        self.chat.arrive(newest.channel, newest.activity["key"], lambda: re.sub('["()]', " ", said))
