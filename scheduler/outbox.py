"""Plan, claim, mark: the database says what is owed; the scheduler only wakes up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from typing import TypeAlias

from bot.model.kindergarten import Rhythm
from bot.model.webinar import NOTHING_HEARD, Heard, Webinar
from bot.store import claims, posts
from bot.store.claims import Claim, Mark
from bot.store.engine import Store
from bot.store.posts import Due
from bot.store.session import Session
from scheduler.due import Slot, due_and_next, within_sight
from scheduler.pace import SOON, in_turn
from scheduler.webinars import next_look, webinar_slots

PLAN_BATCH = 10_000
MOST_CLAIMED = 500
LEASE = timedelta(minutes=2)
"""How long a claim holds; and after a request left without an answer, when it is looked for. Much longer than
any platform takes to answer or to show a message."""
A_MOMENT = timedelta(microseconds=1)

Look: TypeAlias = Callable[[datetime, Rhythm, bool], tuple[list[Slot], datetime]]
"""From when a kindergarten was last looked at, its rhythm, and whether it has a plan."""


@dataclass(frozen=True)
class Outbox:
    """The posts of one database, as one replica sees them."""

    store: Store
    who: str
    """This replica's name: the store's, by which the others see that it is there."""
    paces: Mapping[str, float] = field(default_factory=dict)
    """Posts a second in one workspace, by platform; as fast as it goes where none is named."""
    lease: timedelta = LEASE

    def plan(self, now: datetime) -> None:
        """Make a row of every post that has become due. Mostly nothing is, and nobody who writes waits."""
        with self.store.read() as session:
            kindergartens, webinars = posts.anything_due(session, now)
        look = cache(partial(_look, now=now))  # most kindergartens are alike
        while kindergartens and self._plan_batch(now, look):
            pass
        if webinars:
            with self.store.write() as session:
                self._plan_webinars(session, now)

    def _plan_batch(self, now: datetime, look: Look) -> bool:
        """False when nothing is left after it."""
        with self.store.write() as session:
            due = posts.due_kindergartens(session, now, PLAN_BATCH)
            looks = [(one.ids, *look(one.since, _in_sight(one, now), one.has_plan)) for one in due]
            posts.owe(session, ((ids, slot) for ids, owed, _next in looks for slot in owed))
            posts.set_next_due(session, ((ids, after) for ids, _owed, after in looks))
        return sum(len(one.ids) for one in due) == PLAN_BATCH

    def _plan_webinars(self, session: Session, now: datetime) -> None:
        due = posts.due_webinars(session, now)
        audience = posts.webinar_audience(session) if due else []
        for webinar in due:
            owed = _owed_about(webinar, audience, posts.heard_of_webinar(session, webinar.id), now)
            posts.owe(session, (([key], slot) for key, slot in owed if slot.at <= now))
            webinar.next_due_at = next_look(webinar, (slot.at for _key, slot in owed if slot.at > now), now)

    def claim(
        self, now: datetime, room: int = MOST_CLAIMED, busy: AbstractSet[int] = frozenset()
    ) -> list[Claim]:
        """Take posts that are due and have their turn soon, for the length of the lease.

        `room`: how many at most. `busy`: kindergartens whose last post is still under way.
        """
        with self.store.write() as session:
            free = claims.free_posts(session, self.who, now, now + SOON, room, busy)
            taken, free_at = in_turn(free, self.paces, now)
            if taken:
                claims.take(session, taken, self.who, now + self.lease)
                claims.pace(session, free_at.items())
        return taken

    def mark(self, marks: Sequence[Mark]) -> set[int]:
        """Write what became of posts; answers those that were still held. The others' holders know better."""
        with self.store.write() as session:
            held = claims.write_marks(session, marks)
            kept = [mark for mark in marks if mark.post.id in held]
            claims.pace(
                session, ((one.post.workspace_id, one.pause_until) for one in kept if one.pause_until)
            )
            for mark in kept:
                if mark.gone_at is not None and mark.post.to_user is None:
                    _tell_group(session, mark.post, mark.gone_at)
        return held


def _look(since: datetime, rhythm: Rhythm, has_plan: bool, *, now: datetime) -> tuple[list[Slot], datetime]:  # noqa: FBT001
    """What became due since it was last looked at, and is still of use; and when to look again."""
    due, after = due_and_next(rhythm, since - A_MOMENT, now, has_plan=has_plan)
    return [slot for slot in due if slot.useful_until > now], after


def _in_sight(one: Due, now: datetime) -> Rhythm:
    return within_sight(one.rhythm, one.since - A_MOMENT, now)


def _owed_about(
    webinar: Webinar, audience: Iterable[tuple[int, Rhythm]], heard: Mapping[int, Heard], now: datetime
) -> list[tuple[int, Slot]]:
    """What each kindergarten is owed; most share their rhythm and what they have heard."""
    slots_of = cache(partial(webinar_slots, webinar, now=now))
    return [
        (key, slot)
        for key, rhythm in audience
        for slot in slots_of(rhythm=rhythm, heard=heard.get(key, NOTHING_HEARD))
    ]


def _tell_group(session: Session, post: Claim, now: datetime) -> None:
    """An avdeling's channel that is gone is told in the kindergarten's own."""
    if post.channel is not None:
        posts.owe_notice(session, post.kindergarten_id, f"unsent/{post.id}", now)
    else:
        posts.owe_word_of_lost_channel(session, post.kindergarten_id, now)
