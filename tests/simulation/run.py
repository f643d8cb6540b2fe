"""One run: replicas that send, what happens to them, and what is wrong in the end."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import select, update

from bot.model.kindergarten import Kindergarten
from bot.model.post import MOVES, Post, PostState
from bot.model.workspace import Workspace
from bot.store.engine import Unreachable
from scheduler.hours import in_hours
from scheduler.outbox import LEASE
from scheduler.scheduler import Scheduler
from scheduler.sender import Sender
from scheduler.tidying import Tidying
from scheduler.watch import Watch
from tests.clocks import OSLO
from tests.posting import DUE, hush
from tests.simulation.chat import Chat, Client, Machine
from tests.simulation.faults import FINAL, Plan, Points, Trouble
from tests.simulation.loop import MACHINE, SimulatedLoop
from tests.world import World

BETWEEN_LOOKS = 15.0
"""Seconds; longer than `serve` waits, for most looks find nothing."""
PACE = 0.2
"""Posts a second in a workspace, so few that two of them tell."""
SETTLED = 600.0
"""Seconds after the last trouble by which each post has come to its end."""
ENDS = frozenset({PostState.SENT, PostState.SKIPPED, PostState.GONE, PostState.FAILED, PostState.UNSURE})


@dataclass
class Run:
    """A world in which so many replicas send so many posts, and what happens to them at which point."""

    world: World
    plan: Plan
    replicas: int = 1
    posts: int = 2
    lease: timedelta = LEASE
    start: datetime = DUE
    points: Points = field(init=False)
    chat: Chat = field(init=False)
    machines: list[Machine] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """What should never be, in plain words."""
    trace: list[str] = field(default_factory=list)
    _states: dict[int, PostState] = field(default_factory=dict)
    _names: Iterator[int] = field(default_factory=count)
    _running: list[asyncio.Task[None]] = field(default_factory=list)
    _last_trouble: float = 0.0

    def __post_init__(self) -> None:
        self.points = Points(self.plan)
        self.chat = Chat(self._now)

    def __call__(self) -> list[str]:
        """Carry it out; answers what is wrong."""
        set_up(self.world, self.posts)
        with asyncio.Runner(loop_factory=SimulatedLoop) as runner:
            runner.run(self._all())
        self.wrong += self._judged()
        return self.wrong

    def story(self) -> str:
        """What one needs to see what went wrong."""
        plan = [
            f"{point.number} {point.at} {point.work}: {self.plan[point.number]}"
            for point in self.points.passed
            if point.number in self.plan
        ]
        return "\n".join([*self.wrong, f"{self.replicas} replicas, {self.posts} posts", *plan, *self.trace])

    def _now(self) -> datetime:
        return self.start + timedelta(seconds=asyncio.get_running_loop().time())

    async def _all(self) -> None:
        self._running += [asyncio.create_task(self._replica()) for _ in range(self.replicas)]
        loop = asyncio.get_running_loop()
        troubles = 0
        while loop.time() < self._last_trouble + SETTLED and not self._is_over():
            await asyncio.sleep(1)
            if len(self.points.happened) > troubles:
                troubles, self._last_trouble = len(self.points.happened), loop.time()
        for machine in self.machines:
            machine.killed = True
        while left := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in left:
                task.cancel()
            await asyncio.wait(left, timeout=1)

    def _is_over(self) -> bool:
        """Whether each post has come to its end, and whoever was frozen has thawed, and looked."""
        frozen = max((one.frozen_until for one in self.machines), default=0.0)
        calm = asyncio.get_running_loop().time() > frozen + 2 * BETWEEN_LOOKS
        return calm and bool(self._states) and set(self._states.values()) <= ENDS

    async def _replica(self) -> None:
        """A process and, when that is killed, the next."""
        while True:
            machine = Machine(f"replica {next(self._names)}", self.points, self._see)
            self.machines.append(machine)
            MACHINE.set(machine)
            scheduler = self._scheduler(machine)
            while not machine.killed:
                looking = asyncio.create_task(self._look(scheduler, machine))
                await asyncio.sleep(BETWEEN_LOOKS)
                while not (looking.done() or machine.killed):
                    await asyncio.wait((looking,), timeout=BETWEEN_LOOKS)
            self.trace.append(f"{asyncio.get_running_loop().time():7.1f} {machine.name} is gone")

    async def _look(self, scheduler: Scheduler, machine: Machine) -> None:
        await machine.stand()
        with suppress(Unreachable):  # as `serve` does: it looks again
            await scheduler.look(Watch(self._now()))

    def _scheduler(self, machine: Machine) -> Scheduler:
        core = self.world.core
        outbox = replace(core.outbox, who=machine.name, paces={"local": PACE}, lease=self.lease)
        sender = Sender(core.store, outbox, core.composer, {"local": Client(self.chat, machine)})
        return Scheduler(outbox, sender, Tidying(core.store, timedelta(days=30)))

    def _see(self) -> None:
        """What has been written: each change of a state must be one that there is."""
        with self.world.store.read() as session:
            rows = session.execute(select(Post.id, Post.state)).all()
            found = {row.id: row.state for row in rows}
        for key, state in found.items():
            before = self._states.get(key, PostState.PLANNED)
            if state is before:
                continue
            machine = MACHINE.get()
            assert isinstance(machine, Machine)
            seconds = asyncio.get_running_loop().time()
            self.trace.append(f"{seconds:7.1f} {machine.name}: post {key} {before} -> {state}")
            if (before, state) not in MOVES:
                self.wrong.append(f"post {key} went from {before} to {state}")
        self._states = found

    def _judged(self) -> Iterator[str]:
        for arrival, times in Counter((one.place, one.key) for one in self.chat.arrived).items():
            if times > 1:
                yield f"{times} times: {arrival[1]} in {arrival[0].channel}"
        with self.world.store.read() as session:
            rows = [
                (row[0], row[1]) for row in session.execute(select(Post, Kindergarten).join(Kindergarten))
            ]
        if len(rows) < self.posts:
            yield "never planned"
        arrived = {(one.key, one.place.channel) for one in self.chat.arrived}
        final = FINAL & set(self.points.happened)
        for post, home in rows:
            name = f"{post.key} of {home.name} ({post.state}, {post.reason})"
            if self._waits_for_hours(post):
                continue
            if post.state not in ENDS:
                yield f"stuck: {name}"
            elif post.to_user is None and post.state is not PostState.SENT and not final:
                yield f"lost: {name}"
            elif (
                post.state is PostState.SENT
                and post.to_user is None
                and (post.key, home.channel) not in arrived
            ):
                yield f"never arrived: {name}"
        rhythm = rows[0][1].rhythm if rows else None
        yield from (
            f"out of hours: {one}" for one in self.chat.arrived if rhythm and not in_hours(one.at, rhythm)
        )
        yield from self._too_fast()

    def _waits_for_hours(self, post: Post) -> bool:
        """Whether nobody is there to read it any more today."""
        tomorrow = post.due_at.astimezone(OSLO).date() > self.start.date()
        return post.state is PostState.PLANNED and tomorrow

    def _too_fast(self) -> Iterator[str]:
        """A post that was held up between its turn and its request comes when it can: the burst."""
        burst = 1 + sum(one in (Trouble.FREEZE, Trouble.CUT) for one in self.points.happened)
        for first, last in zip(self.chat.arrived, self.chat.arrived[burst:], strict=False):
            if (last.at - first.at).total_seconds() < 1 / PACE - 0.01:
                yield f"too fast: {last.key} at {last.at}"


def set_up(world: World, posts: int) -> None:
    """Nothing owed but the theme of December, in so many kindergartens."""
    hush(world)
    with world.store.write() as session:
        session.execute(update(Workspace).values(free_at=DUE - timedelta(days=1), left_at=None))
        homes = list(session.scalars(select(Kindergarten).order_by(Kindergarten.id)))
        for home in homes[posts:]:
            home.next_due_at = DUE + timedelta(days=300)
