"""Makes posts ready to go: each read, understood and composed by itself, so that none keeps another back."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from bot.commands.own_chat import in_own_chat
from bot.message.card import Card
from bot.message.delivery import Later, Skip, TakeBack
from bot.message.spoken import said_in
from bot.model.kindergarten import KindergartenView
from bot.model.rhythm import Rhythm
from bot.store.claims import Claim
from bot.store.engine import Store
from bot.store.past import Pasts
from bot.store.session import Session
from bot.store.subjects import Need, kindergartens_of
from scheduler.gaps import after_the_first
from scheduler.hours import hours_of, local_day, posting_moment_from
from scheduler.kinds import Composer, PostContext, PostKind, Topic, UnknownKind
from scheduler.mistakes import log_mistake

TOO_LATE = Skip("too late")
PAUSED = Skip("paused")
NOTHING = Need(frozenset())
KEEPS = timedelta(seconds=30)
"""How old what was read may be when a post leaves: much longer than its turn and its drawing take. A replica
that froze in between reads it anew, with everything that somebody changed meanwhile."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Broken:
    """It cannot be made, and that is a mistake of ours: its name, and nothing that anybody wrote."""

    reason: str


@dataclass(frozen=True)
class Delayed:
    """It cannot be made now, for the database gave no answer to what it asked."""

    reason: str


@dataclass(frozen=True)
class Unknown:
    """Its kind is none that this version has."""


Understood: TypeAlias = Topic[Any] | Broken | Unknown
Unmade: TypeAlias = Skip | Broken | Delayed | Unknown | Later
"""Why a post says nothing."""


@dataclass(frozen=True)
class Sealed:
    """A post ready to go: whose it is, and what it says."""

    post: Claim
    kindergarten: KindergartenView | Broken
    """Broken where it could not be read."""
    content: Card | TakeBack | Unmade
    good_until: datetime
    """By then it has left, or ended; later all that it rests on is looked at again."""
    revision: int | None = None
    """Of what the card tells."""


@dataclass(frozen=True)
class Sealer:
    store: Store
    composer: Composer

    def __call__(self, posts: Sequence[Claim], now: datetime) -> list[Sealed]:
        """Make the cards of some posts. Raises Unreachable."""
        understood = {post.id: self._understood(post) for post in posts}
        with self.store.read() as session:
            found = self._read(posts, understood)
            pasts = Pasts(session, (post.kindergarten_id for post in posts), now)
            return [
                self._sealed(session, post, understood[post.id], found[post.id], pasts, now)
                for post in posts
                if post.id in found  # else it was deleted meanwhile, with its kindergarten
            ]

    def _understood(self, post: Claim) -> Understood:
        try:
            return self.composer.kinds.topic(post.kind, post.period, post.to_user)
        except UnknownKind:
            return Unknown()
        except Exception as error:  # noqa: BLE001 - it is told, and the post is marked with it
            return Broken(log_mistake(log, error, f"reading a period of {post.kind}"))

    def _read(
        self, posts: Sequence[Claim], understood: dict[int, Understood]
    ) -> dict[int, KindergartenView | Broken]:
        """The kindergarten of each; all at once, or by halves down to the one that cannot be read."""
        needs = {post.kindergarten_id: _need(understood[post.id]) for post in posts}  # each has one at a time
        try:
            found = kindergartens_of(self.store.engine, needs)
            return {post.id: found[post.kindergarten_id] for post in posts if post.kindergarten_id in found}
        except Exception as error:
            if self.store.is_away(error):
                raise
            if len(posts) == 1:
                return {posts[0].id: Broken(log_mistake(log, error, f"reading for {posts[0].kind}"))}
        middle = len(posts) // 2
        return self._read(posts[:middle], understood) | self._read(posts[middle:], understood)

    def _sealed(
        self,
        session: Session,
        post: Claim,
        understood: Understood,
        kindergarten: KindergartenView | Broken,
        pasts: Pasts,
        now: datetime,
    ) -> Sealed:
        if isinstance(kindergarten, Broken):
            return Sealed(post, kindergarten, kindergarten, now + KEEPS)
        if not isinstance(understood, Topic):
            return Sealed(post, kindergarten, understood, now + KEEPS)
        ctx = PostContext(session, kindergarten, self.composer.library, now, pasts, post.channel)
        content = self._card(ctx, post, understood)
        if not isinstance(content, Card | TakeBack):
            return Sealed(post, kindergarten, content, now + KEEPS)
        good_until = _good_until(post, understood.kind, kindergarten.rhythm, now)
        return Sealed(post, kindergarten, content, good_until, understood.revision(session))

    def _card(self, ctx: PostContext, post: Claim, topic: Topic[Any]) -> Card | TakeBack | Unmade:
        wait = self._wait(post, topic.kind, ctx.kindergarten.rhythm, ctx.now)
        if wait is not None:
            return wait
        try:
            content = topic.card(ctx)
        except Exception as error:  # noqa: BLE001 - it is told, and the post is marked with it
            ctx.session.rollback()  # PostgreSQL takes no more statements of one that has failed
            reason = log_mistake(log, error, f"composing {topic.kind.name}")
            return Delayed(reason) if self.store.is_away(error) else Broken(reason)
        if isinstance(content, TakeBack):
            return replace(content, otherwise=_addressed(content.otherwise, post, ctx.kindergarten, ctx.now))
        return _addressed(content, post, ctx.kindergarten, ctx.now) if isinstance(content, Card) else content

    def _wait(self, post: Claim, kind: PostKind[Any], rhythm: Rhythm, now: datetime) -> Skip | Later | None:
        """What keeps it from being sent now, however it came to be due: somebody must be there to read it."""
        if now >= post.useful_until:
            return TOO_LATE
        until = now if kind.at_once else posting_moment_from(now, kind.rests(rhythm))
        if until is None or until >= post.useful_until:
            paused = rhythm.paused is not None and local_day(now, rhythm) in rhythm.paused
            return PAUSED if paused and not kind.in_pause else TOO_LATE
        free = after_the_first(self.composer.kinds, kind, rhythm, until)
        if free is not None and free < post.useful_until:
            until = free
        return Later(until) if until > now else None


def _addressed(card: Card, post: Claim, kindergarten: KindergartenView, now: datetime) -> Card:
    """In somebody's own chat nothing else says which kindergarten it is about."""
    card = said_in(kindergarten, card, now)
    if post.to_user is None:
        return card
    return in_own_chat(card, kindergarten.id, kindergarten.name if post.for_group else None)


def _good_until(post: Claim, kind: PostKind[Any], rhythm: Rhythm, now: datetime) -> datetime:
    """How long a card may leave that may leave now."""
    until = min(now + KEEPS, post.useful_until)
    if kind.at_once:
        return until
    _begin, end = hours_of(local_day(now, rhythm), rhythm)
    return min(until, end)


def _need(understood: Understood) -> Need:
    return understood.need if isinstance(understood, Topic) else NOTHING
