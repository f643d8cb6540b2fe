"""Who has let the bot in on a platform: what the platform's own code asks about it, and tells."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from bot.handlers.group.losing import place_lost
from bot.handlers.roles.departures import person_left, person_left_channel
from bot.model.place import Place, Tenant
from bot.store.deliveries import AlreadyDelivered
from bot.store.engine import Store
from bot.store.places import organisation_left, welcome_organisation, welcome_workspace, workspace_left
from bot.store.session import Session
from bot.store.vault import StateRefused, Unopenable, Vault

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class StoredPresence:
    """Workspaces that come and go, and the people in them. Every method hops to a thread."""

    store: Store
    platform: str
    now: Callable[[], datetime]
    _welcomed: dict[str, datetime] = field(default_factory=dict, init=False, compare=False)
    """When the tokens that are settings were seen to be good."""

    async def welcome(self, workspace: str) -> None:
        """The bot is in, by a token that is a setting."""
        self._welcomed[workspace] = self.now()
        await self._write(lambda session: welcome_workspace(session, self._tenant(workspace), self.now()))

    async def left(self, workspace: str, at: datetime) -> None:
        """The bot was put out of a workspace: the posts stop, and the time until deletion begins.

        News that the old token was revoked may come late, when the new one is in its place.
        """
        if at < self._welcomed.get(workspace, at):
            return
        await self._write(lambda session: workspace_left(session, self._tenant(workspace), self.now()))

    async def organisation_left(self, organisation: str, at: datetime) -> None:
        """The bot was put out of a whole organisation."""
        await self._write(lambda session: organisation_left(session, self._tenant(organisation), self.now()))

    async def person_left(self, workspace: str, user: str) -> None:
        await self._write(lambda session: person_left(session, self._tenant(workspace), user, self.now()))

    async def person_left_channel(self, place: Place, user: str) -> None:
        await self._write(lambda session: person_left_channel(session, place, user, self.now()))

    async def place_lost(self, place: Place) -> None:
        await self._write(lambda session: place_lost(session, place, self.now()))

    def _tenant(self, external_id: str) -> Tenant:
        return Tenant(self.platform, external_id)

    async def _write(self, work: Callable[[Session], T]) -> T:
        def run() -> T:
            with self.store.write() as session:
                return work(session)

        return await asyncio.to_thread(run)


@dataclass(frozen=True)
class StoredInstallations(StoredPresence):
    """The same where workspaces and organisations let the bot in by themselves: what they gave is kept."""

    vault: Vault

    async def installed(self, workspace: str, secret: str, by: str) -> None:
        def work(session: Session) -> None:
            self.vault.save(session, self._tenant(workspace), secret, by=by, now=self.now())
            welcome_workspace(session, self._tenant(workspace), self.now())

        await self._write(work)

    async def organisation_installed(self, organisation: str, secret: str, by: str) -> None:
        def work(session: Session) -> None:
            self.vault.save(session, self._tenant(organisation), secret, by=by, now=self.now())
            welcome_organisation(session, self._tenant(organisation), self.now())

        await self._write(work)

    async def left(self, workspace: str, at: datetime) -> None:
        await self._write(lambda session: self._leave(session, workspace, at, workspace_left))

    async def organisation_left(self, organisation: str, at: datetime) -> None:
        await self._write(lambda session: self._leave(session, organisation, at, organisation_left))

    def _leave(
        self,
        session: Session,
        external_id: str,
        at: datetime,
        leave: Callable[[Session, Tenant, datetime], None],
    ) -> None:
        """News of it may come late, when the bot has been let in again."""
        tenant = self._tenant(external_id)
        if not self.vault.saved_since(session, tenant, at):
            self.vault.remove(session, tenant)
            leave(session, tenant, self.now())

    async def secret(self, workspace: str, organisation: str | None = None) -> str | None:
        """What the workspace gave, or its organisation, which is remembered when it is named."""
        try:
            found = await asyncio.to_thread(self._own, workspace)
            if found is not None or organisation is None:
                return found
            return await self._write(lambda session: self._of_organisation(session, workspace, organisation))
        except Unopenable:
            log.warning("HMS_SECRET_KEY does not open what %s gave: it must be installed again", workspace)
            return None

    def _own(self, workspace: str) -> str | None:
        with self.store.read() as session:
            return self.vault.find(session, self._tenant(workspace))

    def _of_organisation(self, session: Session, workspace: str, organisation: str) -> str | None:
        found = self.vault.find(session, self._tenant(organisation))
        if found is not None:
            welcome_workspace(session, self._tenant(workspace), self.now(), organisation)
        return found

    async def new_state(self) -> str:
        return self.vault.new_state(self.now())

    async def take_state(self, state: str) -> bool:
        """Whether it is ours, not too old and not used before; used up from now on."""
        try:
            await self._write(lambda session: self.vault.take_state(session, state, self.now()))
        except (StateRefused, AlreadyDelivered):
            return False
        return True
