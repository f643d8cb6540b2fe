"""Plan, claim, mark: the database says what is owed; the scheduler only wakes up."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any, TypeAlias

from msgspec.structs import replace

from bot.model.audience import Audience
from bot.model.post import PostState
from bot.model.rhythm import Rhythm
from bot.model.webinar import NOTHING_HEARD, Heard, Webinar
from bot.store import claims, group_posts, posts, webinars
from bot.store.claims import Claim, Mark
from bot.store.engine import Store
from bot.store.posts import Due, Owed
from bot.store.said import put_off, said_since
from bot.store.session import Session
from bot.store.webinars import Circle, Listener
from scheduler.agenda import due_and_next, within_sight
from scheduler.gaps import GAP, apart
from scheduler.heard import heard_of
from scheduler.kinds import Kinds, PostKind
from scheduler.mistakes import log_mistake
from scheduler.pace import SOON, in_turn
from scheduler.webinars import ByWebinar, for_person, next_look

PLAN_BATCH = 10_000
MOST_CLAIMED = 500
LEASE = timedelta(minutes=2)
"""How long a claim holds; and after a request left without an answer, when it is looked for. Much longer than
any platform takes to answer or to show a message."""
A_MOMENT = timedelta(microseconds=1)

Look: TypeAlias = Callable[[datetime, Rhythm], tuple[list[Owed], datetime]]
"""From when a kindergarten was last looked at, and its rhythm."""
TellOfUnsent: TypeAlias = Callable[[Session, Claim, Audience, datetime], object]
"""Sees to it that somebody hears of a place that a post did not reach; with whom the post is for."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outbox:
    """The posts of one database, as one replica sees them."""

    store: Store
    kinds: Kinds
    tell_of_unsent: TellOfUnsent
    who: str
    """This replica's name: the store's, by which the others see that it is there."""
    paces: Mapping[str, float] = field(default_factory=dict)
    """Posts a second in one workspace, by platform; as fast as it goes where none is named."""
    lease: timedelta = LEASE

    def plan(self, now: datetime) -> None:
        """Make a row of every post that has become due. Mostly nothing is, and nobody who writes waits."""
        with self.store.read() as session:
            kindergartens, news = posts.anything_due(session, now)
        look = cache(partial(_look, self.kinds, now=now))  # most kindergartens are alike
        while kindergartens and self._plan_batch(now, look):
            pass
        if news:
            with self.store.write() as session:
                self._plan_webinars(session, now)

    def plan_all(self, now: datetime) -> None:
        """As `plan`, and what has come due of webinars since the database's last sign of life.

        After a restore nobody knows what of that was sent. To whoever looks now it would come next morning.
        """
        self.plan(now)
        with self.store.write() as session:
            since = min(posts.last_sign(session) or now, now)
            who = cache(partial(webinars.listeners, session))
            for webinar in webinars.upcoming_webinars(session, since):
                owed, _under_way = self._owed_of(session, webinar, who(Circle.of(webinar)), since)
                _owe(session, owed, now)

    def _plan_batch(self, now: datetime, look: Look) -> bool:
        """False when nothing is left after it."""
        with self.store.write() as session:
            due = posts.due_kindergartens(session, now, PLAN_BATCH)
            looks = [(one.ids, *look(one.since, _in_sight(one, now))) for one in due]
            posts.owe(session, ((ids, post) for ids, owed, _next in looks for post in owed))
            posts.set_next_due(session, ((ids, after) for ids, _owed, after in looks))
        return sum(len(one.ids) for one in due) == PLAN_BATCH

    def _plan_webinars(self, session: Session, now: datetime) -> None:
        who = cache(partial(webinars.listeners, session))  # most webinars are for the same
        for webinar in webinars.due_webinars(session, now):
            owed, under_way = self._owed_of(session, webinar, who(Circle.of(webinar)), now)
            _owe(session, owed, now)
            coming = (post.at for _listener, post in owed if post.at > now)
            webinar.next_due_at = next_look(webinar, coming, now, under_way=under_way)

    def _owed_of(
        self, session: Session, webinar: Webinar, who: Sequence[tuple[Listener, Rhythm]], now: datetime
    ) -> tuple[list[tuple[Listener, Owed]], bool]:
        """What each is owed; and whether any is being told something just now."""
        owed, under_way = [], False
        for kind, slots in self.kinds.by_webinar:
            if slots.tells_of(webinar):
                heard = heard_of(session, kind, webinar.id, now)
                owed += _owed_about(webinar, kind, slots, who, heard, now)
                under_way |= any(one.under_way for one in heard.values())
        return owed, under_way

    def claim(
        self,
        now: datetime,
        room: int = MOST_CLAIMED,
        busy: AbstractSet[int] = frozenset(),
        *,
        settles: bool = True,
    ) -> list[Claim]:
        """Take posts that are due and have their turn soon, for the length of the lease.

        `room`: how many at most. `busy`: kindergartens whose last post is still under way. `settles`: also
        those that are to be looked for, because nobody knows what became of their last request.
        """
        with self.store.write() as session:
            free = claims.free_posts(session, self.who, now, now + SOON, room, busy, settles=settles)
            taken, free_at = in_turn(self._apart(session, free, now), self.paces, now)
            if taken:
                group_posts.address(session, (post for post in taken if post.is_for_groups_place))
                claims.take(session, taken, self.who, now + self.lease)
                claims.pace(session, free_at.items())
        return taken

    def _apart(self, session: Session, free: Iterable[Claim], now: datetime) -> list[Claim]:
        """Those whose place has been quiet long enough; the others are put off."""
        addressed = [self._addressed(post) for post in free]
        if not addressed:
            return []
        keys = {post.kindergarten_id for post in addressed}
        able, waits = apart(addressed, said_since(session, keys, now - GAP, now), self.kinds.find, now)
        put_off(session, waits)
        return able

    def _addressed(self, post: Claim) -> Claim:
        """To the group's place as it is now. What may have arrived is looked for where it was sent."""
        if not self.kinds.is_for_group(post.kind, post.period):
            return post
        here = post.to_user is None and post.state is not PostState.SENDING
        return replace(post, for_group=True, channel=post.group_channel if here else post.channel)

    def mark(self, marks: Sequence[Mark]) -> set[int]:
        """Write what became of posts; answers those that were still held. The others' holders know better."""
        with self.store.write() as session:
            held = claims.write_marks(session, marks)
            kept = [mark for mark in marks if mark.post.id in held]
            claims.pace(
                session, ((one.post.workspace_id, one.pause_until) for one in kept if one.pause_until)
            )
            self._share_out(session, [mark for mark in kept if mark.shared_at is not None])
            for mark in kept:
                if mark.gone_at is not None:
                    self._tell_of_unsent(session, mark.post, mark.gone_at)
        return held

    def _share_out(self, session: Session, marks: Sequence[Mark]) -> None:
        """Posts for groups without a place become one for each of the group."""
        if not marks:
            return
        group_posts.share_out(session, [mark.post.id for mark in marks])
        reached = group_posts.with_group(session, {mark.post.kindergarten_id for mark in marks})
        for mark in marks:
            if mark.post.kindergarten_id not in reached and mark.shared_at is not None:
                self._tell_of_unsent(session, mark.post, mark.shared_at)

    def _tell_of_unsent(self, session: Session, post: Claim, now: datetime) -> None:
        """Where that fails, the marks of all others are kept."""
        kind = self.kinds.find(post.kind, post.period)
        try:
            with session.begin_nested():
                self.tell_of_unsent(session, post, kind.audience if kind else Audience.EVERYBODY, now)
        except Exception as error:
            if self.store.is_away(error):
                raise
            log_mistake(log, error, "telling of a channel that is gone")


def _look(
    kinds: Kinds,
    since: datetime,
    rhythm: Rhythm,
    *,
    now: datetime,
) -> tuple[list[Owed], datetime]:
    """What became due since it was last looked at, and is still of use; and when to look again."""
    due, after = due_and_next(kinds, rhythm, since - A_MOMENT, now)
    return [post for post in due if post.useful_until > now], after


def _in_sight(one: Due, now: datetime) -> Rhythm:
    return within_sight(one.rhythm, one.since - A_MOMENT, now)


def _owed_about(
    webinar: Webinar,
    kind: PostKind[Any],
    by_webinar: ByWebinar,
    who: Iterable[tuple[Listener, Rhythm]],
    heard: Mapping[Listener, Heard],
    now: datetime,
) -> list[tuple[Listener, Owed]]:
    """What each is owed; most kindergartens share their rhythm and what they have heard."""

    @cache
    def owed(rhythm: Rhythm, heard: Heard, person: str | None) -> list[Owed]:
        try:
            slots = by_webinar.slots(webinar, rhythm, heard, now)
            return [kind.owed(for_person(slot, person)) for slot in slots]
        except Exception as error:  # noqa: BLE001 - it is told, and asked anew when the webinar is looked at
            log_mistake(log, error, f"planning {kind.name}")
            return []

    return [
        (one, post) for one, rhythm in who for post in owed(rhythm, heard.get(one, NOTHING_HEARD), one.person)
    ]


def _owe(session: Session, owed: Iterable[tuple[Listener, Owed]], now: datetime) -> None:
    """What is due by now, in channels and to people."""
    due = [(one, post) for one, post in owed if post.at <= now]
    posts.owe(session, (([one.kindergarten_id], post) for one, post in due if one.person is None))
    posts.owe_people(
        session, ((one.kindergarten_id, one.person, post) for one, post in due if one.person is not None)
    )
