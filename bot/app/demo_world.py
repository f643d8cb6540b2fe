"""The demo's world, as the local page sees it: its channels, and a clock that can be turned forward."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.app.samples import AROUND_CHANNELS, CHANNELS
from bot.commands.complete import completions
from bot.commands.registry import Registry
from bot.commands.request import Answer, Request, UnknownPlace
from bot.dispatch.routing import Router
from bot.handlers.registry import PROGRAMME, UNBOUND
from bot.message.words import Voice, _
from bot.model.place import Place
from bot.model.texts import Language
from bot.platforms.local.chat import TENANT
from bot.platforms.local.clock import TOLERANCE, Backwards
from bot.platforms.local.people import AROUND
from bot.platforms.local.server import Channel
from bot.store.belonging import belongs_to
from bot.store.engine import Store
from bot.store.posts import next_moment
from bot.store.programmes import roles_in
from bot.store.queries import channels_in, find_kindergarten, group_channels_in, kindergartens_in
from bot.store.subjects import kindergartens_with
from bot.store.work import avdeling_channels_in, home_of
from scheduler.coming import Forecast
from scheduler.kinds import Composer
from scheduler.scheduler import Scheduler

FARTHEST_TURN = timedelta(days=731)
LOOK_AHEAD = timedelta(days=120)


class TurnableClock(Protocol):
    def now(self) -> datetime: ...
    def turn(self, to: datetime) -> None: ...


@dataclass(frozen=True)
class DemoRouter:
    """The router, in the demo's channels. There are no others."""

    router: Router
    channels: Collection[str] = CHANNELS

    def __call__(self, request: Request, now: datetime) -> Answer:
        """Raises UnknownPlace."""
        if request.place.channel not in self.channels:
            raise UnknownPlace
        return self.router(request, now)


@dataclass(frozen=True)
class DemoWorld:
    store: Store
    registry: Registry
    composer: Composer
    scheduler: Scheduler
    clock: TurnableClock
    around: bool = False
    """Whether it has a programme too, with people of its own."""
    unlisted: Collection[str] = ()
    """Channels that are too many for a list; who knows their address finds them."""
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def now(self) -> datetime:
        return self.clock.now()

    async def wake(self) -> None:
        """Send what is due now."""
        async with self._one_at_a_time:
            await self.scheduler.wake(self.now())

    async def turn_clock(self, to: datetime) -> None:
        """Forward, stopping wherever something is due, so that each post comes at its own moment.

        Raises Backwards, or ValueError for more than two years.
        """
        if to - self.now() > FARTHEST_TURN:
            raise ValueError("The clock can be turned two years forward at most.")
        if to < self.now() - TOLERANCE:
            raise Backwards
        async with self._one_at_a_time:
            woken = await self._turn_and_wake(self.now())
            while (at := await asyncio.to_thread(self._next_moment, woken)) is not None and at <= to:
                woken = await self._turn_and_wake(at)
            await self._turn_and_wake(to)

    async def _turn_and_wake(self, at: datetime) -> datetime:
        """Tells up to when all that is due has been made."""
        now = max(at, self.now())  # the clock runs on, and what went before may have taken long
        self.clock.turn(now)
        await self.scheduler.wake(now)
        return now

    def _next_moment(self, after: datetime) -> datetime | None:
        with self.store.read() as session:
            return next_moment(session, after)

    async def next_post(self) -> datetime | None:
        return await asyncio.to_thread(self._next_post, self.now())

    def _next_post(self, now: datetime) -> datetime | None:
        """The first moment when some channel that is listed gets a message."""
        with self.store.read() as session:
            forecast = Forecast(session, self.composer, now, now + LOOK_AHEAD)
            homes = zip(kindergartens_in(session, TENANT), channels_in(session, TENANT), strict=True)
            keys = [key for key, (channel, *_named) in homes if channel not in self.unlisted]
            there = kindergartens_with(self.store.engine, keys, self.composer.kinds.reads)
            firsts = (next(forecast.of([one]), None) for one in there)
            return min((first.at for first in firsts if first is not None), default=None)

    async def channels(self) -> Sequence[Channel]:
        return await asyncio.to_thread(self._channels)

    def _channels(self) -> list[Channel]:
        """Those of kindergartens and avdelinger, then the empty ones."""
        with self.store.read() as session:
            found = (*channels_in(session, TENANT), *avdeling_channels_in(session, TENANT))
            groups = group_channels_in(session, TENANT)
        taken = {
            channel: Channel(channel, name, language, channel not in self.unlisted)
            for channel, name, language in found
        }
        for channel, name, language in groups:
            taken[channel] = Channel(channel, _("The HMS group: {name}", name=name), language)
        empty = (channel for channel in CHANNELS if channel not in taken)
        all_of_them = [
            *taken.values(),
            *(Channel(one, _("Empty channel: {name}", name=one), Language.NB) for one in empty),
        ]
        order = {channel: number for number, channel in enumerate(CHANNELS)}
        in_order = sorted(all_of_them, key=lambda one: order.get(one.id, len(order)))
        return [*in_order, *(_of_programme(one) for one in AROUND_CHANNELS if self.around)]

    async def completions(self, place: Place, user: str, text: str) -> Sequence[tuple[str, str]]:
        return await asyncio.to_thread(self._completions, place, user, text)

    def _completions(self, place: Place, user: str, text: str) -> list[tuple[str, str]]:
        with self.store.read() as session:
            found = find_kindergarten(session, home_of(session, place) or place, user)
            mine = belongs_to(session, TENANT, user) if place.channel in AROUND_CHANNELS else []
            around = [one for one in mine if one.is_programme]
            held = roles_in(session, around[0].id, TENANT, user) if around else frozenset()
        if around:
            voice, offered = Voice(Language.NB), completions(text, PROGRAMME, held)
        elif found is None:
            voice, offered = Voice(Language.NB), completions(text, UNBOUND, frozenset())
        else:
            kindergarten, roles = found
            voice, offered = Voice(kindergarten.language), completions(text, self.registry, roles)
        return [(voice.say(line), voice.say(says)) for line, says in offered]


def _of_programme(channel: str) -> Channel:
    """Its own, or one of its people's chats with the bot."""
    own = AROUND.get(channel)
    name = _("The arbeidsgruppe") if own is None else _("My chat with hms-bot")
    return Channel(channel, name, Language.NB)
