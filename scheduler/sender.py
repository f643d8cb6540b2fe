"""Sends what is claimed, and records a typed result for each."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.message.card import Card
from bot.message.delivery import Absent, Place, Platform, Result, Skip
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.store.engine import Store
from bot.store.session import Session
from scheduler.outbox import Outbox

Composer: TypeAlias = Callable[[Session, Post, Kindergarten, datetime], Card | Skip]
"""Makes the card of a post from what is true now. May read, must not write."""

TOO_LATE = Skip("too late")


@dataclass(frozen=True)
class Sender:
    """One replica's sender."""

    store: Store
    outbox: Outbox
    compose: Composer
    platforms: Mapping[str, Platform]

    async def send_due(self, now: datetime) -> None:
        """Send all that is due, batch by batch."""
        while True:
            claimed, kindergartens = await asyncio.to_thread(self.outbox.claim, now)
            if not claimed:
                return
            cards = await asyncio.to_thread(self._compose_all, claimed, kindergartens, now)
            for post, composed in zip(claimed, cards, strict=True):
                await self._send(post, kindergartens[post.kindergarten_id], composed, now)

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
    ) -> None:
        workspace = kindergarten.workspace
        platform = self.platforms.get(workspace.platform)
        place = Place(workspace.platform, workspace.external_id, kindergarten.channel, post.to_user)
        if platform is None:
            await asyncio.to_thread(self.outbox.skipped, post, "no such platform here")
            return
        result: Result | Absent = Absent()
        if post.state is PostState.SENDING:  # somebody's request left, and no answer was recorded
            result = await platform.find(place, post.key)
        if isinstance(result, Absent):
            if isinstance(composed, Skip):
                await asyncio.to_thread(self.outbox.skipped, post, composed.reason)
                return
            if not await asyncio.to_thread(self.outbox.sending, post):
                return
            result = await platform.post(place, composed, kindergarten.language, post.key)
        await asyncio.to_thread(self.outbox.result, post, workspace.id, result, now)
