"""Slack's real client, and a Slack in memory."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from typing import Any

from aiohttp import web

from bot.message.delivery import Platform
from bot.platforms.slack.clients import Clients
from bot.platforms.slack.send import SlackPlatform
from tests.platforms.slack.fake_sending import CarryOut, FakeSlack, Fault, answering, cut_before, pause
from tests.platforms.slack.test_none_lost import Secrets
from tests.simulation.chat import Chat
from tests.simulation.faults import Trouble
from tests.simulation.machine import Machine
from tests.simulation.scene import TEAM
from tests.simulation.service import Service

API = "http://127.0.0.1:1/api/"


def _says(error: str) -> Fault:
    return answering(200, json.dumps({"ok": False, "error": error}))


FAULTS = {
    Trouble.CUT: cut_before,
    Trouble.PACED: pause(20),
    Trouble.PASSING: _says("team_added_to_org"),
    Trouble.NOT_FOUND: _says("channel_not_found"),
    Trouble.GONE: _says("is_archived"),
    Trouble.REFUSED: _says("invalid_blocks"),
}


@dataclass
class SlackInMemory:
    """Its own clock is right."""

    chat: Chat
    _service: Service = field(default_factory=Service)
    _slack: FakeSlack = field(init=False)

    def __post_init__(self) -> None:
        self._slack = FakeSlack(repeat(self._meet), {f"xoxb-{TEAM}": TEAM})

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Callable[[Machine], Platform]]:
        """Gives each machine its client."""
        clients: list[Clients] = []

        def client(_machine: Machine) -> Platform:
            clients.append(Clients(API, secrets=Secrets()))
            return SlackPlatform(clients[-1])

        async with self._service.serving(self._slack.application()):
            yield client
            for one in clients:
                await one.close()

    async def _meet(self, slack: FakeSlack, request: web.Request, do: CarryOut) -> web.StreamResponse:
        posts = request.match_info["method"] == "chat.postMessage"
        slack.started_at = self.chat.now().timestamp()

        async def carry_out() -> web.StreamResponse:
            done = do()
            if posts:
                self._arrive(dict(await request.post()))
            return done

        instead = {trouble: partial(fault, slack, request, do) for trouble, fault in FAULTS.items()}
        return await self._service.meet(request, "post" if posts else "find", carry_out, instead)

    def _arrive(self, form: dict[str, Any]) -> None:
        key = json.loads(form["metadata"])["event_payload"]["key"]
        self.chat.arrive(form["channel"], key, lambda: form["blocks"].replace('"', " ").replace("|", " "))
