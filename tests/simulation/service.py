"""A platform's service under simulated time: HTTP through memory, to one that fails as it is told."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from aiohttp import web

from tests.simulation.chat import ANSWER_TAKES
from tests.simulation.faults import SLOW, Moment, Trouble
from tests.simulation.loop import MACHINE, SimulatedLoop
from tests.simulation.machine import Machine
from tests.simulation.wire import joined

CarryOut: TypeAlias = Callable[[], Awaitable[web.StreamResponse]]


@dataclass
class Service:
    """Each connection to it is of one machine."""

    machines: dict[str, Machine] = field(default_factory=dict)

    @asynccontextmanager
    async def serving(self, application: web.Application) -> AsyncIterator[None]:
        """Whatever address is asked for."""
        loop = asyncio.get_running_loop()
        assert isinstance(loop, SimulatedLoop)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()

        async def connect(asking: Any) -> tuple[asyncio.Transport, Any]:
            machine = MACHINE.get()
            assert isinstance(machine, Machine)
            self.machines[machine.name] = machine
            if await machine.pass_by(Moment.BEFORE, "connect") is Trouble.CUT:
                raise ConnectionRefusedError
            assert runner.server is not None
            return joined(asking, runner.server(), machine), asking

        loop.serves = connect
        yield
        await runner.cleanup()

    async def meet(
        self, request: web.Request, work: str, do: CarryOut, instead: Mapping[Trouble, CarryOut]
    ) -> web.StreamResponse:
        """What happens to a request that has left, and to the machine that waits for its answer.

        `instead`: what comes of it that is not carried out.
        """
        machine = self.machines[request.remote or ""]
        trouble = machine.meet(Moment.BEFORE, work)
        if trouble is not None and trouble in instead:
            return await instead[trouble]()
        await asyncio.sleep(SLOW if trouble is Trouble.SLOW else 0)
        done = await do()
        await asyncio.sleep(ANSWER_TAKES)
        if machine.meet(Moment.AFTER, work) is Trouble.CUT and request.transport is not None:
            request.transport.abort()
        return done
