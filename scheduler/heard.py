"""Who has heard what of a webinar, from the posts that were made about it."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.model.webinar import Heard, WebinarNews
from bot.store.posts import PeriodHeard, periods_heard
from bot.store.session import Session
from bot.store.webinars import Listener
from scheduler.kinds import PostKind
from scheduler.periods import UnreadablePeriod


def heard_of(session: Session, kind: PostKind[Any], webinar_id: int, now: datetime) -> dict[Listener, Heard]:
    """By who heard it. Of news that only another version can read it is known that there was some."""
    heard: dict[Listener, Heard] = defaultdict(Heard)
    for one in periods_heard(session, kind.stored[0], kind.beginning(webinar_id), now):
        listener = Listener(one.kindergarten_id, one.to_user)
        heard[listener] = _and(heard[listener], one, _news(kind, one.period))
    return heard


def _news(kind: PostKind[Any], period: str) -> frozenset[WebinarNews]:
    try:
        return frozenset({replace(kind.read(period), person=None)})
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
