"""What is written about a post, and how: all marks of one moment in one transaction.

A mark is in the database before what it says is done: a request leaves after it was marked as leaving.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never

from msgspec import structs

from bot.message.delivery import CORRECTED, TAKEN_BACK, Gone, Paced, Passing, Refused, Result, Sent, Unsure
from bot.model.post import PostState
from bot.store.claims import Claim, Mark
from bot.store.engine import Unreachable
from bot.store.group_posts import SHARED_OUT
from scheduler.mistakes import log_mistake

MOST_TRIES = 12
"""With the pauses between them about five hours."""
TRIES_TO_FIND = 5
"""Over about eight minutes, until a place that is not found counts as gone."""
A_MOMENT = timedelta(seconds=2)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
DOUBLINGS = 7
LEFT_ALONE = timedelta(minutes=1)
UNKNOWN = "unknown kind"
NEVER_KNOWN = "nobody knows whether it arrived"
BETWEEN_TRIES = 0.5
"""Seconds, where the database does not answer."""

log = logging.getLogger(__name__)


def leaving(post: Claim, who: str, lease_until: datetime) -> Mark:
    """The request is about to leave. Until the lease is over nobody looks what has become of it."""
    return Mark(post, PostState.SENDING, post.due_at, post.tries + 1, who, lease_until, reason=post.reason)


def let_go(post: Claim) -> Mark:
    """Nothing has left this time. What may have left earlier is still to be looked up."""
    state = PostState.SENDING if post.state is PostState.SENDING else PostState.PLANNED
    return Mark(post, state, post.due_at, post.tries, reason=post.reason)


def never_left(post: Claim) -> Mark:
    """It was marked as leaving, and did not."""
    return Mark(post, PostState.PLANNED, post.due_at, post.tries)


def skipped(post: Claim, reason: str) -> Mark:
    if post.reason == TAKEN_BACK:  # a request to delete has left, and no answer came
        return _ended(post, PostState.UNSURE, NEVER_KNOWN)
    return _ended(post, PostState.SKIPPED, reason)


def failed(post: Claim, reason: str) -> Mark:
    """It cannot be made, and to try again mends nothing. What may have arrived earlier stays unsure."""
    state = PostState.UNSURE if post.state is PostState.SENDING else PostState.FAILED
    return _ended(post, state, reason)


def delayed(post: Claim, reason: str, now: datetime) -> Mark:
    """It could not be made just now: the database was away, mostly for a moment."""
    return _later(post, post.tries + 1, now + _backoff(post.tries, A_MOMENT), reason)


def _again(post: Claim, reason: str, now: datetime) -> Mark:
    """It was not taken this time."""
    return _later(post, post.tries, now + _backoff(post.tries - 1, FIRST_PAUSE), reason)


def shared_out(post: Claim, now: datetime) -> Mark:
    """Each of the group gets it, and nobody else."""
    return Mark(post, PostState.SKIPPED, post.due_at, post.tries, reason=SHARED_OUT, shared_at=now)


def put_off(post: Claim, until: datetime) -> Mark:
    """Nobody is there to read it before that; it was not tried."""
    return Mark(post, PostState.PLANNED, until, post.tries)


def unknown(post: Claim, now: datetime) -> Mark:
    """Left for a replica that knows its kind, as long as it is of use. Until then it is seen to wait."""
    if now >= post.useful_until:
        return _ended(post, PostState.FAILED, UNKNOWN)
    until = now + LEFT_ALONE
    return Mark(post, PostState.PLANNED, post.due_at, post.tries, lease_until=until, reason=UNKNOWN)


def sent(post: Claim, result: Result, now: datetime, lease_until: datetime) -> Mark:
    """What the platform answered to a request."""
    match result:
        case Gone(reason, sure=False) if post.tries < TRIES_TO_FIND:
            return _again(post, reason, now)
        case Sent() | Gone():
            return _known(post, result, now)
        case Refused(reason):
            return _refused(post, reason)
        case Passing(reason):
            return _again(post, reason, now)
        case Paced(pause):  # the channel waits longer each time, so that one alone cannot hold its workspace
            return _later(
                post,
                post.tries,
                now + _backoff(post.tries - 1, pause),
                "asked to wait",
                pause_until=now + pause,
            )
        case Unsure():
            return _unsettled(post, lease_until)
        case _:
            assert_never(result)


def _refused(post: Claim, reason: str) -> Mark:
    """For good. What is deleted for nobody is corrected, in a turn of its own."""
    if post.reason == TAKEN_BACK:
        return Mark(post, PostState.PLANNED, post.due_at, post.tries, reason=CORRECTED)
    return _ended(post, PostState.FAILED, reason)


def looked_up(post: Claim, found: Sent | Gone | Paced | Unsure, now: datetime) -> Mark:
    """What the platform answered when it was asked for a message."""
    match found:
        case Sent() | Gone():
            return _known(post, found, now)
        case Paced(pause) if now < post.useful_until:
            return _unsettled(post, now + pause)
        case _:
            return _ended(post, PostState.UNSURE, NEVER_KNOWN)


def _unsettled(post: Claim, lease_until: datetime) -> Mark:
    return Mark(post, PostState.SENDING, post.due_at, post.tries, lease_until=lease_until, reason=post.reason)


def _known(post: Claim, result: Sent | Gone, now: datetime) -> Mark:
    if isinstance(result, Sent):
        return Mark(
            post,
            PostState.SENT,
            post.due_at,
            post.tries,
            sent_at=now,
            ref=result.ref,
            reason=post.reason,
        )
    return Mark(post, PostState.GONE, post.due_at, post.tries, reason=result.reason, gone_at=now)


def absent(post: Claim) -> Mark | None:
    """It has not arrived where it was sent. None: it is sent there again."""
    if post.tries >= MOST_TRIES:
        return _ended(post, PostState.FAILED, f"tried {post.tries} times")
    return never_left(post) if post.has_moved else None


def _ended(post: Claim, state: PostState, reason: str) -> Mark:
    return Mark(post, state, post.due_at, post.tries, reason=reason)


def _later(
    post: Claim, tries: int, due_at: datetime, reason: str, *, pause_until: datetime | None = None
) -> Mark:
    """Again at a later moment, unless it has been tried often enough."""
    if tries < MOST_TRIES:
        return Mark(post, PostState.PLANNED, due_at, tries, reason=reason, pause_until=pause_until)
    reason = f"tried {tries} times: {reason}"
    return Mark(post, PostState.FAILED, post.due_at, tries, reason=reason, pause_until=pause_until)


def _backoff(times: int, first: timedelta) -> timedelta:
    """Twice as long each time; never shorter than was asked for."""
    doubled: timedelta = first * 2 ** min(times, DOUBLINGS)
    return max(first, min(doubled, LONGEST_PAUSE))


Batch: TypeAlias = Sequence[tuple[Mark, asyncio.Future[bool]]]


class Marks:
    """Writes marks: while one transaction is under way, the next gathers."""

    def __init__(self, write: Callable[[Sequence[Mark]], set[int]]) -> None:
        """`write` answers the posts that were still held; it is called in a thread."""
        self._write = write
        self._gathered: list[tuple[Mark, asyncio.Future[bool]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def __call__(self, mark: Mark) -> bool:
        """Once it is in the database for good; False when another has taken the post meanwhile."""
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._gathered.append((mark, done))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return await done

    async def _write_all(self) -> None:
        try:
            while self._gathered:
                batch, self._gathered = self._gathered, []
                await self._write_batch(batch)
        finally:
            self._writing = None

    async def _write_batch(self, batch: Batch) -> None:
        """Together; where one of them cannot be written, each by itself: it holds back no other."""
        try:
            held = await self._insist([mark for mark, _done in batch])
        except Exception as error:  # noqa: BLE001 - it is told, and the mark's who waits for it
            await self._write_apart(batch, error)
            return
        for mark, done in batch:
            if not done.done():
                done.set_result(mark.post.id in held)

    async def _write_apart(self, batch: Batch, error: Exception) -> None:
        if len(batch) > 1:
            for one in batch:
                await self._write_batch([one])
            return
        [(mark, done)] = batch
        ours = mark.reason if mark.reason in (TAKEN_BACK, CORRECTED) else None
        bare = structs.replace(mark, ref=None, reason=ours)
        if mark != bare:  # words of somebody else's that the database does not take
            log_mistake(log, error, "writing what a platform said")
            await self._write_batch([(bare, done)])
        elif not done.done():
            done.set_exception(error)

    async def _insist(self, marks: Sequence[Mark]) -> set[int]:
        """Until the database answers. To write a mark once more changes nothing."""
        while True:
            try:
                return await asyncio.to_thread(self._write, marks)
            except Unreachable as error:
                log.warning("%s marks wait for the database: %s", len(marks), error)
                await asyncio.sleep(BETWEEN_TRIES)
