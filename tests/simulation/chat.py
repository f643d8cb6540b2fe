"""A chat platform in which things go wrong, and a machine that stops: what a replica meets."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Paced, Result, Sent, Unsure
from bot.message.leaving import look_once_more
from bot.model.place import Place
from bot.model.texts import Language
from bot.store.engine import Unreachable
from tests.simulation.faults import ANSWERS, FREEZE, SLOW, Moment, Points, Trouble

ANSWER_TAKES = 0.3
"""Seconds."""


class Surprise(Exception):
    """An error that nobody expects of a client."""


@dataclass
class Machine:
    """One replica's; what runs on it stops when it does. Work for threads is done at once."""

    name: str
    points: Points
    seen: Callable[[], None]
    """Is called whenever something may have been written."""
    frozen_until: float = 0.0
    killed: bool = False
    _never: list[asyncio.Future[None]] = field(default_factory=list)
    """What is waited for on a machine that was killed; held, or it would be collected amid its work."""

    async def do(self, name: str, work: Callable[[], Any]) -> Any:
        """A transaction. When it is cut off it is not there, or it is and nobody hears of it."""
        await self.pass_by(Moment.BEFORE, name)
        result = work()
        self.seen()
        await self.pass_by(Moment.AFTER, name)
        return result

    async def pass_by(self, at: Moment, work: str) -> Trouble | None:
        """Raises Unreachable for a transaction that is cut off; a request deals with that itself."""
        await self.stand()
        trouble = self.points(at, work)
        match trouble:
            case Trouble.KILL:
                self.killed = True
            case Trouble.FREEZE:
                self.frozen_until = _time() + FREEZE
            case Trouble.CUT if work not in ("post", "find"):
                raise Unreachable("cut off")
        await self.stand()
        return trouble

    async def stand(self) -> None:
        """As long as the machine does; for ever, where it was killed."""
        if self.killed:
            self._never.append(asyncio.get_running_loop().create_future())
            await self._never[-1]
        await asyncio.sleep(max(0.0, self.frozen_until - _time()))


@dataclass(frozen=True)
class Arrival:
    place: Place
    key: str
    at: datetime


@dataclass
class Chat:
    """What has arrived, from all replicas."""

    now: Callable[[], datetime]
    arrived: list[Arrival] = field(default_factory=list)


@dataclass
class Client:
    """One replica's way to the chat."""

    chat: Chat
    machine: Machine

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        trouble = await self.machine.pass_by(Moment.BEFORE, "post")
        look_once_more()  # as all clients do when nothing is left but to write
        if trouble is Trouble.MISTAKE:
            raise Surprise
        if trouble is not None and trouble in ANSWERS:
            return ANSWERS[trouble]
        await asyncio.sleep(SLOW if trouble is Trouble.SLOW else 0)
        self.chat.arrived.append(Arrival(place, key, self.chat.now()))
        await asyncio.sleep(ANSWER_TAKES)
        trouble = await self.machine.pass_by(Moment.AFTER, "post")
        if trouble is Trouble.MISTAKE:
            raise Surprise
        return Unsure() if trouble is Trouble.CUT else Sent(f"{place.channel}/{key}")

    async def find(self, place: Place, key: str, ago: timedelta) -> Sent | Absent | Gone | Paced | Unsure:
        if await self.machine.pass_by(Moment.BEFORE, "find") is Trouble.CUT:
            return Paced(timedelta(seconds=20))
        there = any(one.place == place and one.key == key for one in self.chat.arrived)
        if await self.machine.pass_by(Moment.AFTER, "find") is Trouble.CUT:
            raise Surprise
        return Sent(f"{place.channel}/{key}") if there else Absent()


def _time() -> float:
    return asyncio.get_running_loop().time()
