"""The outbox: every post is made once, sent once, and what became of it is known."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select

from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Paced, Place, Refused, Result, Sent, Unsure
from bot.message.words import Language
from bot.model.days import ClosedDays, Days
from bot.model.kindergarten import Kindergarten, PostingRule, Workspace
from bot.model.post import Kind, Post, PostState
from bot.store.engine import ConflictError
from scheduler.outbox import LEASE, Outbox
from scheduler.sender import Sender
from tests.world import OSLO, World

DUE = datetime(2026, 12, 1, 11, 30, tzinfo=OSLO)
"""The theme of December, in both kindergartens."""
AFTER_LEASE = DUE + LEASE + timedelta(seconds=1)
THEMES = ["theme/2026-12", "theme/2026-12"]


@dataclass
class Slow:
    """A chat platform that answers as it is told, and remembers what has arrived."""

    answers: list[Result] = field(default_factory=list)
    """To the next posts, one after the other; then all is well."""
    lookup: Absent | Unsure | None = None
    """What a search answers; None finds what is there."""
    arrived: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        self.asked.append(key)
        answer = self.answers.pop(0) if self.answers else Sent(f"{place.channel}/{key}")
        if isinstance(answer, Sent | Unsure):
            self.arrived.append(f"{place.channel}/{key}")
        return answer

    async def find(self, place: Place, key: str, since: datetime) -> Sent | Absent | Unsure:
        if self.lookup is not None:
            return self.lookup
        name = f"{place.channel}/{key}"
        return Sent(name) if name in self.arrived else Absent()


def hush(world: World) -> World:
    """Leave nothing owed but the theme of December."""
    with world.store.write() as session:
        for one in session.scalars(select(Kindergarten)):
            one.plan_start, one.wants_webinars, one.next_due_at = None, False, DUE
    return world


@pytest.fixture
def quiet(world: World) -> World:
    return hush(world)


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def replica(world: World, name: str = "one") -> Outbox:
    return Outbox(world.store, name)


def send(world: World, platform: Slow, now: datetime, name: str = "one") -> None:
    """One replica plans and sends what is due."""
    outbox = replica(world, name)
    outbox.plan(now)
    asyncio.run(Sender(world.store, outbox, world.core.compose, {"local": platform}).send_due(now))


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


# Planning


def test_nothing_is_owed_before_its_time(quiet: World) -> None:
    replica(quiet).plan(DUE - timedelta(minutes=1))
    assert rows(quiet) == []


def test_a_post_is_a_row_before_it_is_a_message(quiet: World) -> None:
    replica(quiet).plan(DUE)
    assert [post.key for post in rows(quiet)] == THEMES
    assert states(quiet) == [PostState.PLANNED] * 2
    assert {post.due_at for post in rows(quiet)} == {DUE}


def test_planning_again_makes_nothing_more(quiet: World) -> None:
    for minute in range(5):
        replica(quiet).plan(DUE + timedelta(minutes=minute))
    assert [post.key for post in rows(quiet)] == THEMES


def test_two_replicas_that_plan_at_once_make_each_post_once(
    quiet: World, threads: ThreadPoolExecutor
) -> None:
    together(threads, *(lambda name=name: replica(quiet, name).plan(DUE) for name in "abcd"))
    assert [post.key for post in rows(quiet)] == THEMES


def test_a_kindergarten_looked_at_by_mistake_is_not_told_twice(
    quiet: World, threads: ThreadPoolExecutor
) -> None:
    """Even when every replica believes that it is its turn, at the same moment."""
    send(quiet, Slow(), DUE)
    for _round in range(3):
        with quiet.store.write() as session:
            for one in session.scalars(select(Kindergarten)):
                one.look_again(DUE)
        together(threads, *(lambda name=name: replica(quiet, name).plan(DUE) for name in "ab"))
    assert states(quiet) == [PostState.SENT] * 2


def test_what_was_due_while_nobody_was_awake_comes_late_while_it_is_of_use(quiet: World) -> None:
    platform = Slow()
    send(quiet, platform, DUE + timedelta(days=3))
    assert platform.asked == THEMES


def test_what_is_of_no_use_any_more_is_not_even_made(quiet: World) -> None:
    platform = Slow()
    send(quiet, platform, DUE + timedelta(days=20))
    assert "theme/2026-12" not in platform.asked


# Claiming


def test_what_one_has_claimed_the_other_does_not_get(quiet: World) -> None:
    replica(quiet).plan(DUE)
    mine, kindergartens = replica(quiet, "one").claim(DUE)
    assert [post.key for post in mine] == THEMES
    assert {post.kindergarten_id for post in mine} == set(kindergartens)
    assert replica(quiet, "two").claim(DUE) == ([], {})
    assert replica(quiet, "two").claim(DUE + LEASE) == ([], {}), "the lease has its last moment"


def test_replicas_that_claim_at_once_share_and_nobody_gets_the_same(
    quiet: World, threads: ThreadPoolExecutor
) -> None:
    replica(quiet).plan(DUE)
    got: list[int] = []
    together(
        threads,
        *(
            lambda name=name: got.extend(one.id for one in replica(quiet, name).claim(DUE)[0])
            for name in "abcd"
        ),
    )
    assert sorted(got) == sorted(post.id for post in rows(quiet))


def test_a_lease_that_has_ended_is_taken_over_and_the_former_holder_changes_nothing(quiet: World) -> None:
    one, two = replica(quiet, "one"), replica(quiet, "two")
    one.plan(DUE)
    (late, *_others), _kindergartens = one.claim(DUE)
    taken, _kindergartens = two.claim(AFTER_LEASE)
    assert late.id in {post.id for post in taken}

    assert not one.sending(late), "who has lost the claim does not send"
    one.result(late, 1, Sent("too late"), AFTER_LEASE)
    one.result(late, 1, Refused("too late"), AFTER_LEASE)
    one.skipped(late, "too late")
    after = next(post for post in rows(quiet) if post.id == late.id)
    assert (after.state, after.claimed_by, after.ref, after.reason) == (PostState.CLAIMED, "two", None, None)
    assert after.lease_until == AFTER_LEASE + LEASE


# Sending


def test_what_is_sent_is_marked_with_the_platforms_name_for_it(quiet: World) -> None:
    platform = Slow()
    send(quiet, platform, DUE)
    assert {post.ref for post in rows(quiet)} == set(platform.arrived)
    for post in rows(quiet):
        assert (post.state, post.tries, post.lease_until) == (PostState.SENT, 1, None)
        assert post.sent_at is not None
        assert DUE <= post.sent_at < DUE + LEASE


def test_replicas_that_wake_at_once_send_each_post_once(quiet: World, threads: ThreadPoolExecutor) -> None:
    platform = Slow()
    together(threads, *(lambda name=name: send(quiet, platform, DUE, name) for name in "abcd"))
    assert sorted(platform.arrived) == ["fjelltun/theme/2026-12", "solstralen/theme/2026-12"]


def test_a_post_whose_use_has_ended_is_skipped_with_the_reason(quiet: World) -> None:
    replica(quiet).plan(DUE)
    platform = Slow()
    send(quiet, platform, DUE + timedelta(days=10))
    assert [(post.state, post.reason) for post in rows(quiet) if post.key in THEMES] == [
        (PostState.SKIPPED, "too late")
    ] * 2
    assert "theme/2026-12" not in platform.asked


def test_a_post_made_before_a_pause_is_skipped_with_the_reason(quiet: World) -> None:
    replica(quiet).plan(DUE)
    with quiet.store.write() as session:
        for one in session.scalars(select(Kindergarten)):
            one.paused = Days(date(2026, 12, 1), date(2026, 12, 31))
    send(quiet, Slow(), DUE)
    assert {(post.state, post.reason) for post in rows(quiet)} == {(PostState.SKIPPED, "paused")}


def test_a_platform_that_is_not_here_is_said(quiet: World) -> None:
    outbox = replica(quiet)
    outbox.plan(DUE)
    asyncio.run(Sender(quiet.store, outbox, quiet.core.compose, {}).send_due(DUE))
    assert {(post.state, post.reason) for post in rows(quiet)} == {
        (PostState.SKIPPED, "no such platform here")
    }


# What the platform answers


def test_a_pause_that_the_platform_asks_for_holds_the_whole_workspace(quiet: World) -> None:
    an_hour = timedelta(hours=1)
    platform = Slow([Paced(an_hour)])
    send(quiet, platform, DUE)
    assert len(platform.asked) == 1, "the next of the same workspace would only be told the same"
    assert states(quiet) == [PostState.PLANNED] * 2
    with quiet.store.read() as session:
        assert session.scalar(select(Workspace.free_at)) == DUE + an_hour
    send(quiet, platform, DUE + timedelta(minutes=59), "two")
    assert len(platform.asked) == 1
    send(quiet, platform, DUE + an_hour, "two")
    assert sorted(platform.arrived) == ["fjelltun/theme/2026-12", "solstralen/theme/2026-12"]


def test_a_shorter_pause_does_not_cut_a_longer_one_short(quiet: World) -> None:
    outbox = replica(quiet)
    outbox.plan(DUE)
    (first, second), _kindergartens = outbox.claim(DUE)
    outbox.result(first, 1, Paced(timedelta(hours=1)), DUE)
    outbox.result(second, 1, Paced(timedelta(seconds=1)), DUE)
    with quiet.store.read() as session:
        assert session.scalar(select(Workspace.free_at)) == DUE + timedelta(hours=1)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Gone("channel_not_found"), PostState.GONE),
        (Refused("msg_too_long"), PostState.FAILED),
    ],
)
def test_what_will_never_arrive_is_recorded_and_not_tried_again(
    quiet: World, answer: Gone | Refused, state: PostState
) -> None:
    platform = Slow([answer, answer])
    send(quiet, platform, DUE)
    send(quiet, platform, AFTER_LEASE, "two")
    themes = [post for post in rows(quiet) if post.key in THEMES]
    assert [(post.state, post.reason) for post in themes] == [(state, answer.reason)] * 2
    assert [key for key in platform.asked if key in THEMES] == THEMES


def test_one_channel_that_is_gone_does_not_hold_the_others(quiet: World) -> None:
    platform = Slow([Gone("channel_not_found")])
    send(quiet, platform, DUE)
    assert len([name for name in platform.arrived if name.endswith("theme/2026-12")]) == 1


# No answer


def test_when_no_answer_came_it_is_looked_up_and_not_sent_twice(quiet: World) -> None:
    platform = Slow([Unsure(), Unsure()])
    send(quiet, platform, DUE)
    assert states(quiet) == [PostState.SENDING] * 2
    send(quiet, platform, DUE + timedelta(minutes=1), "two")
    assert states(quiet) == [PostState.SENDING] * 2, "not while its lease lasts"
    send(quiet, platform, AFTER_LEASE, "two")
    assert states(quiet) == [PostState.SENT] * 2
    assert {post.ref for post in rows(quiet)} == set(platform.arrived)
    assert platform.asked == THEMES


def test_what_did_not_arrive_is_sent_again(quiet: World) -> None:
    """The process was killed after it said that it would send, and before it did."""
    outbox = replica(quiet)
    outbox.plan(DUE)
    for post in outbox.claim(DUE)[0]:
        assert outbox.sending(post)
    platform = Slow()
    send(quiet, platform, AFTER_LEASE, "two")
    assert states(quiet) == [PostState.SENT] * 2
    assert platform.asked == THEMES
    assert {post.tries for post in rows(quiet)} == {2}


def test_where_the_platform_cannot_tell_it_is_not_sent_again(quiet: World) -> None:
    platform = Slow([Unsure(), Unsure()], lookup=Unsure())
    send(quiet, platform, DUE)
    send(quiet, platform, AFTER_LEASE, "two")
    assert platform.asked == THEMES
    assert states(quiet) == [PostState.SENDING] * 2


# Whatever is changed, a month has its theme once


def with_rule(one: Kindergarten) -> None:
    one.posting_rule = PostingRule.FRIDAY


def with_time(one: Kindergarten) -> None:
    one.posting_time = time(15, 0)


def with_earlier_time(one: Kindergarten) -> None:
    one.posting_time = time(7, 0)


def with_zone(one: Kindergarten) -> None:
    one.zone = "America/St_Johns"


def with_closed_days(one: Kindergarten) -> None:
    one.closed = (*one.closed, ClosedDays(Days(date(2026, 12, 1), date(2026, 12, 4))))


CHANGES = [with_rule, with_time, with_earlier_time, with_zone, with_closed_days]


def change(world: World, how: Callable[[Kindergarten], None], now: datetime) -> None:
    with world.store.write() as session:
        for one in session.scalars(select(Kindergarten)):
            how(one)
            one.look_again(now)


@pytest.mark.parametrize("how", CHANGES, ids=lambda how: how.__name__)
@pytest.mark.parametrize("minutes", [-5, 5])
def test_a_changed_rhythm_neither_repeats_nor_loses_the_month(
    small_world: World, how: Callable[[Kindergarten], None], minutes: int
) -> None:
    """Whether it is changed just before or just after the post."""
    world, platform = hush(small_world), Slow()
    changed = DUE + timedelta(minutes=minutes)
    looks = [DUE + timedelta(days=day, hours=hour) for day in (-1, 0, 1, 2, 3, 6, 9) for hour in (0, 10)]
    for look in [one for one in looks if one < changed]:
        send(world, platform, look)
    change(world, how, changed)
    for look in [changed, *(one for one in looks if one > changed)]:
        send(world, platform, look)
    themes = [name for name in platform.arrived if name.endswith("theme/2026-12")]
    assert sorted(themes) == ["fjelltun/theme/2026-12", "solstralen/theme/2026-12"]


def test_the_database_itself_refuses_a_second_post_for_a_period(quiet: World) -> None:
    replica(quiet).plan(DUE)
    first = rows(quiet)[0]
    with pytest.raises(ConflictError), quiet.store.write() as session:
        session.add(
            Post(
                kindergarten_id=first.kindergarten_id,
                kind=Kind.THEME,
                period=first.period,
                due_at=DUE,
                useful_until=DUE,
            )
        )
    with quiet.store.read() as session:
        assert session.scalar(select(func.count(Post.id))) == 2
