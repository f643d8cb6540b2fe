"""Each workspace at its own pace, kept by all replicas together; and nobody waits for another's trouble."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, update

from bot.handlers.post_kinds import KINDS
from bot.message.card import Card
from bot.message.delivery import Paced, Result, Sent
from bot.message.words import Language
from bot.model.calendar import CalendarMonth, choices_in
from bot.model.kindergarten import Kindergarten
from bot.model.month import Month
from bot.model.place import Place
from bot.model.post import Post, PostState
from bot.model.workspace import Workspace
from bot.store.claims import Claim
from bot.store.subjects import kindergartens_of
from scheduler import marks
from scheduler.outbox import LEASE
from scheduler.pace import AHEAD, in_turn
from scheduler.watch import Watch
from tests.clocks import let_pass, run_turned
from tests.posting import (
    DECEMBER,
    DUE,
    Slow,
    TakesNothingBack,
    december,
    replica,
    rows,
    send,
    states,
    theme_post,
    together,
)
from tests.world import World

PACE = 5.0
STEP = timedelta(seconds=1 / PACE)
IN_DECEMBER = CalendarMonth.month == Month(2026, 12)


def waiting(number: int, workspace: int, free_at: datetime, channel: int) -> Claim:
    return Claim(
        id=number,
        number=0,
        kindergarten_id=channel,
        workspace_id=workspace,
        platform="slack",
        workspace=f"T{workspace}",
        kind="theme",
        period="2026-12",
        to_user=None,
        channel=None,
        due_at=DUE,
        useful_until=DUE + LEASE,
        state=PostState.PLANNED,
        tries=0,
        went_to=None,
        revision=None,
        reason=None,
        group_channel=None,
        at=free_at,
    )


POSTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40)), max_size=80)
FREE = st.lists(st.integers(-5000, 5000), min_size=4, max_size=4)


@given(POSTS, FREE)
def test_every_workspace_keeps_its_pace_whatever_waits_in_the_others(
    posts: list[tuple[int, int]], free: list[int]
) -> None:
    """From when it is free, as far ahead as moments are given away; a channel has one at a time."""
    starts = [DUE + timedelta(milliseconds=one) for one in free]
    claims = [
        waiting(n, workspace, starts[workspace], workspace * 100 + channel)
        for n, (workspace, channel) in enumerate(posts)
    ]
    taken, free_at = in_turn(claims, {"slack": PACE}, DUE)
    for workspace, start in enumerate(starts):
        moments = [one.at for one in taken if one.workspace_id == workspace]
        assert all(later - earlier == STEP for earlier, later in pairwise(moments))
        assert all(max(start, DUE) <= at <= DUE + AHEAD for at in moments)
        assert free_at.get(workspace) == (moments[-1] + STEP if moments else None)
        own = [one for one in claims if one.workspace_id == workspace]
        alone, _free_at = in_turn(own, {"slack": PACE}, DUE)
        assert [one.at for one in alone] == moments
    assert max(Counter(one.kindergarten_id for one in taken).values(), default=0) <= 1


def owe_many(world: World, workspaces: int, each: int) -> None:
    """Posts in many channels; those of the first workspace come first."""
    with world.store.write() as session:
        session.execute(update(Kindergarten).values(next_due_at=None))
        for number in range(workspaces):
            workspace = Workspace(platform="local", external_id=f"T{number}", free_at=DUE)
            for channel in range(each):
                home = Kindergarten(
                    workspace=workspace, channel=f"C{number}x{channel}", name="Sol", wants_webinars=False
                )
                home.calendar = {DECEMBER: december()}
                session.add(home)
                session.flush()
                session.add(theme_post(home.id, DUE))


def test_replicas_share_one_pace(quiet: World, threads: ThreadPoolExecutor) -> None:
    owe_many(quiet, workspaces=2, each=30)
    got: list[Claim] = []
    for second in range(3):
        now = DUE + timedelta(seconds=second)
        claims = [
            lambda name=name, now=now: got.extend(replica(quiet, name, PACE).claim(now)) for name in "abcd"
        ]
        together(threads, *claims)
    for workspace in {one.workspace_id for one in got}:
        moments = sorted(one.at for one in got if one.workspace_id == workspace)
        assert len(moments) >= 2 * PACE
        assert all(later - earlier >= STEP for earlier, later in pairwise(moments))


@dataclass
class Stuck(TakesNothingBack):
    """A platform that does not answer one workspace until it is let."""

    workspace: str
    free: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: list[str] = field(default_factory=list)

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        if place.workspace == self.workspace:
            await self.free.wait()
        self.arrived.append(place.workspace)
        if self.arrived.count("T1") == 3:
            self.free.set()
        return Sent(place.channel)

    async def find(self, place: Place, key: str, ago: timedelta) -> Sent:
        raise NotImplementedError


def test_channels_with_a_post_under_way_take_no_room_from_the_others(quiet: World) -> None:
    outbox = replica(quiet)
    outbox.plan(DUE)
    first, *_others = rows(quiet)
    (taken,) = outbox.claim(DUE, room=1, busy=frozenset({first.kindergarten_id}))
    assert taken.kindergarten_id != first.kindergarten_id


def test_a_workspace_that_does_not_answer_keeps_no_other_waiting(quiet: World) -> None:
    owe_many(quiet, workspaces=2, each=3)
    platform = Stuck("T0")
    send(quiet, platform, DUE)
    assert platform.arrived == ["T1"] * 3 + ["T0"] * 3


@dataclass
class OneBroken(Slow):
    """One channel is always told to wait."""

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        if place.channel == "C0x0":
            self.asked.append(place.channel)
            return Paced(timedelta(minutes=1))
        return await super().post(place, card, language, key)


def test_one_broken_channel_waits_ever_longer_and_ends_as_failed_while_the_others_get_theirs(
    quiet: World,
) -> None:
    owe_many(quiet, workspaces=1, each=3)
    platform = OneBroken()
    days = 10 * 24
    for hour in range(days):
        send(quiet, platform, DUE + timedelta(minutes=2) + hour * timedelta(minutes=20))
        if PostState.PLANNED not in states(quiet):
            break
    broken, *others = rows(quiet)
    assert [post.state for post in others] == [PostState.SENT] * 2
    assert (broken.state, broken.tries) == (PostState.FAILED, 12)
    assert broken.reason == "tried 12 times: asked to wait"
    assert platform.asked.count("C0x0") == 12


# Whose request may still leave


def test_as_long_as_its_holder_is_there_nobody_else_looks_what_became_of_a_request(quiet: World) -> None:
    """It may be frozen, and send when it comes back. SQLite knows no other process."""
    frozen, other = replica(quiet, quiet.store.name), replica(quiet, "other")
    frozen.plan(DUE)
    under_way = frozen.claim(DUE)
    frozen.mark([marks.leaving(post, frozen.who, DUE + LEASE) for post in under_way])
    later = DUE + 2 * LEASE
    assert frozen.claim(later, busy={post.kindergarten_id for post in under_way}) == []
    assert (other.claim(later) == []) is not quiet.store.is_sqlite
    assert len(replica(quiet, "third").claim(later + timedelta(hours=2))) == 2, "but not for ever"


def test_a_watch_goes_on() -> None:
    async def story() -> datetime:
        watch = Watch(DUE)
        let_pass(90)
        return watch.now()

    assert run_turned(story()) == DUE + timedelta(seconds=90)


def test_of_a_calendar_all_is_known_where_the_month_is_empty(quiet: World) -> None:
    """What is suggested then leaves out what was used."""
    for month in ("desember", "januar"):
        quiet.text(f"hms bytt {month} brann", channel="fjelltun")
    with quiet.store.write() as session:
        session.execute(delete(CalendarMonth).where(CalendarMonth.kindergarten_id == 1, IN_DECEMBER))
    replica(quiet).plan(DUE)
    with quiet.store.write() as session:
        session.execute(delete(Post).where(Post.kind != "theme"))  # a channel gets one at a time
    claimed = replica(quiet).claim(DUE)
    needs = {one.kindergarten_id: KINDS.topic(one.kind, one.period).need for one in claimed}
    found = kindergartens_of(quiet.store.engine, needs)
    known = {one.channel: len(choices_in(one.calendar)) for one in found.values()}
    assert known["fjelltun"] == 1
    assert known["solstralen"] > 1
