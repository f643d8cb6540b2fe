"""Plan, claim, mark: the database says what is owed; the scheduler only wakes up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from typing import TypeAlias

from bot.message.delivery import Gone, Paced, Refused, Result, Sent
from bot.model.kindergarten import Kindergarten, Rhythm
from bot.model.post import Post, PostState
from bot.model.webinar import NOTHING_HEARD, Heard, Webinar
from bot.store import posts
from bot.store.engine import Store
from bot.store.session import Session
from scheduler.due import Slot, due_and_next
from scheduler.webinars import next_look, webinar_slots

PLAN_BATCH = 10_000
CLAIM_BATCH = 200
LEASE = timedelta(minutes=2)
A_MOMENT = timedelta(microseconds=1)

Look: TypeAlias = Callable[[datetime, Rhythm, bool], tuple[list[Slot], datetime]]
"""From when a kindergarten was last looked at, its rhythm, and whether it has a plan."""


@dataclass(frozen=True)
class Outbox:
    """The posts of one database, as one replica sees them."""

    store: Store
    who: str
    """This replica's name."""

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
            looks = [(one.ids, *look(one.since, one.rhythm, one.has_plan)) for one in due]
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

    def claim(self, now: datetime) -> tuple[list[Post], dict[int, Kindergarten]]:
        """Take some of the posts that are due, for the length of the lease, with their kindergartens."""
        with self.store.write() as session:
            taken = posts.claim(session, self.who, now, now + LEASE, CLAIM_BATCH)
            return taken, posts.kindergartens_of(session, taken)

    def sending(self, post: Post) -> bool:
        """Mark that the request is about to leave; False when the claim has been lost."""
        values = {"state": PostState.SENDING, "tries": post.tries + 1}
        with self.store.write() as session:
            return posts.mark(session, post.id, self.who, values)

    def give_back(self, post: Post) -> None:
        """A claim that comes to nothing now. What may have left already is still to be looked up."""
        with self.store.write() as session:
            posts.mark(session, post.id, self.who, {"state": _unclaimed(post), "lease_until": None})

    def skipped(self, post: Post, reason: str) -> None:
        with self.store.write() as session:
            posts.mark(session, post.id, self.who, _ended(PostState.SKIPPED, reason))

    def result(self, post: Post, workspace_id: int, result: Result, now: datetime) -> None:
        """Record what came of it. An unsure one keeps its lease, and is looked up after it."""
        with self.store.write() as session:
            match result:
                case Sent(ref):
                    values = {**_ended(PostState.SENT), "ref": ref, "sent_at": now}
                case Paced(retry_after):
                    posts.pace_workspace(session, workspace_id, now + retry_after)
                    values = {"state": PostState.PLANNED, "lease_until": None}
                case Gone(reason):
                    values = _ended(PostState.GONE, reason)
                    _tell_group(session, post, now)
                case Refused(reason):
                    values = _ended(PostState.FAILED, reason)
                case _:
                    return
            posts.mark(session, post.id, self.who, values)


def _look(since: datetime, rhythm: Rhythm, has_plan: bool, *, now: datetime) -> tuple[list[Slot], datetime]:  # noqa: FBT001
    """What became due since it was last looked at, and is still of use; and when to look again."""
    due, after = due_and_next(rhythm, since - A_MOMENT, now, has_plan=has_plan)
    return [slot for slot in due if slot.useful_until > now], after


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


def _tell_group(session: Session, post: Post, now: datetime) -> None:
    """A channel that is gone is told to each of the HMS-gruppe in private; a person who is gone to nobody."""
    if post.to_user is not None:
        return
    for person in posts.holders_of(session, post.kindergarten_id):
        posts.owe_notice(session, post.kindergarten_id, f"gone/{post.id}/{person}", now, to=person)


def _unclaimed(post: Post) -> PostState:
    return PostState.PLANNED if post.state is PostState.CLAIMED else post.state


def _ended(state: PostState, reason: str | None = None) -> dict[str, object]:
    return {"state": state, "reason": reason, "lease_until": None}
