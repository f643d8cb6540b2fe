"""Posts that are sent while everything goes wrong: replicas die, freeze, are cut off, and Slack fails."""

import asyncio
import contextlib
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from multiprocessing.context import ForkServerProcess

from sqlalchemy import func, select

from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.post_actions import STOPPED
from bot.model.texts import Language
from bot.model.workspace import Workspace
from bot.store.engine import Store
from bot.store.posts import WAITING
from tests.chaos import replica
from tests.chaos.replica import Orders
from tests.chaos.trail import keep_trail, trail_of
from tests.platforms.slack.fake_sending import FakeSlack, in_random_order, pause
from tests.posting import meeting_here

TEAMS = 50
BETWEEN_BLOWS = (0.05, 0.4)
LONGEST_CUT = 1.0
PATIENCE = 60.0
"""Seconds, after which no more is waited for. What waits by then is late, and not lost."""

forks = multiprocessing.get_context("forkserver")
forks.set_forkserver_preload([replica.__name__])


@dataclass(frozen=True)
class Weather:
    """How hard it blows."""

    blows: int = 7
    faults: float = 0.2
    """The part of Slack's answers that fail, in one way or another."""
    lease: timedelta = timedelta(seconds=5)
    """So long that a machine with much else to do is done in half of it; a freeze takes up to two."""


STORM = Weather()


class Fate(StrEnum):
    """What has become of a post."""

    SENT = "sent"
    WAITING = "still waiting"
    SHOWN = "shown to an administrator"
    LOST = "lost"
    """Given up, or sent only by what the database says."""


@dataclass(frozen=True)
class Outcome:
    fates: Counter[Fate]
    doubled: int
    blows: Counter[str]
    seconds: float
    stories: list[str]
    """Of those that are lost, or there twice."""

    @property
    def posts(self) -> int:
        return self.fates.total()


@dataclass
class Line:
    """The way from one replica to its PostgreSQL, which can be cut."""

    socket: str
    port: int = 0
    is_cut: bool = False
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["Line"]:
        server = await asyncio.start_server(self._through, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            self.abort()

    def abort(self) -> None:
        for writer in self._open:
            writer.transport.abort()

    async def cut(self, seconds: float) -> None:
        self.is_cut = True
        self.abort()
        await asyncio.sleep(seconds)
        self.is_cut = False

    async def _through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.is_cut:
            writer.transport.abort()
            return
        other_reader, other_writer = await asyncio.open_unix_connection(self.socket)
        both = {writer, other_writer}
        self._open |= both
        with contextlib.suppress(OSError, asyncio.CancelledError):  # the run is over
            await asyncio.gather(_pipe(reader, other_writer), _pipe(other_reader, writer))
        self._open -= both


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
    writer.transport.abort()


@dataclass
class Replica:
    """A process that is started again whenever it has died."""

    orders: Orders
    line: Line | None
    process: ForkServerProcess = field(init=False)
    busy: bool = False
    """Something is being done to it."""

    def start(self) -> None:
        self.process = forks.Process(target=replica.main, args=(self.orders,), daemon=True)
        self.process.start()

    def signal(self, number: int) -> None:
        if self.process.pid is not None and self.process.is_alive():
            os.kill(self.process.pid, number)

    async def kill(self, dice: random.Random) -> None:
        await self._end_and_start_again(signal.SIGKILL, dice.uniform(0, 0.5))

    async def stop(self, dice: random.Random) -> None:
        await self._end_and_start_again(signal.SIGTERM, dice.uniform(0, 0.2))

    async def _end_and_start_again(self, number: int, after: float) -> None:
        self.signal(number)
        await asyncio.to_thread(self.process.join)
        await asyncio.sleep(after)
        self.start()

    async def freeze(self, dice: random.Random) -> None:
        self.signal(signal.SIGSTOP)
        await asyncio.sleep(dice.uniform(0.1, 2 * self.orders.lease.total_seconds()))
        self.signal(signal.SIGCONT)

    async def cut(self, dice: random.Random) -> None:
        if self.line is not None:
            await self.line.cut(dice.uniform(0.1, LONGEST_CUT))

    def end(self) -> None:
        self.signal(signal.SIGCONT)
        self.process.kill()
        self.process.join()
        self.process.close()


def run(store: Store, replicas: int, posts: int, seed: int, weather: Weather = STORM) -> Outcome:
    """One run from the first post to the last, on an empty database. The same seed deals the same blows."""
    settle(store, posts)
    keep_trail(store)
    return asyncio.run(_run(store, replicas, random.Random(seed), weather))  # noqa: S311 - not for secrets


async def _run(store: Store, replicas: int, dice: random.Random, weather: Weather) -> Outcome:
    began = time.monotonic()
    slack = FakeSlack(
        tokens={f"xoxb-T{team}": f"T{team}" for team in range(TEAMS)},
        faults=in_random_order(dice.randrange(1 << 30), weather.faults, pause(1)),
        started_at=time.time(),
    )
    blows: Counter[str] = Counter()
    async with slack.serving() as url, contextlib.AsyncExitStack() as stack:
        crew = [await _replica(stack, store, url, weather.lease) for _number in range(replicas)]
        for one in crew:
            one.start()
        try:
            await _deal(crew, weather.blows, dice, blows)
            await _until_done(store)
        finally:
            for one in crew:
                one.end()
    there = Counter(channel for channel in slack.messages for _key in slack.keys(channel))
    fates, stories = _fates(store, there)
    doubled = sum(times - 1 for times in there.values())
    return Outcome(fates, doubled, blows, time.monotonic() - began, stories)


async def _replica(
    stack: contextlib.AsyncExitStack, store: Store, slack_url: str, lease: timedelta
) -> Replica:
    url = store.engine.url
    if store.is_sqlite:
        return Replica(Orders(url.render_as_string(hide_password=False), slack_url, lease), None)
    line = await stack.enter_async_context(Line(f"{url.query['host']}/.s.PGSQL.5432").serving())
    over = url.set(host="127.0.0.1", port=line.port, query={})
    return Replica(Orders(over.render_as_string(hide_password=False), slack_url, lease), line)


async def _deal(crew: list[Replica], number: int, dice: random.Random, blows: Counter[str]) -> None:
    """One blow after another, also while what was done to another still lasts."""
    under_way = []
    for _blow in range(number):
        await asyncio.sleep(dice.uniform(*BETWEEN_BLOWS))
        while not (standing := [one for one in crew if not one.busy]):  # noqa: ASYNC110 - until one is up again
            await asyncio.sleep(BETWEEN_BLOWS[0])
        one = dice.choice(standing)
        name = dice.choice(
            ("kill", "freeze", "stop") if one.line is None else ("kill", "freeze", "stop", "cut")
        )
        one.busy = True
        blows[name] += 1
        under_way.append(asyncio.create_task(_strike(one, getattr(one, name), dice)))
    await asyncio.gather(*under_way)


async def _strike(
    one: Replica, blow: Callable[[random.Random], Awaitable[None]], dice: random.Random
) -> None:
    await blow(dice)
    one.busy = False


async def _until_done(store: Store) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while await asyncio.to_thread(_waiting, store):  # noqa: ASYNC110 - others bring it about
                await asyncio.sleep(0.1)


def _waiting(store: Store) -> int:
    with store.read() as session:
        return session.scalar(select(func.count(Post.id)).where(Post.state.in_(WAITING))) or 0


def _fates(store: Store, there: Counter[str]) -> tuple[Counter[Fate], list[str]]:
    """Of all posts, and the stories of those with which something is wrong."""
    statement = select(Post, Kindergarten.channel).join(Kindergarten, Post.kindergarten_id == Kindergarten.id)
    with store.read() as session:
        found = [(row[0], row[1]) for row in session.execute(statement)]
    fates, stories = Counter[Fate](), []
    for post, channel in found:
        fate = _fate(post, there[channel])
        fates[fate] += 1
        if fate is Fate.LOST or there[channel] > 1:
            story = f"post {post.id} is {fate}, {there[channel]} times in {channel}:"
            stories.append(f"{story}\n{trail_of(store, post)}")
    return fates, stories


def _fate(post: Post, times: int) -> Fate:
    if post.state in WAITING:
        return Fate.WAITING
    if post.state in STOPPED:
        return Fate.SHOWN
    return Fate.SENT if post.state is PostState.SENT and times else Fate.LOST


def settle(store: Store, posts: int) -> None:
    """So many kindergartens, each owed one post from now on."""
    now = store.now()
    with store.write() as session:
        workspaces = [
            Workspace(platform="slack", external_id=f"T{team}", free_at=now) for team in range(TEAMS)
        ]
        homes = [
            Kindergarten(
                workspace=workspaces[number % TEAMS],
                channel=f"C{number}",
                name="Solstrålen",
                language=Language.NB,
            )
            for number in range(posts)
        ]
        session.add_all(homes)
        session.flush()
        for home in homes:
            session.add_all(meeting_here(home, now))
