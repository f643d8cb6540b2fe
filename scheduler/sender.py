"""Sends what is claimed, many at once, and records a typed result for each."""

import asyncio
import contextlib
import dataclasses
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TypeAlias

from msgspec.structs import replace

from bot.message.card import Card
from bot.message.delivery import (
    CORRECTED,
    TAKEN_BACK,
    Absent,
    Gone,
    Later,
    Paced,
    Platform,
    Result,
    Sent,
    Skip,
    TakeBack,
    Unsure,
)
from bot.message.leaving import LeftTooLate, leaves_only_while, look_once_more
from bot.model.kindergarten import KindergartenView
from bot.model.place import Place
from bot.model.post import PostState
from bot.model.texts import Language
from bot.store.claims import Claim, Mark
from bot.store.engine import Store, Unreachable
from scheduler import marks
from scheduler.kinds import Composer
from scheduler.marks import Marks
from scheduler.mistakes import log_mistake
from scheduler.outbox import Outbox
from scheduler.sealing import Broken, Delayed, Sealed, Sealer, Unknown, Unmade
from scheduler.watch import Watch, seconds

Observe: TypeAlias = Callable[[str, str, str], None]
"""Is told what came of each try: the platform, the word of the post's kind, and the result's name."""

Lookup: TypeAlias = Sent | Absent | Gone | Paced | Unsure

AT_ONCE = 200
"""Posts in hand, each with a request of its own under way."""
A_LITTLE = 0.2
"""Seconds until it is looked again for what is due, while something is under way."""
TO_WRITE = 1.0
"""Seconds of the time to stop in, for the marks of what was cut off."""
ASK_AGAIN = timedelta(minutes=1)
NO_PLATFORM = Skip("no such platform here")
SENDING = "sending posts"

log = logging.getLogger(__name__)


def unobserved(_platform: str, _kind: str, _result: str) -> None:
    pass


class Sender:
    """One replica's sender."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        composer: Composer,
        platforms: Mapping[str, Platform],
        observe: Observe = unobserved,
    ) -> None:
        self.outbox = outbox
        self.seal = Sealer(store, composer)
        self.platforms = platforms
        self.observe = observe
        self._shift: Shift | None = None

    async def send_due(self, watch: Watch) -> None:
        """Send what is due, and what becomes due meanwhile; returns when nothing is left to do now."""
        if self._shift is not None:
            return
        self._shift = Shift(self, watch)
        try:
            await self._shift.run()
        finally:
            self._shift = None

    def go_by(self, watch: Watch) -> None:
        """Take what else is due by this watch, while something is being sent."""
        if self._shift is not None:
            self._shift.watch = watch

    async def finish(self, seconds: float) -> None:
        """In so many seconds: what has left comes to its end, the rest is given back."""
        if self._shift is not None:
            await self._shift.finish(seconds)


class Shift:
    """One stretch of sending: from when something is due until nothing is.

    Each post goes by the watch it was claimed by, also where the database's clock is set meanwhile.
    """

    def __init__(self, sender: Sender, watch: Watch) -> None:
        self._sender = sender
        self._outbox = sender.outbox
        self.watch = watch
        """The newest."""
        self._mark = Marks(sender.outbox.mark)
        self._under_way: dict[asyncio.Task[None], int] = {}
        """With the kindergarten that each is for."""
        self._not_yet = 0
        """Those of them that wait for their turn."""
        self._paused: dict[int, float] = {}
        """Until when, in `seconds`, workspaces wait of which more was claimed before they were asked to."""
        self._enough = 0
        self._less_to_do = asyncio.Event()
        self._over = asyncio.Event()

    async def run(self) -> None:
        try:
            while not self._over.is_set():
                busy = frozenset(self._under_way.values())
                claimed = await self._claim(AT_ONCE - self._in_hand, busy)
                if not claimed and not busy:
                    return
                if claimed:  # on with the next while half of these are in hand
                    await self._until_left(AT_ONCE // 2)
                elif self._under_way:
                    await self._until_left(0, A_LITTLE)
        finally:
            await self._until_all_done()

    @property
    def _in_hand(self) -> int:
        return len(self._under_way) - self._not_yet

    async def finish(self, seconds: float) -> None:
        self._over.set()
        await self._until_all_done(max(0.0, seconds - TO_WRITE))
        for task in self._under_way:
            task.cancel()
        await self._until_all_done(TO_WRITE)

    async def _claim(self, room: int, busy: frozenset[int]) -> int:
        """Take posts, make their cards and set them going; tells how many. None without the database."""
        watch, claimed = self.watch, list[Claim]()
        settles = watch.knows_what_is_over(self._outbox.lease)
        try:
            claimed = await asyncio.to_thread(self._outbox.claim, watch.now(), room, busy, settles=settles)
            sealed = await asyncio.to_thread(self._sender.seal, claimed, watch.now()) if claimed else []
        except Unreachable as error:
            log.warning("Nothing is sent while the database does not answer: %s", error)
            for post in claimed:
                self._start(post, self._let_go(post))
            return 0
        for one in sealed:
            self._start(one.post, self._see_through(one, watch))
        return len(claimed)

    def _start(self, post: Claim, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._under_way[task] = post.kindergarten_id
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        del self._under_way[task]
        if self._in_hand <= self._enough:
            self._less_to_do.set()
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log_mistake(log, error, SENDING)

    async def _until_left(self, enough: int, seconds: float | None = None) -> None:
        """Until no more than so many are in hand, or for so many seconds."""
        self._enough = enough
        self._less_to_do.clear()
        if self._in_hand > enough or seconds is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._less_to_do.wait(), seconds)

    async def _until_all_done(self, seconds: float | None = None) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=seconds)

    async def _see_through(self, sealed: Sealed, watch: Watch) -> None:
        """One post from its turn to its end."""
        await self._its_turn(sealed.post, watch)
        held_up = self._must_wait(sealed.post) or watch.now() > sealed.good_until
        mark = marks.let_go(sealed.post) if held_up else await self._outcome(sealed, watch)
        if mark is not None and not await self._mark(mark):
            log.warning("Post %s had been taken over when it was done", sealed.post.id)

    async def _let_go(self, post: Claim) -> None:
        await self._mark(marks.let_go(post))

    async def _its_turn(self, post: Claim, watch: Watch) -> None:
        wait = (post.at - watch.now()).total_seconds()
        if wait > 0:
            self._not_yet += 1
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), wait)
            self._not_yet -= 1

    def _must_wait(self, post: Claim) -> bool:
        """Whether its workspace was asked to wait meanwhile, or the shift is over."""
        until = self._paused.get(post.workspace_id)
        return self._over.is_set() or (until is not None and seconds() < until)

    async def _outcome(self, sealed: Sealed, watch: Watch) -> Mark | None:
        """What is to be written of it; None when it has been lost to another."""
        post, kindergarten = sealed.post, sealed.kindergarten
        platform = self._sender.platforms.get(post.platform)
        if platform is None:
            return self._unmade(post, NO_PLATFORM)
        if isinstance(kindergarten, Broken):
            return self._unmade(post, kindergarten)
        place = _place(post, kindergarten)
        if post.state is PostState.SENDING:  # somebody's request left, and no answer was recorded
            settled = await self._settled(post, platform, place, watch)
            if settled is not None:
                return settled
            post = replace(post, state=PostState.PLANNED)
        if not isinstance(sealed.content, Card | TakeBack):
            return self._unmade(post, sealed.content)
        post = _about_to_leave(replace(post, revision=sealed.revision), place, sealed.content)
        if post.is_homeless and isinstance(sealed.content, Card):
            return marks.shared_out(post, watch.now())
        request = _request(post, platform, place, sealed.content, kindergarten.language)
        return await self._post(post, request, sealed.good_until, watch)

    async def _settled(self, post: Claim, platform: Platform, place: Place, watch: Watch) -> Mark | None:
        """What became of the last request; None where it is made again. To delete twice changes nothing."""
        if post.reason == TAKEN_BACK:
            return marks.absent(post)
        ago, there = watch.now() - post.due_at, _where_it_went(post, place)
        found = await self._found(platform.find(there, post.key, ago))
        if isinstance(found, Absent):
            return marks.absent(post)
        self._observe(post, found)
        return marks.looked_up(post, found, self.watch.now())

    def _unmade(self, post: Claim, content: Unmade) -> Mark:
        self._observe(post, content)
        now = self.watch.now()
        match content:
            case Skip(reason):
                return marks.skipped(post, reason)
            case Broken(reason):
                return marks.failed(post, reason)
            case Delayed(reason):
                return marks.delayed(post, reason, now)
            case Unknown():
                return marks.unknown(post, now)
            case Later(until):
                return marks.put_off(post, until)

    def _observe(self, post: Claim, result: object) -> None:
        self._sender.observe(post.platform, post.kind, type(result).__name__.lower())

    async def _post(
        self, post: Claim, request: Callable[[], Awaitable[Result]], good_until: datetime, watch: Watch
    ) -> Mark | None:
        lease_until = watch.now() + self._outbox.lease
        if not await self._mark(marks.leaving(post, self._outbox.who, lease_until)):
            return None
        left = replace(post, state=PostState.SENDING, tries=post.tries + 1)
        # In the lease's second half others may look for it before it could arrive.
        by = min(good_until, lease_until - self._outbox.lease / 2)
        with leaves_only_while(lambda: not self._must_wait(left) and watch.now() <= by) as departure:
            result = await self._answer(request)
        if departure.was_refused:
            return marks.never_left(post)
        self._observe(left, result)
        if isinstance(result, Paced):
            self._paused[left.workspace_id] = seconds() + result.retry_after.total_seconds()
        now = self.watch.now()
        return marks.sent(left, result, now, now + self._outbox.lease)

    async def _answer(self, request: Callable[[], Awaitable[Result]]) -> Result:
        """What a platform answers; whatever goes wrong with it, the message may have arrived."""
        try:
            look_once_more()
            return await request()
        except LeftTooLate:
            pass
        except Unreachable:  # a platform reads before it writes, and changes only what refused it
            return Paced(ASK_AGAIN)
        except asyncio.CancelledError:
            if not self._over.is_set():
                raise
        except Exception as error:  # noqa: BLE001 - told, and looked up later
            log_mistake(log, error, SENDING)
        return Unsure()

    async def _found(self, request: Awaitable[Lookup]) -> Lookup:
        try:
            return await request
        except Exception as error:  # noqa: BLE001 - told, and asked again later
            log_mistake(log, error, SENDING)
            return Paced(ASK_AGAIN)


def _place(post: Claim, kindergarten: KindergartenView) -> Place:
    channel, closed = post.channel or kindergarten.channel, post.for_group and post.to_user is None
    return Place(post.platform, post.workspace, channel, post.to_user, closed)


def _about_to_leave(post: Claim, place: Place, content: Card | TakeBack) -> Claim:
    """With what is written of its next request: where it goes, and what it does where it is a recall."""
    if isinstance(content, Card):
        return replace(post, went_to=place.channel, reason=None)
    may_delete = content.ref is not None and post.reason != CORRECTED
    return replace(post, went_to=content.channel, reason=TAKEN_BACK if may_delete else CORRECTED)


def _request(
    post: Claim, platform: Platform, place: Place, content: Card | TakeBack, language: Language
) -> Callable[[], Awaitable[Result]]:
    there = _where_it_went(post, place)
    if isinstance(content, TakeBack):
        if content.ref is not None and post.reason == TAKEN_BACK:
            return partial(platform.take_back, there, content.ref)
        content = content.otherwise
    return partial(platform.post, there, content, language, post.key)


def _where_it_went(post: Claim, place: Place) -> Place:
    """The kindergarten may have moved since."""
    return place if post.went_to is None else dataclasses.replace(place, channel=post.went_to)
