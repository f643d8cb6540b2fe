"""A chat platform in which things go wrong: what a replica meets."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Paced, Refused, Result, Sent, Unsure
from bot.message.leaving import look_once_more
from bot.message.plain import plain_text
from bot.message.words import Voice
from bot.model.place import Place
from bot.model.texts import Language
from tests.simulation.faults import ANSWERS, SLOW, Moment, Trouble
from tests.simulation.machine import Machine

ANSWER_TAKES = 0.3
"""Seconds."""


class Surprise(Exception):
    """An error that nobody expects of a client."""


@dataclass(frozen=True)
class Arrival:
    channel: str
    """Or the person."""
    key: str
    at: datetime
    says: Callable[[], str]


@dataclass
class Chat:
    """What has arrived, from all replicas."""

    now: Callable[[], datetime]
    arrived: list[Arrival] = field(default_factory=list)
    letters: set[str] = field(default_factory=set)
    """The platform's names for what was there before, and can be taken back."""

    def arrive(self, channel: str, key: str, says: Callable[[], str]) -> None:
        self.arrived.append(Arrival(channel, key, self.now(), says))


@dataclass
class Client:
    """One replica's way to the chat."""

    chat: Chat
    machine: Machine
    is_blind: bool = False
    keeps: bool = False
    """It deletes nothing."""

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        trouble = await self.machine.pass_by(Moment.BEFORE, "post")
        look_once_more()  # as all clients do when nothing is left but to write
        if trouble is Trouble.MISTAKE:
            raise Surprise
        if trouble is not None and trouble in ANSWERS:
            return ANSWERS[trouble]
        await asyncio.sleep(SLOW if trouble is Trouble.SLOW else 0)
        self.chat.arrive(_address(place), key, lambda: plain_text(card, Voice(language)))
        await asyncio.sleep(ANSWER_TAKES)
        trouble = await self.machine.pass_by(Moment.AFTER, "post")
        if trouble is Trouble.MISTAKE:
            raise Surprise
        return Unsure() if trouble is Trouble.CUT else Sent(f"{_address(place)}/{key}")

    async def find(self, place: Place, key: str, ago: timedelta) -> Sent | Absent | Gone | Paced | Unsure:
        if await self.machine.pass_by(Moment.BEFORE, "find") is Trouble.CUT:
            return Paced(timedelta(seconds=20))
        there = any((one.channel, one.key) == (_address(place), key) for one in self.chat.arrived)
        if await self.machine.pass_by(Moment.AFTER, "find") is Trouble.CUT:
            raise Surprise
        if self.is_blind:
            return Unsure()
        return Sent(f"{_address(place)}/{key}") if there else Absent()

    async def take_back(self, place: Place, ref: str) -> Result:
        trouble = await self.machine.pass_by(Moment.BEFORE, "delete")
        look_once_more()
        if trouble is Trouble.MISTAKE:
            raise Surprise
        if trouble is not None and trouble in ANSWERS:
            return ANSWERS[trouble]
        await asyncio.sleep(SLOW if trouble is Trouble.SLOW else 0)
        if not self.keeps:
            self.chat.letters.discard(ref)
        await asyncio.sleep(ANSWER_TAKES)
        if await self.machine.pass_by(Moment.AFTER, "delete") is Trouble.CUT:
            return Unsure()
        return Refused("deletes nothing") if self.keeps else Sent(ref)


def _address(place: Place) -> str:
    return place.person or place.channel
