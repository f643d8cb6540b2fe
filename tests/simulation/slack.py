"""Slack's real client under simulated time: HTTP through memory, to a Slack that fails as it is told."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from aiohttp import web

from bot.message.delivery import Platform
from bot.platforms.slack.clients import Clients
from bot.platforms.slack.send import SlackPlatform
from tests.platforms.slack.fake_sending import CarryOut, FakeSlack, Fault, answering, cut_before, pause
from tests.platforms.slack.test_none_lost import Secrets
from tests.simulation.chat import ANSWER_TAKES, Chat
from tests.simulation.faults import SLOW, Moment, Trouble
from tests.simulation.loop import MACHINE, SimulatedLoop
from tests.simulation.machine import Machine
from tests.simulation.scene import TEAM
from tests.simulation.wire import joined

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
    """Its own clock is right; each connection to it is of one machine."""

    chat: Chat
    machines: dict[str, Machine] = field(default_factory=dict)
    _slack: FakeSlack = field(init=False)

    def __post_init__(self) -> None:
        self._slack = FakeSlack(repeat(self._meet), {f"xoxb-{TEAM}": TEAM})

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Callable[[Machine], Platform]]:
        """Gives each machine its client."""
        loop = asyncio.get_running_loop()
        assert isinstance(loop, SimulatedLoop)
        runner = web.AppRunner(self._slack.application(), access_log=None)
        await runner.setup()

        async def connect(asking: Any) -> tuple[asyncio.Transport, Any]:
            machine = MACHINE.get()
            assert isinstance(machine, Machine)
            if await machine.pass_by(Moment.BEFORE, "connect") is Trouble.CUT:
                raise ConnectionRefusedError
            assert runner.server is not None
            return joined(asking, runner.server(), machine), asking

        loop.serves = connect
        clients: list[Clients] = []

        def client(machine: Machine) -> Platform:
            self.machines[machine.name] = machine
            clients.append(Clients(API, secrets=Secrets()))
            return SlackPlatform(clients[-1])

        yield client
        for one in clients:
            await one.close()
        await runner.cleanup()

    async def _meet(self, slack: FakeSlack, request: web.Request, do: CarryOut) -> web.StreamResponse:
        """What happens to a request that has left, and to the machine that waits for its answer."""
        machine = self.machines[request.remote or ""]
        posts = request.match_info["method"] == "chat.postMessage"
        work = "post" if posts else "find"
        slack.started_at = self.chat.now().timestamp()
        trouble = machine.meet(Moment.BEFORE, work)
        if trouble in FAULTS:
            return await FAULTS[trouble](slack, request, do)
        await asyncio.sleep(SLOW if trouble is Trouble.SLOW else 0)
        done = do()
        if posts:
            self._arrive(dict(await request.post()))
        await asyncio.sleep(ANSWER_TAKES)
        if machine.meet(Moment.AFTER, work) is Trouble.CUT and request.transport is not None:
            request.transport.abort()
        return done

    def _arrive(self, form: dict[str, Any]) -> None:
        key = json.loads(form["metadata"])["event_payload"]["key"]
        self.chat.arrive(form["channel"], key, lambda: form["blocks"].replace('"', " ").replace("|", " "))
