"""Where the bot may write: what a platform's own code asks about its conversations, and tells."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec

from bot.handlers.roles.departures import person_left
from bot.message.words import Language
from bot.model.kindergarten import Kindergarten
from bot.platforms.teams.references import Kind, Reference
from bot.store.conversations import (
    Access,
    Where,
    find_conversation,
    keep_conversation,
    leave_conversation,
    leave_team,
    places_of,
    shared_conversations,
)
from bot.store.engine import ConflictError, Store, Unreachable
from bot.store.posts import owe_notice, owe_word_of_lost_channel
from bot.store.queries import find_kindergarten
from bot.store.session import Session

T = TypeVar("T")

TRUSTED = timedelta(minutes=5)
"""So long a conversation is taken to be as this process kept it; another may have been told otherwise."""
A_MOMENT = timedelta(seconds=10)
"""So long what was read is used; a post to a place that is closed meanwhile is refused, and said to be."""
REMEMBERED = 10_000
PATIENCE = 0.5
"""Seconds that an answer waits for its conversation to be kept: the two together stay below three."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class KeptConversations:
    """Keeps conversations in the database. Every method hops to a thread."""

    store: Store
    platform: str
    now: Callable[[], datetime]
    _kept: OrderedDict[tuple[str, str], tuple[Reference, datetime]] = field(default_factory=OrderedDict)
    _shared: dict[str, tuple[dict[str, Reference], datetime | None]] = field(default_factory=dict)

    async def keep(self, tenant: str, place: str, reference: Reference) -> bool:
        """Every activity comes by here, and hardly any has news: those that have none cost no statement."""
        known, kept_at = self._kept.get((tenant, place), (None, self.now()))
        if known == reference and self.now() - kept_at < TRUSTED:
            return False
        try:
            async with asyncio.timeout(PATIENCE):
                arrived = await self._kept_now(tenant, place, reference)
        except (TimeoutError, Unreachable):
            log.warning("The database did not keep a conversation in time; the next activity tries again")
            return False
        self._shared.pop(tenant, None)
        self._kept[tenant, place] = reference, self.now()
        if len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)
        return arrived

    async def _kept_now(self, tenant: str, place: str, reference: Reference) -> bool:
        try:
            return await self._write(lambda session: self._keep(session, tenant, place, reference))
        except ConflictError:  # somebody else met the tenant in the same moment
            return await self._write(lambda session: self._keep(session, tenant, place, reference))

    def _keep(self, session: Session, tenant: str, place: str, reference: Reference) -> bool:
        return keep_conversation(session, self._where(tenant, place), _access(reference), self.now())

    async def find(self, tenant: str, place: str) -> Reference | None:
        """A tenant's posts come in the same minute: its channels are read together, and used for a moment."""
        channels, read_at = self._shared.get(tenant, ({}, None))
        if read_at is None or self.now() - read_at > A_MOMENT:
            channels = await self._read(lambda session: self._channels(session, tenant))
            self._shared[tenant] = channels, self.now()
        if place in channels:
            return channels[place]
        where = self._where(tenant, place)
        access = await self._read(lambda session: find_conversation(session, where))
        return None if access is None else _reference(access)

    def _channels(self, session: Session, tenant: str) -> dict[str, Reference]:
        found = shared_conversations(session, self.platform, tenant)
        return {place: _reference(access) for place, access in found.items()}

    async def lost(self, tenant: str, place: str) -> None:
        where = self._where(tenant, place)
        await self._write(lambda session: leave_conversation(session, where, self.now()))
        self._forget(tenant)

    async def lost_team(self, tenant: str, team: str) -> None:
        await self._write(lambda session: leave_team(session, self.platform, tenant, team, self.now()))
        self._forget(tenant)

    def _forget(self, tenant: str) -> None:
        self._shared.pop(tenant, None)
        for known in [known for known in self._kept if known[0] == tenant]:
            del self._kept[known]

    async def channel_deleted(self, tenant: str, channel: str) -> None:
        """Each of the HMS-gruppe is told in private."""
        await self.lost(tenant, channel)

        def tell(session: Session, kindergarten: Kindergarten) -> None:
            owe_word_of_lost_channel(session, kindergarten.id, self.now())

        await self._write(lambda session: self._at(session, tenant, channel, tell))

    async def channel_renamed(self, tenant: str, channel: str, event: str) -> None:
        """Told in the channel itself, whatever it is called now."""

        def tell(session: Session, kindergarten: Kindergarten) -> None:
            owe_notice(session, kindergarten.id, f"renamed/{_name(event)}", self.now())

        await self._write(lambda session: self._at(session, tenant, channel, tell))

    async def person_left(self, tenant: str, place: str, person: str) -> None:
        """Their roles are free in every kindergarten of a team, or of a group chat."""

        def leave(session: Session) -> None:
            for channel in places_of(session, self._where(tenant, place)):
                person_left(session, self.platform, tenant, person, self.now(), channel)

        await self._write(leave)

    async def language(self, tenant: str, channel: str) -> Language | None:
        return await self._read(
            lambda session: self._at(session, tenant, channel, lambda _session, found: found.language)
        )

    def _at(
        self, session: Session, tenant: str, channel: str, work: Callable[[Session, Kindergarten], T]
    ) -> T | None:
        """With the channel's kindergarten, where it has one."""
        place = (self.platform, tenant, channel)
        found = find_kindergarten(session, place, user="", reads=frozenset(), lock=False)
        return None if found is None else work(session, found[0])

    def _where(self, tenant: str, place: str) -> Where:
        return Where(platform=self.platform, workspace=tenant, place=place)

    async def _read(self, work: Callable[[Session], T]) -> T:
        def run() -> T:
            with self.store.read() as session:
                return work(session)

        return await asyncio.to_thread(run)

    async def _write(self, work: Callable[[Session], T]) -> T:
        def run() -> T:
            with self.store.write() as session:
                return work(session)

        return await asyncio.to_thread(run)


def _access(reference: Reference) -> Access:
    said: dict[str, Any] = msgspec.to_builtins(reference)
    return Access(
        service_url=said.pop("service_url"),
        team=said.pop("team"),
        personal=reference.kind is Kind.PERSONAL,
        reference=said,
    )


def _reference(access: Access) -> Reference:
    said = {**access.reference, "service_url": access.service_url, "team": access.team}
    return msgspec.convert(said, Reference)


def _name(event: str) -> str:
    """As a part of a period, whose parts have slashes between."""
    return event.replace("/", "-")[:100]
