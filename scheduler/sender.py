"""Sends what is claimed, and records a typed result for each."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.message.card import Card
from bot.message.delivery import Absent, Paced, Place, Platform, Refused, Result, Skip, Unsure
from bot.model.kindergarten import Kindergarten
from bot.model.post import Kind, Post, PostState
from bot.store.engine import Store
from bot.store.session import Session
from scheduler.outbox import LEASE, Outbox

Composer: TypeAlias = Callable[[Session, Post, Kindergarten, datetime], Card | Skip]
"""Makes the card of a post from what is true now. May read, must not write."""

Observe: TypeAlias = Callable[[str, Kind, str], None]
"""Is told what came of each try: the platform, what the post is about, and the result's name."""


def unobserved(_platform: str, _kind: Kind, _result: str) -> None:
    pass


TOO_LATE = Skip("too late")
NEVER_KNOWN = Refused("nobody knows whether it arrived")
TURN = LEASE / 2
"""The longest that one moment counts as now. What is claimed by then and not begun is left to the next."""


@dataclass(frozen=True)
class Sender:
    """One replica's sender."""

    store: Store
    outbox: Outbox
    compose: Composer
    platforms: Mapping[str, Platform]
    observe: Observe = unobserved

    async def send_due(self, now: datetime) -> None:
        """Send all that is due, batch by batch."""
        end = time.monotonic() + TURN.total_seconds()
        while time.monotonic() < end:
            claimed, kindergartens = await asyncio.to_thread(self.outbox.claim, now)
            if not claimed:
                return
            cards = await asyncio.to_thread(self._compose_all, claimed, kindergartens, now)
            paused: set[int] = set()
            for post, composed in zip(claimed, cards, strict=True):
                kindergarten = kindergartens[post.kindergarten_id]
                if kindergarten.workspace_id in paused or time.monotonic() > end:
                    await asyncio.to_thread(self.outbox.give_back, post)
                elif isinstance(await self._send(post, kindergarten, composed, now), Paced):
                    paused.add(kindergarten.workspace_id)

    def _compose_all(
        self, claimed: list[Post], kindergartens: dict[int, Kindergarten], now: datetime
    ) -> list[Card | Skip]:
        with self.store.read() as session:
            return [
                self.compose(session, post, kindergartens[post.kindergarten_id], now)
                if now < post.useful_until
                else TOO_LATE
                for post in claimed
            ]

    async def _send(
        self, post: Post, kindergarten: Kindergarten, composed: Card | Skip, now: datetime
    ) -> Result | Skip:
        """Send a post, and record what came of it."""
        outcome = await self._outcome(post, kindergarten, composed)
        if isinstance(outcome, Skip):
            await asyncio.to_thread(self.outbox.skipped, post, outcome.reason)
        else:
            await asyncio.to_thread(self.outbox.result, post, kindergarten.workspace_id, outcome, now)
        self.observe(kindergarten.workspace.platform, post.kind, type(outcome).__name__.lower())
        return outcome

    async def _outcome(self, post: Post, kindergarten: Kindergarten, composed: Card | Skip) -> Result | Skip:
        workspace = kindergarten.workspace
        platform = self.platforms.get(workspace.platform)
        if platform is None:
            return Skip("no such platform here")
        place = Place(workspace.platform, workspace.external_id, kindergarten.channel, post.to_user)
        if post.state is PostState.SENDING:  # somebody's request left, and no answer was recorded
            found = await platform.find(place, post.key, post.due_at)
            if isinstance(found, Unsure) and composed is TOO_LATE:
                return NEVER_KNOWN
            if not isinstance(found, Absent):
                return found
        if isinstance(composed, Skip):
            return composed
        if not await asyncio.to_thread(self.outbox.sending, post):
            return Unsure()  # the claim was lost to another replica, which knows better
        return await platform.post(place, composed, kindergarten.language, post.key)
