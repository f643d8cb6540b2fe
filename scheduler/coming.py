"""What will be posted: the planner's own moments, each tried on the composer ahead of its time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.message.card import Card
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post
from bot.model.webinar import NOTHING_HEARD, Heard, Webinar
from bot.store.posts import heard_of_webinar, upcoming_webinars, waiting_posts
from bot.store.session import Session
from scheduler.due import Slot, slots
from scheduler.sender import Composer
from scheduler.webinars import webinar_slots


@dataclass(frozen=True)
class Coming:
    """A post that will be made, as far as can be known now."""

    slot: Slot
    kindergarten: Kindergarten
    card: Card

    @property
    def at(self) -> datetime:
        return self.slot.at


class Forecast:
    """The posts after now, up to and including a moment. Webinars are read once for all kindergartens."""

    def __init__(self, session: Session, compose: Composer, now: datetime, until: datetime) -> None:
        self._session = session
        self._compose = compose
        self._now = now
        self._until = until

    def of(self, kindergarten: Kindergarten) -> Iterator[Coming]:
        """In its channel, the soonest first; those that would say nothing left out."""
        for slot in self._moments(kindergarten):
            post = Post(kindergarten_id=kindergarten.id, kind=slot.kind, period=slot.period)
            card = self._compose(self._session, post, kindergarten, slot.at)
            if isinstance(card, Card):
                yield Coming(slot, kindergarten, card)

    def _moments(self, kindergarten: Kindergarten) -> list[Slot]:
        has_plan = kindergarten.has_work
        found = {
            (post.kind, post.period): Slot(post.due_at, post.kind, post.period, post.useful_until)
            for post in waiting_posts(self._session, kindergarten.id)
            if post.to_user is None
        }
        for slot in slots(kindergarten.rhythm, self._now, self._until, has_plan=has_plan):
            found.setdefault((slot.kind, slot.period), slot)
        for slot in self._of_webinars(kindergarten):
            found.setdefault((slot.kind, slot.period), slot)
        return sorted(slot for slot in found.values() if self._now < slot.at <= self._until)

    def _of_webinars(self, kindergarten: Kindergarten) -> Iterator[Slot]:
        if kindergarten.wants_webinars:
            for webinar, heard in self._webinars:
                mine = heard.get(kindergarten.id, NOTHING_HEARD)
                yield from webinar_slots(webinar, kindergarten.rhythm, mine, self._now)

    @cached_property
    def _webinars(self) -> list[tuple[Webinar, Mapping[int, Heard]]]:
        coming = upcoming_webinars(self._session, self._now)
        return [(webinar, heard_of_webinar(self._session, webinar.id)) for webinar in coming]
