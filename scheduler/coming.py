"""What will be posted: the planner's own moments, each card made ahead of its time."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, cached_property
from itertools import chain
from typing import Any

from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.kindergarten import KindergartenView
from bot.model.rhythm import Rhythm
from bot.model.webinar import NOTHING_HEARD, Heard, Webinar
from bot.store.posts import Owed, upcoming_webinars, waiting_for_channels
from bot.store.session import DatabaseError, Session
from scheduler.agenda import agenda
from scheduler.heard import heard_of
from scheduler.hours import posting_moment_from
from scheduler.kinds import Composer, PostKind
from scheduler.mistakes import log_mistake
from scheduler.webinars import ByWebinar

CANNOT_BE_TOLD = Skip("cannot be told")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Coming:
    """A post that will be made, as far as can be known now."""

    post: Owed
    kindergarten: KindergartenView
    card: Card

    @property
    def at(self) -> datetime:
        return self.post.at


class Forecast:
    """The posts after now, up to and including a moment. What many have in common is planned once."""

    def __init__(self, session: Session, composer: Composer, now: datetime, until: datetime) -> None:
        self._session = session
        self._composer = composer
        self._now = now
        self._until = until
        self._agenda = cache(self._planned)

    def of(self, kindergartens: Sequence[KindergartenView]) -> Iterator[Coming]:
        """In the channel of one after the other, the soonest first; those that would say nothing left out."""
        waiting = waiting_for_channels(self._session, (one.id for one in kindergartens))
        for one in kindergartens:
            for post in self._posts(one, waiting[one.id]):
                card = self._card(post, one)
                if isinstance(card, Card):
                    yield Coming(post, one, card)

    def _card(self, post: Owed, kindergarten: KindergartenView) -> Card | Skip:
        """A post that cannot be made keeps no other back: it fails when its moment comes."""
        try:
            topic = self._composer.kinds.topic(post.kind, post.period)
            return self._composer.card(self._session, topic, kindergarten, post.at)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 - it is told, and the others are shown
            log_mistake(log, error, f"composing {post.kind} ahead of its time")
            return CANNOT_BE_TOLD

    def _posts(self, kindergarten: KindergartenView, waiting: Iterable[Owed]) -> list[Owed]:
        """Each once: one that waits stands for itself, however it is planned."""
        planned = self._agenda(kindergarten.rhythm, kindergarten.has_work)
        found: dict[tuple[str, str], Owed] = {}
        for owed in chain(
            self._as_sent(waiting, kindergarten.rhythm), planned, self._of_webinars(kindergarten)
        ):
            found.setdefault((owed.kind, owed.period), owed)
        return sorted(owed for owed in found.values() if self._now < owed.at <= self._until)

    def _as_sent(self, waiting: Iterable[Owed], rhythm: Rhythm) -> Iterator[Owed]:
        """What waits, with the moment when somebody is there to read it."""
        for owed in waiting:
            kind = self._composer.kinds.find(owed.kind, owed.period)
            rests = rhythm if kind is None else kind.rests(rhythm)
            at = posting_moment_from(max(owed.at, self._now), rests)
            if at is not None and at < owed.useful_until:
                yield replace(owed, at=at)

    def _planned(self, rhythm: Rhythm, has_work: bool) -> list[Owed]:  # noqa: FBT001 - told apart by place
        return agenda(self._composer.kinds, rhythm, self._now, self._until, has_work=has_work)

    def _of_webinars(self, kindergarten: KindergartenView) -> Iterator[Owed]:
        if kindergarten.wants_webinars:
            for kind, by_webinar, webinar, heard in self._webinars:
                mine = heard.get(kindergarten.id, NOTHING_HEARD)
                for slot in by_webinar.slots(webinar, kindergarten.rhythm, mine, self._now):
                    yield kind.owed(slot)

    @cached_property
    def _webinars(self) -> list[tuple[PostKind[Any], ByWebinar, Webinar, Mapping[int, Heard]]]:
        return [
            (kind, by_webinar, webinar, heard_of(self._session, kind, webinar.id, self._now))
            for webinar in upcoming_webinars(self._session, self._now)
            for kind, by_webinar in self._composer.kinds.by_webinar
        ]
