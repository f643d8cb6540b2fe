"""What kindergartens have heard of a webinar, from the posts that were made about it."""

from collections import defaultdict
from typing import Any

from bot.model.webinar import Heard
from bot.store.posts import periods_heard
from bot.store.session import Session
from scheduler.kinds import PostKind
from scheduler.periods import UnreadablePeriod


def heard_of(session: Session, kind: PostKind[Any], webinar_id: int) -> dict[int, Heard]:
    """By kindergarten. Of news that only another version can read it is known that there was some."""
    heard: dict[int, Heard] = defaultdict(Heard)
    for key, period, told_at in periods_heard(session, kind.stored[0], kind.beginning(webinar_id)):
        before = heard[key]
        moments = (before.told_at, told_at)
        told = max((at for at in moments if at is not None), default=None)
        try:
            heard[key] = Heard(before.news | {kind.read(period)}, told)
        except UnreadablePeriod:
            heard[key] = Heard(before.news, told)
    return heard
