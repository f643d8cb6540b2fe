"""What will be posted: the planner's own moments, each card made ahead of its time."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.kindergarten import Kindergarten
from bot.model.webinar import NOTHING_HEARD, Heard, Webinar
from bot.store.posts import Owed, upcoming_webinars, waiting_posts
from bot.store.session import DatabaseError, Session
from scheduler.agenda import agenda
from scheduler.heard import heard_of
from scheduler.kinds import Composer, PostKind
from scheduler.mistakes import log_mistake
from scheduler.webinars import ByWebinar

CANNOT_BE_TOLD = Skip("cannot be told")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Coming:
    """A post that will be made, as far as can be known now."""

    post: Owed
    kindergarten: Kindergarten
    card: Card

    @property
    def at(self) -> datetime:
        return self.post.at


class Forecast:
    """The posts after now, up to and including a moment. Webinars are read once for all kindergartens."""

    def __init__(self, session: Session, composer: Composer, now: datetime, until: datetime) -> None:
        self._session = session
        self._composer = composer
        self._now = now
        self._until = until

    def of(self, kindergarten: Kindergarten) -> Iterator[Coming]:
        """In its channel, the soonest first; those that would say nothing left out."""
        for post in self._posts(kindergarten):
            card = self._card(post, kindergarten)
            if isinstance(card, Card):
                yield Coming(post, kindergarten, card)

    def _card(self, post: Owed, kindergarten: Kindergarten) -> Card | Skip:
        """A post that cannot be made keeps no other back: it fails when its moment comes."""
        try:
            topic = self._composer.kinds.topic(post.kind, post.period)
            return self._composer.card(self._session, topic, kindergarten, post.at)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 - it is told, and the others are shown
            log_mistake(log, error, f"composing {post.kind} ahead of its time")
            return CANNOT_BE_TOLD

    def _posts(self, kindergarten: Kindergarten) -> list[Owed]:
        found = {
            (post.kind, post.period): Owed(post.due_at, post.kind, post.period, post.useful_until)
            for post in waiting_posts(self._session, kindergarten.id)
            if post.to_user is None and post.channel is None
        }
        rhythm, has_work = kindergarten.rhythm, kindergarten.has_work
        for owed in agenda(self._composer.kinds, rhythm, self._now, self._until, has_work=has_work):
            found.setdefault((owed.kind, owed.period), owed)
        for owed in self._of_webinars(kindergarten):
            found.setdefault((owed.kind, owed.period), owed)
        return sorted(owed for owed in found.values() if self._now < owed.at <= self._until)

    def _of_webinars(self, kindergarten: Kindergarten) -> Iterator[Owed]:
        if kindergarten.wants_webinars:
            for kind, by_webinar, webinar, heard in self._webinars:
                mine = heard.get(kindergarten.id, NOTHING_HEARD)
                for slot in by_webinar.slots(webinar, kindergarten.rhythm, mine, self._now):
                    yield kind.owed(slot)

    @cached_property
    def _webinars(self) -> list[tuple[PostKind[Any], ByWebinar, Webinar, Mapping[int, Heard]]]:
        return [
            (kind, by_webinar, webinar, heard_of(self._session, kind, webinar.id))
            for webinar in upcoming_webinars(self._session, self._now)
            for kind, by_webinar in self._composer.kinds.by_webinar
        ]
