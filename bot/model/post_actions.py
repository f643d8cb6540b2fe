"""What an administrator can do with a post that did not get out: try it again, or give it up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.model.errors import Refusal
from bot.model.post import Post, PostState

STOPPED = frozenset({PostState.FAILED, PostState.UNSURE, PostState.GONE})
"""States that nothing but an administrator brings a post out of."""
IN_HAND = frozenset({PostState.CLAIMED, PostState.SENDING})
"""States in which some replica may be at it."""


@dataclass(eq=False)
class AlreadyEnded(Refusal):
    """It was sent, or skipped on purpose: that stands."""

    state: PostState


class BeingSent(Refusal):
    """Some replica has it in its hands just now."""


class TriedByItself(Refusal):
    """It waits for its turn, and needs nobody."""


class OutOfDate(Refusal):
    """What it would say is over."""


def retry(post: Post, now: datetime, again: Callable[[Post, datetime], datetime | None]) -> None:
    """Let it be sent now, as if it never had been tried, while what it says is still true.

    `again`: until when it is of use although its time is over; None where it is of none.
    Raises AlreadyEnded, BeingSent, TriedByItself or OutOfDate.
    """
    _check(post, now)
    if post.state not in STOPPED:
        raise TriedByItself
    if post.useful_until <= now:
        post.useful_until = _longer(again(post, now), now)
    post.state, post.tries, post.due_at = PostState.PLANNED, 0, now
    post.lease_until = post.claimed_by = post.reason = None
    post.claims += 1  # whoever held it has nothing to say of it any more


def drop(post: Post, reason: str, now: datetime) -> None:
    """Never send it. Raises AlreadyEnded or BeingSent."""
    _check(post, now)
    _skip(post, reason)


def give_up(post: Post, reason: str) -> bool:
    """Never send it, whoever holds it; whether somebody may be at it, as far as the row tells.

    For a database that was restored, while no replica runs: those who held its posts are gone.
    """
    was_in_hand = post.state in IN_HAND
    _skip(post, reason)
    return was_in_hand


def _skip(post: Post, reason: str) -> None:
    post.state, post.reason = PostState.SKIPPED, reason
    post.lease_until = post.claimed_by = None
    post.claims += 1  # whoever held it has nothing to say of it any more


def _check(post: Post, now: datetime) -> None:
    if post.state in (PostState.SENT, PostState.SKIPPED):
        raise AlreadyEnded(post.state)
    if post.state in IN_HAND and post.lease_until is not None and post.lease_until > now:
        raise BeingSent


def _longer(until: datetime | None, now: datetime) -> datetime:
    if until is None or until <= now:
        raise OutOfDate
    return until
