"""What will be posted: the planner's own moments, each card made ahead of its time."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, cached_property
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import Any

from bot.message.delivery import Later, Skip
from bot.message.words import Words
from bot.model.audience import Audience
from bot.model.kindergarten import KindergartenView
from bot.model.programme import Membership
from bot.model.rhythm import Rhythm
from bot.model.webinar import NOTHING_HEARD, Heard, Webinar
from bot.store.past import Pasts
from bot.store.posts import Owed, waiting_for_channels
from bot.store.session import DatabaseError, Session
from bot.store.webinars import Listener, memberships_of, upcoming_webinars
from scheduler.agenda import agenda
from scheduler.gaps import AFTER_THE_FIRST, GAP, after_the_first
from scheduler.heard import heard_of
from scheduler.hours import posting_moment_from
from scheduler.kinds import Composer, PostContext, PostKind, UnknownKind
from scheduler.mistakes import log_mistake
from scheduler.webinars import ByWebinar

CANNOT_BE_TOLD = Skip("cannot be told")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Coming:
    """A post that will be made, as far as can be known now."""

    post: Owed
    kindergarten: KindergartenView
    title: Words
    audience: Audience

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
        keys = [one.id for one in kindergartens]
        waiting, pasts = waiting_for_channels(self._session, keys), Pasts(self._session, keys, self._now)
        members = memberships_of(self._session, keys)
        for one in kindergartens:
            owed = self._posts(one, waiting[one.id], members.get(one.id, ()))
            yield from self._in_turn(one, owed, pasts)

    def _in_turn(self, one: KindergartenView, posts: Sequence[Owed], pasts: Pasts) -> Iterator[Coming]:
        """An hour apart in each place, what goes first before the others, as they will be sent."""
        queue = [(post.at, self._rank(post), post) for post in posts]
        heapify(queue)
        quiet_until: dict[Audience, datetime] = {}
        sent: list[Owed] = []
        while queue:
            at, rank, post = heappop(queue)
            kind = self._kind(post)
            free = at if kind is None else self._free(post, kind, one.rhythm, quiet_until)
            if free is None:
                continue
            if free > at:
                heappush(queue, (free, rank, replace(post, at=free)))
                continue
            title = self._title(post, one, pasts, tuple(sent))
            if isinstance(title, Later):
                heappush(queue, (title.until, rank, replace(post, at=title.until)))
                continue
            if kind is not None and kind.goes_first:
                quiet_until[kind.audience] = at + AFTER_THE_FIRST
            if not isinstance(title, Skip):
                sent.append(post)
                if kind is not None:
                    quiet_until[kind.audience] = at + GAP
                    if self._now < at <= self._until:
                        yield Coming(post, one, title, kind.audience)

    def _kind(self, post: Owed) -> PostKind[Any] | None:
        return self._composer.kinds.find(post.kind, post.period)

    def _rank(self, post: Owed) -> bool:
        kind = self._kind(post)
        return kind is None or not kind.goes_first

    def _free(
        self, post: Owed, kind: PostKind[Any], rhythm: Rhythm, quiet_until: Mapping[Audience, datetime]
    ) -> datetime | None:
        """When it can go, as the outbox and the sealer have it; None where it is of no use by then."""
        if kind.at_once:
            return post.at
        quiet = quiet_until.get(kind.audience, post.at)
        wanted = quiet if post.at < quiet < post.useful_until else post.at
        at = posting_moment_from(wanted, kind.rests(rhythm))
        if at is None or at >= post.useful_until:
            return None
        first = after_the_first(self._composer.kinds, kind, rhythm, at)
        return first if first is not None and first < post.useful_until else at

    def _title(
        self, post: Owed, kindergarten: KindergartenView, pasts: Pasts, foreseen: tuple[Owed, ...]
    ) -> Words | Skip | Later:
        """A post that cannot be made keeps no other back: it fails when its moment comes."""
        try:
            topic = self._composer.kinds.topic(post.kind, post.period)
            library = self._composer.library
            ctx = PostContext(self._session, kindergarten, library, post.at, pasts, foreseen=foreseen)
            return topic.title(ctx)
        except DatabaseError:
            raise
        except UnknownKind:  # left to the version that made it
            return CANNOT_BE_TOLD
        except Exception as error:  # noqa: BLE001 - it is told, and the others are shown
            log_mistake(log, error, f"composing {post.kind} ahead of its time")
            return CANNOT_BE_TOLD

    def _posts(
        self, kindergarten: KindergartenView, waiting: Iterable[Owed], memberships: Sequence[Membership]
    ) -> list[Owed]:
        """Each once: one that waits stands for itself, however it is planned."""
        planned = self._agenda(kindergarten.rhythm)
        found: dict[tuple[str, str], Owed] = {}
        waits = (replace(post, at=max(post.at, self._now)) for post in waiting)
        for owed in chain(waits, planned, self._of_webinars(kindergarten, memberships)):
            found.setdefault((owed.kind, owed.period), owed)
        return [owed for owed in found.values() if owed.at <= self._until]

    def _planned(self, rhythm: Rhythm) -> list[Owed]:
        return agenda(self._composer.kinds, rhythm, self._now, self._until)

    def _of_webinars(
        self, kindergarten: KindergartenView, memberships: Sequence[Membership]
    ) -> Iterator[Owed]:
        if not kindergarten.wants_webinars:
            return
        for kind, by_webinar, webinar, heard in self._webinars:
            if webinar.is_for(memberships):
                mine = heard.get(Listener(kindergarten.id), NOTHING_HEARD)
                for slot in by_webinar.slots(webinar, kindergarten.rhythm, mine, self._now):
                    yield kind.owed(slot)

    @cached_property
    def _webinars(self) -> list[tuple[PostKind[Any], ByWebinar, Webinar, Mapping[Listener, Heard]]]:
        return [
            (kind, by_webinar, webinar, heard_of(self._session, kind, webinar.id, self._now))
            for webinar in upcoming_webinars(self._session, self._now)
            for kind, by_webinar in self._composer.kinds.by_webinar
            if by_webinar.tells_of(webinar) and not by_webinar.personal
        ]
