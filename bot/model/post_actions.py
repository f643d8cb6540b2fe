"""What an administrator can do with a post that did not get out: try it again, or give it up."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.model.days import ONE_DAY
from bot.model.errors import Refusal
from bot.model.month import Month
from bot.model.post import Kind, Post, PostState

STOPPED = frozenset({PostState.FAILED, PostState.UNSURE, PostState.GONE})
"""States that nothing but an administrator brings a post out of."""
NOTICE_USEFUL = timedelta(days=7)


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


def retry(post: Post, now: datetime) -> None:
    """Let it be sent now, as if it never had been tried, while what it says is still true.

    Raises AlreadyEnded, BeingSent, TriedByItself or OutOfDate.
    """
    _check(post, now)
    if post.state not in STOPPED:
        raise TriedByItself
    post.useful_until = _useful_until(post, now)
    post.state, post.tries, post.due_at = PostState.PLANNED, 0, now
    post.lease_until = post.claimed_by = post.reason = None
    post.claims += 1  # whoever held it has nothing to say of it any more


def drop(post: Post, reason: str, now: datetime) -> None:
    """Never send it. Raises AlreadyEnded or BeingSent."""
    _check(post, now)
    post.state, post.reason = PostState.SKIPPED, reason
    post.lease_until = post.claimed_by = None
    post.claims += 1


def _check(post: Post, now: datetime) -> None:
    if post.state in (PostState.SENT, PostState.SKIPPED):
        raise AlreadyEnded(post.state)
    if post.state not in STOPPED and post.lease_until is not None and post.lease_until > now:
        raise BeingSent


def _useful_until(post: Post, now: datetime) -> datetime:
    """As it was; after that a theme while its month lasts, a reminder its week, a notice a week from now.

    What hangs on another moment (a webinar's start, the day of the theme) is not true after it.
    """
    if now < post.useful_until:
        return post.useful_until
    match post.kind:
        case Kind.THEME:
            ends = _midnight_after(Month.parse(post.period).last)
        case Kind.REMINDER:
            year, week = post.period.split("-W")
            ends = _midnight_after(date.fromisocalendar(int(year), int(week), 7))
        case Kind.NOTICE:
            ends = now + NOTICE_USEFUL
        case _:
            raise OutOfDate
    if ends <= now:
        raise OutOfDate
    return ends


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + ONE_DAY, time(), UTC)
