"""One run: replicas that send, what happens to them, and what is wrong in the end."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any, TypeAlias

from bot.handlers.setup.deleting_cards import deleted_card
from bot.message.delivery import Platform
from bot.model.post import MOVES
from bot.store.deleting import Deleted
from bot.store.engine import Unreachable
from scheduler.farewells import Farewells
from scheduler.gaps import GAP
from scheduler.outbox import LEASE
from scheduler.scheduler import Scheduler
from scheduler.sender import Sender
from scheduler.tidying import Keeping, Tidying
from scheduler.watch import DatabaseClock
from tests.letters import WITH_LETTERS
from tests.posting import DUE
from tests.simulation.chat import Chat, Client
from tests.simulation.faults import SLOW, STEP, Plan, Points, Trouble
from tests.simulation.judge import Verdict
from tests.simulation.ledger import Ledger
from tests.simulation.loop import MACHINE, SimulatedLoop
from tests.simulation.machine import Machine, statements_watched
from tests.simulation.presence import Presence
from tests.simulation.scene import CALM, Scene, happen, set_up
from tests.simulation.slack import SlackInMemory
from tests.simulation.teams import TeamsInMemory
from tests.world import World

BETWEEN_LOOKS = 15.0
"""Seconds; longer than `serve` waits, for most looks find nothing."""
PACE = 0.2
"""Posts a second in a workspace, so few that two of them tell."""
SETTLED = 600.0
"""Seconds after the last trouble by which each post has come to its end."""
LINGERS = 0.2
"""Seconds that a thread takes to begin, at most, where there is a seed."""
THREADS = 4
"""Between a post's turn and its request, one after the other."""

Connect: TypeAlias = Callable[[Machine], Platform]
"""Gives each machine its way to the chat."""


class Tidied(Tidying):
    """Nothing is to be tidied up."""

    def __call__(self, now: datetime) -> list[Deleted]:
        """What would be is years older than what a run is about."""
        return []


@dataclass
class Run:
    """A scene, and what happens in it at which point."""

    world: World
    scene: Scene = CALM
    plan: Plan = field(default_factory=dict)
    lease: timedelta = LEASE
    points: Points = field(init=False)
    chat: Chat = field(init=False)
    machines: list[Machine] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """What should never be, in plain words."""
    trace: list[str] = field(default_factory=list)
    _ledger: Ledger = field(init=False)
    _names: Iterator[int] = field(default_factory=count)
    _running: list[asyncio.Task[None]] = field(default_factory=list)
    _looked: list[float] = field(default_factory=list)
    """When each replica began its last whole look."""
    _tidying: Tidying = field(init=False)
    _dice: Random | None = None
    _step: timedelta = timedelta()
    """By which the database's clock is wrong."""
    _troubles: int = 0
    _trouble_ends: float = 0.0
    _ended: datetime = DUE

    def __post_init__(self) -> None:
        self.points, self.chat = Points(self.plan), Chat(self._now)
        self._ledger = Ledger(self.world)
        self._tidying = (Tidying if self.scene.tidies else Tidied)(self.world.store, Keeping())
        self._looked = [0.0] * self.scene.replicas
        self._dice = self.scene.dice()

    def __call__(self) -> list[str]:
        """Carry it out; answers what is wrong."""
        set_up(self.world, self.scene)
        self.chat.letters.update(self._ledger.letters())
        with (
            statements_watched(self.world.store.engine, self._ledger.notice),
            asyncio.Runner(loop_factory=SimulatedLoop) as runner,
        ):
            runner.run(self._all())
        arrived, happened = self.chat.arrived, self.points.happened
        held_up = THREADS * LINGERS if self._dice else 0.01
        apart, letters = 1 / PACE - held_up, self.chat.letters
        self.wrong += Verdict(self.world, self.scene, arrived, letters, happened, apart, self._ended)
        return self.wrong

    def story(self) -> str:
        """What one needs to see what went wrong, and to see it again."""
        plan = ", ".join(f"{number}: Trouble.{trouble.name}" for number, trouble in self.plan.items())
        met = [
            f"{point}: {self.plan[point.number]}" for point in self.points.passed if point.number in self.plan
        ]
        return "\n".join([*self.wrong, f"Run(world, {self.scene!r}, {{{plan}}})", *met, *self.trace])

    def _now(self) -> datetime:
        return self.scene.start + timedelta(seconds=asyncio.get_running_loop().time())

    def _by_the_database(self) -> datetime:
        return self._now() + self._step

    async def _all(self) -> None:
        async with AsyncExitStack() as stack:
            connect: Connect = self._client
            if self.scene.slack:
                connect = await stack.enter_async_context(SlackInMemory(self.chat).serving())
            elif self.scene.teams:
                connect = await stack.enter_async_context(TeamsInMemory(self.chat, self.world).serving())
            for number in range(self.scene.replicas):
                self._running.append(asyncio.create_task(self._replica(connect, number)))
            for _look in iter(self._goes_on, False):
                await asyncio.sleep(BETWEEN_LOOKS / 3)
            self._ended = self._by_the_database()
            await self._end()

    def _goes_on(self) -> bool:
        """Until all is settled, or should be.

        To put the clock back makes everybody wait so much longer; what changed is told an hour later.
        """
        now, happened = asyncio.get_running_loop().time(), self.points.happened
        if len(happened) > self._troubles:
            self._troubles = len(happened)
            self._trouble_ends = max([now + SLOW, *(one.frozen_until for one in self.machines)])
        more = happened.count(Trouble.BACK) * STEP + happened.count(Trouble.LINK) * GAP
        return now <= self._trouble_ends + SETTLED + more.total_seconds() and not self._is_over(now)

    async def _end(self) -> None:
        for machine in self.machines:
            machine.killed = True
            machine.here(False)
        while left := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in left:
                task.cancel()
            await asyncio.wait(left, timeout=1)

    def _is_over(self, now: float) -> bool:
        """Whether each post has come to its end, and everybody has looked since the last trouble."""
        if self._troubles and (min(self._looked) < self._trouble_ends or now < max(self._looked) + 1):
            return False
        self._see()
        in_an_hour = self._by_the_database() + timedelta(hours=1)
        return self._ledger.is_settled(self.scene.start.replace(hour=23), in_an_hour)

    async def _replica(self, connect: Connect, number: int) -> None:
        """A process and, when that is killed, the next."""
        while True:
            machine = self._machine()
            MACHINE.set(machine)
            scheduler = self._scheduler(machine, connect(machine), older=self.scene.older and number == 0)
            clock = DatabaseClock(self._by_the_database)
            while not machine.killed:
                looking = asyncio.create_task(self._look(scheduler, clock, machine, number))
                await asyncio.sleep(self._between())
                while not (looking.done() or machine.killed):
                    await asyncio.wait((looking,), timeout=BETWEEN_LOOKS)
            self.trace.append(f"{asyncio.get_running_loop().time():7.1f} {machine.name} is gone")

    def _client(self, machine: Machine) -> Platform:
        return Client(self.chat, machine, self.scene.blind, self.scene.keeps)

    def _machine(self) -> Machine:
        name = f"replica {next(self._names)}"
        here = Presence(self.world.store, name)
        machine = Machine(name, self.points, self._see, self._happen, self._lingers, here)
        here(True)
        self.machines.append(machine)
        return machine

    def _between(self) -> float:
        """Seconds; when nothing has happened for long, nothing is missed either."""
        if asyncio.get_running_loop().time() > self._trouble_ends + SETTLED / 2:
            return SETTLED / 4
        return BETWEEN_LOOKS * (self._dice.uniform(0.5, 2.5) if self._dice else 1)

    def _lingers(self) -> float:
        return self._dice.uniform(0, LINGERS) if self._dice else 0.0

    async def _look(self, scheduler: Scheduler, clock: DatabaseClock, machine: Machine, number: int) -> None:
        await machine.stand()
        begun = asyncio.get_running_loop().time()
        with suppress(Unreachable):  # as `serve` does: it looks again
            await scheduler.look(await clock.watch())
            self._looked[number] = begun

    def _scheduler(self, machine: Machine, platform: Platform, *, older: bool) -> Scheduler:
        core, paces = self.world.core, {self.scene.platform: PACE}
        kinds = WITH_LETTERS if self.scene.recall else core.composer.kinds
        outbox = replace(core.outbox, kinds=kinds, who=machine.name, paces=paces, lease=self.lease)
        composer = replace(core.composer, kinds=kinds)
        sender = Sender(core.store, outbox, composer, {self.scene.platform: platform})
        if older:
            _forget_what_is_told(sender)
        return Scheduler(outbox, sender, self._tidying, Farewells({}, deleted_card))

    def _happen(self, trouble: Trouble) -> None:
        if trouble is Trouble.AHEAD:
            self._step += STEP
        elif trouble is Trouble.BACK:
            self._step -= STEP
        else:
            happen(self.world, trouble, self._by_the_database())

    def _see(self) -> None:
        """What has been written: each change of a state must be one that there is."""
        for key, before, state in self._ledger.changes():
            seconds, machine = asyncio.get_running_loop().time(), MACHINE.get(None)
            name = machine.name if isinstance(machine, Machine) else "somebody"
            self.trace.append(f"{seconds:7.1f} {name}: post {key} {before} -> {state}")
            if (before, state) not in MOVES:
                self.wrong.append(f"post {key} went from {before} to {state}")


def _forget_what_is_told(sender: Sender) -> None:
    """As the version before: it knows no revisions."""
    seal = sender.seal

    def seal_without(*given: Any) -> Any:
        return [replace(one, revision=None) for one in seal(*given)]

    sender.seal = seal_without  # type: ignore[assignment] # called in the same way
