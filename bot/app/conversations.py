"""Where the bot may write: what a platform's own code asks about its conversations, and tells."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec
from cachetools import TTLCache

from bot.handlers.group.losing import place_lost
from bot.handlers.roles.departures import person_left_channel
from bot.handlers.setup.lost_channels import tell_group
from bot.handlers.setup.posts import RENAMED
from bot.message.words import Language
from bot.model.kindergarten import KindergartenView
from bot.model.place import Place, Tenant
from bot.platforms.teams.references import ConversationKind, Reference
from bot.store.conversations import (
    Access,
    find_conversation,
    keep_conversation,
    leave_conversation,
    leave_team,
    places_of,
    shared_conversations,
)
from bot.store.engine import ConflictError, Store, Unreachable
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


@dataclass
class StoredConversations:
    """Keeps conversations in the database. Every method hops to a thread."""

    store: Store
    now: Callable[[], datetime]

    def __post_init__(self) -> None:
        self._kept = TTLCache[Place, Reference, datetime](REMEMBERED, TRUSTED, self.now)
        self._shared = TTLCache[Tenant, dict[str, Reference], datetime](REMEMBERED, A_MOMENT, self.now)

    async def keep(self, place: Place, reference: Reference) -> bool:
        """Every activity comes by here, and hardly any has news: those that have none cost no statement."""
        if self._kept.get(place) == reference:
            return False
        try:
            async with asyncio.timeout(PATIENCE):
                arrived = await self._kept_now(place, reference)
        except (TimeoutError, Unreachable):
            log.warning("The database did not keep a conversation in time; the next activity tries again")
            return False
        self._shared.pop(place.tenant, None)
        self._kept[place] = reference
        return arrived

    async def _kept_now(self, place: Place, reference: Reference) -> bool:
        try:
            return await self._write(lambda session: self._keep(session, place, reference))
        except ConflictError:  # somebody else met the tenant in the same moment
            return await self._write(lambda session: self._keep(session, place, reference))

    def _keep(self, session: Session, place: Place, reference: Reference) -> bool:
        return keep_conversation(session, place, _access(reference), self.now())

    async def find(self, place: Place) -> Reference | None:
        """A tenant's posts come in the same minute: its channels are read together, and used for a moment."""
        tenant = place.tenant
        channels = self._shared.get(tenant)
        if channels is None:
            channels = await self._read(lambda session: self._channels(session, tenant))
            self._shared[tenant] = channels
        if place.channel in channels:
            return channels[place.channel]
        access = await self._read(lambda session: find_conversation(session, place))
        return None if access is None else _reference(access)

    def _channels(self, session: Session, tenant: Tenant) -> dict[str, Reference]:
        found = shared_conversations(session, tenant)
        return {channel: _reference(access) for channel, access in found.items()}

    async def lost(self, place: Place) -> None:
        def leave(session: Session) -> None:
            leave_conversation(session, place, self.now())
            place_lost(session, place, self.now())

        await self._write(leave)
        self._forget(place.tenant)

    async def lost_team(self, tenant: Tenant, team: str) -> None:
        def leave(session: Session) -> None:
            for place in places_of(session, tenant, team):
                place_lost(session, place, self.now())
            leave_team(session, tenant, team, self.now())

        await self._write(leave)
        self._forget(tenant)

    def _forget(self, tenant: Tenant) -> None:
        self._shared.pop(tenant, None)
        for known in [known for known in self._kept if known.tenant == tenant]:
            self._kept.pop(known, None)

    async def channel_deleted(self, place: Place) -> None:
        """Each of the HMS-gruppe is told in private."""
        await self.lost(place)

        def tell(session: Session, kindergarten: KindergartenView) -> None:
            tell_group(session, kindergarten.id, self.now())

        await self._write(lambda session: self._at(session, place, tell))

    async def channel_renamed(self, place: Place, event: str) -> None:
        """Told in the channel itself, whatever it is called now."""

        def tell(session: Session, kindergarten: KindergartenView) -> None:
            RENAMED.owe(session, kindergarten.id, _name(event), self.now())

        await self._write(lambda session: self._at(session, place, tell))

    async def person_left(self, tenant: Tenant, team: str, person: str) -> None:
        """Their roles are free in every kindergarten of a team, or of a group chat."""

        def leave(session: Session) -> None:
            for place in places_of(session, tenant, team):
                person_left_channel(session, place, person, self.now())

        await self._write(leave)

    async def language(self, place: Place) -> Language | None:
        """That of the kindergarten whose channel or HMS-gruppe's place it is."""

        def of_place(session: Session) -> Language | None:
            found = find_kindergarten(session, place, user="")
            return None if found is None else found[0].language

        return await self._read(of_place)

    def _at(self, session: Session, place: Place, work: Callable[[Session, KindergartenView], T]) -> T | None:
        """With the kindergarten whose own channel it is."""
        found = find_kindergarten(session, place, user="")
        return None if found is None or found[0].channel != place.channel else work(session, found[0])

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
        personal=reference.kind is ConversationKind.PERSONAL,
        reference=said,
    )


def _reference(access: Access) -> Reference:
    said = {**access.reference, "service_url": access.service_url, "team": access.team}
    return msgspec.convert(said, Reference)


def _name(event: str) -> str:
    """As a period: with no slash, and no longer than the database keeps."""
    return event.replace("/", "-")[:100]
