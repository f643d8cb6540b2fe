"""What kindergartens have heard of a webinar, from the posts that were made about it."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from bot.model.webinar import Heard, WebinarNews
from bot.store.posts import PeriodHeard, periods_heard
from bot.store.session import Session
from scheduler.kinds import PostKind
from scheduler.periods import UnreadablePeriod


def heard_of(session: Session, kind: PostKind[Any], webinar_id: int, now: datetime) -> dict[int, Heard]:
    """By kindergarten. Of news that only another version can read it is known that there was some."""
    heard: dict[int, Heard] = defaultdict(Heard)
    for one in periods_heard(session, kind.stored[0], kind.beginning(webinar_id), now):
        heard[one.kindergarten_id] = _and(heard[one.kindergarten_id], one, _news(kind, one.period))
    return heard


def _news(kind: PostKind[Any], period: str) -> frozenset[WebinarNews]:
    try:
        return frozenset({kind.read(period)})
    except UnreadablePeriod:
        return frozenset()


def _and(before: Heard, one: PeriodHeard, news: frozenset[WebinarNews]) -> Heard:
    moments = [at for at in (before.told_at, one.told_at) if at is not None]
    return Heard(
        before.news | news,
        max(moments, default=None),
        max(before.revision, one.revision),
        before.under_way or one.under_way,
    )
