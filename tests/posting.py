"""What the stories of the outbox and the sender share: a moment, a platform, and replicas."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Barrier

from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from bot.message.card import Card
from bot.message.delivery import Absent, Platform, Result, Sent, Unsure
from bot.message.words import Language
from bot.model.avdeling import Avdeling
from bot.model.calendar import CalendarMonth
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.place import Place
from bot.model.post import Post, PostState
from scheduler.outbox import LEASE, Outbox
from scheduler.sender import Lookup, Observe, Sender, unobserved
from scheduler.watch import Watch
from tests.clocks import OSLO, START, let_pass, run_turned
from tests.world import World

DUE = datetime(2026, 12, 1, 11, 30, tzinfo=OSLO)
"""The theme of December, in both kindergartens."""
AFTER_LEASE = DUE + LEASE + timedelta(seconds=10)
"""Time goes on while posts are sent."""
DECEMBER = Month(2026, 12)
RUN_KEY = "run/brann/10/here/2026-12-01"
THEMES = ["theme/2026-12", "theme/2026-12"]


class TakesNothingBack:
    """A chat platform that is not asked to."""

    async def take_back(self, place: Place, ref: str) -> Result:
        raise NotImplementedError


@dataclass
class Slow:
    """A chat platform that answers as it is told, and remembers what has arrived."""

    answers: list[Result] = field(default_factory=list)
    """To the next posts, one after the other; then all is well."""
    lookup: Lookup | None = None
    """What a search answers; None finds what is there."""
    arrived: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    """What it was asked to delete."""

    @property
    def themes(self) -> list[str]:
        """Those of what it was asked to post that are the theme of December."""
        return [key for key in self.asked if key in THEMES]

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        self.asked.append(key)
        answer = self.answers.pop(0) if self.answers else Sent(f"{place.channel}/{key}")
        if isinstance(answer, Sent | Unsure):
            self.arrived.append(f"{place.channel}/{key}")
        return answer

    async def find(self, place: Place, key: str, ago: timedelta) -> Lookup:
        if self.lookup is not None:
            return self.lookup
        name = f"{place.channel}/{key}"
        return Sent(name) if name in self.arrived else Absent()

    async def take_back(self, place: Place, ref: str) -> Result:
        self.taken.append(ref)
        answer = self.answers.pop(0) if self.answers else Sent(ref)
        if isinstance(answer, Sent | Unsure) and ref in self.arrived:
            self.arrived.remove(ref)
        return answer


def hush(world: World) -> World:
    """Leave nothing owed but the theme of December, which each has."""
    with world.store.write() as session:
        session.execute(delete(Post))
        for one in session.scalars(select(Kindergarten).options(selectinload(Kindergarten.calendar))):
            one.plan_start, one.wants_webinars, one.next_due_at = None, False, DUE
            if DECEMBER not in one.calendar:
                one.calendar[DECEMBER] = december()
    return world


def december() -> CalendarMonth:
    """With a theme."""
    return CalendarMonth(month=DECEMBER, theme="brann", changed_at=START, changed_by="styrer")


def replica(world: World, name: str = "one", pace: float | None = None) -> Outbox:
    return replace(world.core.outbox, who=name, paces={} if pace is None else {"local": pace})


def send(
    world: World, platform: Platform, now: datetime, name: str = "one", pace: float | None = None
) -> None:
    """One replica plans and sends what is due; with a pace, each answer comes when the next has its turn."""
    outbox = replica(world, name, pace)
    outbox.plan(now)

    def one_more(*_result: object) -> None:
        if pace is not None:
            asyncio.get_running_loop().call_soon(let_pass, 1 / pace)

    run_turned(send_due(sender(world, outbox, platform, one_more), now))


async def send_due(sending: Sender, now: datetime) -> None:
    await sending.send_due(Watch(now))


def sender(world: World, outbox: Outbox, platform: Platform, observe: Observe = unobserved) -> Sender:
    return Sender(world.store, outbox, world.core.composer, {"local": platform}, observe)


def theme_post(kindergarten_id: int, now: datetime) -> Post:
    """Due now, and of use for ten days."""
    return Post(
        kindergarten_id=kindergarten_id,
        kind="theme",
        period="2026-12",
        due_at=now,
        useful_until=now + timedelta(days=10),
    )


def meeting_here(home: Kindergarten, now: datetime) -> tuple[Avdeling, Post]:
    """A meeting for an avdeling that has the kindergarten's own channel: it goes on any day, at any hour."""
    avdeling = Avdeling(kindergarten_id=home.id, key="here", name="Her", channel=home.channel)
    word, _slash, period = RUN_KEY.partition("/")
    post = Post(
        kindergarten_id=home.id,
        kind=word,
        period=period,
        channel=home.channel,
        due_at=now,
        useful_until=now + timedelta(days=10),
    )
    return avdeling, post


def rows(world: World) -> list[Post]:
    with world.store.read() as session:
        return list(session.scalars(select(Post).order_by(Post.id)))


def states(world: World) -> list[PostState]:
    return [post.state for post in rows(world)]


def together(threads: ThreadPoolExecutor, *calls: Callable[[], object]) -> None:
    """Call all at the same moment."""
    barrier = Barrier(len(calls))

    def at_the_signal(call: Callable[[], object]) -> None:
        barrier.wait()
        call()

    for done in [threads.submit(at_the_signal, call) for call in calls]:
        done.result()
