"""No two posts in one place within an hour; the theme of the month goes first.

Pure functions: what was said in a place is read from the database by whoever takes posts, while the
workspace is locked, so all replicas agree.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from bot.model.audience import Audience
from bot.model.post import PostState
from bot.model.rhythm import Rhythm
from bot.store.claims import Claim
from bot.store.said import Said
from scheduler.hours import local_day
from scheduler.kinds import Kinds, PostKind

GAP = timedelta(hours=1)
AFTER_THE_FIRST = timedelta(minutes=1)
"""So long others wait for what goes first; when it has been said by then, the hour begins."""
IN_HAND = (PostState.CLAIMED, PostState.SENDING)

Find: TypeAlias = Callable[[str, str], PostKind[Any] | None]
Conversation: TypeAlias = tuple[int, str | None, str | None]
"""The kindergarten, and the person or the channel that is not its own."""


def apart(
    free: Sequence[Claim], said: Iterable[Said], find: Find, now: datetime
) -> tuple[list[Claim], dict[int, datetime]]:
    """The posts that can go now, and until when others wait. Some are neither: one to their place is in hand.

    What would be of no use after the wait goes now: a webinar that begins within the hour. So does what
    somebody sends, and what may have arrived already and is only looked for.
    """
    by_place: dict[Conversation, list[Said]] = defaultdict(list)
    for one in said:
        by_place[one.kindergarten_id, one.to_user, one.channel].append(one)
    able, waits = [], {}
    for post in free:
        others = [one for one in by_place[_conversation(post)] if one.id != post.id]
        kind = find(post.kind, post.period)
        until = None if _goes_anyway(post, kind) else _waits_until(others, kind, find, now)
        if until is not None and until < post.useful_until:
            waits[post.id] = until
        elif not any(_is_in_hand(one, now) for one in others):
            able.append(post)
    return able, waits


def _conversation(post: Claim) -> Conversation:
    return post.kindergarten_id, post.to_user, post.channel


def _goes_anyway(post: Claim, kind: PostKind[Any] | None) -> bool:
    return kind is None or kind.at_once or post.is_homeless or post.state is PostState.SENDING


def _is_in_hand(one: Said, now: datetime) -> bool:
    return one.state in IN_HAND and one.lease_until is not None and now < one.lease_until


def _waits_until(
    others: Iterable[Said], kind: PostKind[Any] | None, find: Find, now: datetime
) -> datetime | None:
    """None where nothing was said in the last hour, and nothing is due that goes first."""
    last = max((one.sent_at for one in others if one.sent_at is not None), default=None)
    until = now if last is None else last + GAP
    if kind is not None and not kind.goes_first and any(_goes_first(one, find) for one in others):
        until = max(until, now + AFTER_THE_FIRST)
    return until if until > now else None


def _goes_first(one: Said, find: Find) -> bool:
    kind = find(one.kind, one.period)
    return kind is not None and kind.goes_first and one.sent_at is None and one.state not in IN_HAND


def after_the_first(kinds: Kinds, kind: PostKind[Any], rhythm: Rhythm, now: datetime) -> datetime | None:
    """When the hour is over that is kept free around what goes first. None where it is not such an hour.

    It is kept in a month without a theme too: that may get one until the last minute.
    """
    if kind.audience is not Audience.EVERYBODY or kind.goes_first or kind.at_once:
        return None
    day = local_day(now, rhythm)
    for first, slots in kinds.by_calendar:
        for period in slots.periods(day, day) if first.goes_first else ():
            slot = slots.slot(rhythm, period)
            if slot is not None and slot.at - GAP < now < slot.at:
                return slot.at + GAP
    return None
