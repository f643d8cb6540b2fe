"""What will be posted: the planner's own moments, each tried on the composer ahead of its time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.message.card import Card
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post
from bot.model.webinar import NOTHING_HEARD
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


def coming_posts(
    session: Session, compose: Composer, kindergarten: Kindergarten, now: datetime, until: datetime
) -> Iterator[Coming]:
    """The posts of one kindergarten after now, the soonest first; those that would say nothing left out."""
    for slot in _moments(session, kindergarten, now, until):
        post = Post(kindergarten_id=kindergarten.id, kind=slot.kind, period=slot.period)
        card = compose(session, post, kindergarten, slot.at)
        if isinstance(card, Card):
            yield Coming(slot, kindergarten, card)


def _moments(session: Session, kindergarten: Kindergarten, now: datetime, until: datetime) -> list[Slot]:
    rhythm, planned = kindergarten.rhythm, waiting_posts(session, kindergarten.id)
    found = {
        (post.kind, post.period): Slot(post.due_at, post.kind, post.period, post.useful_until)
        for post in planned
    }
    for slot in slots(rhythm, now, until, has_plan=kindergarten.has_work):
        found.setdefault((slot.kind, slot.period), slot)
    for webinar in upcoming_webinars(session, now):
        if kindergarten.wants_webinars:
            heard = heard_of_webinar(session, webinar.id).get(kindergarten.id, NOTHING_HEARD)
            for slot in webinar_slots(webinar, rhythm, heard, now):
                found.setdefault((slot.kind, slot.period), slot)
    return sorted(slot for slot in found.values() if now < slot.at <= until)
