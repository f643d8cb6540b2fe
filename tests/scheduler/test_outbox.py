"""The outbox: every post is made once, and held by one replica at a time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from bot.message.delivery import Gone, Paced, Refused, Result, Sent, Unsure
from bot.model.days import ClosedDays, Days
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.rhythm import PostingRule
from bot.store.claims import Claim, Mark
from bot.store.engine import ConflictError
from scheduler import marks
from scheduler.outbox import LEASE
from tests.posting import AFTER_LEASE, DUE, THEMES, Slow, hush, replica, rows, send, states, together
from tests.world import World

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
    assert [post.state for post in rows(quiet) if post.kind == "theme"] == [PostState.SENT] * 2
    assert len(rows(quiet)) == 4, "and the look back on November, a day before, is there once for each"


def test_what_was_due_while_nobody_was_awake_comes_late_while_it_is_of_use(quiet: World) -> None:
    platform = Slow()
    send(quiet, platform, DUE + timedelta(days=3))
    assert platform.themes == THEMES


def test_who_gets_a_theme_late_gets_it_as_long_as_its_month_lasts(quiet: World) -> None:
    platform = Slow()
    send(quiet, platform, DUE + timedelta(days=20))
    assert platform.themes == THEMES


def test_what_is_of_no_use_any_more_is_not_even_made(quiet: World) -> None:
    platform = Slow()
    send(quiet, platform, DUE + timedelta(days=35))
    assert "theme/2026-12" not in platform.asked


# Claiming


def test_what_one_has_claimed_the_other_does_not_get(quiet: World) -> None:
    replica(quiet).plan(DUE)
    mine = replica(quiet, "one").claim(DUE)
    assert [post.key for post in mine] == THEMES
    assert replica(quiet, "two").claim(DUE) == []
    assert replica(quiet, "two").claim(DUE + LEASE - timedelta(seconds=1)) == []


def test_replicas_that_claim_at_once_share_and_nobody_gets_the_same(
    quiet: World, threads: ThreadPoolExecutor
) -> None:
    replica(quiet).plan(DUE)
    got: list[int] = []
    together(
        threads,
        *(lambda name=name: got.extend(one.id for one in replica(quiet, name).claim(DUE)) for name in "abcd"),
    )
    assert sorted(got) == sorted(post.id for post in rows(quiet))


def test_a_lease_that_has_ended_is_taken_over_and_the_former_holder_changes_nothing(quiet: World) -> None:
    """Whether another took it over, or the same replica, which had not come to it in time."""
    one, two = replica(quiet, "one"), replica(quiet, "two")
    one.plan(DUE)
    late, *_others = one.claim(DUE)
    for holder, now in ((two, AFTER_LEASE), (one, AFTER_LEASE + LEASE)):
        assert late.id in {post.id for post in holder.claim(now)}
        for mark in everything_to_say_about(late, now):
            assert one.mark([mark]) == set(), "who has lost the claim does not send"
        after = next(post for post in rows(quiet) if post.id == late.id)
        assert (after.state, after.claimed_by, after.ref) == (PostState.CLAIMED, holder.who, None)
        assert (after.reason, after.lease_until) == (None, now + LEASE)


def everything_to_say_about(post: Claim, now: datetime) -> list[Mark]:
    results: list[Result] = [Sent("late"), Refused("late"), Gone("late"), Paced(LEASE), Unsure()]
    return [
        marks.leaving(post, "one", now + LEASE),
        marks.let_go(post),
        marks.skipped(post, "late"),
        *(marks.sent(post, result, now, now + LEASE) for result in results),
    ]


# Whatever is changed, a month has its theme once


def with_rule(one: Kindergarten) -> None:
    one.posting_rule = PostingRule.FRIDAY


def with_time(one: Kindergarten) -> None:
    one.posting_time = time(15, 0)


def with_earlier_time(one: Kindergarten) -> None:
    one.posting_time = time(7, 30)


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
    looks = [DUE + timedelta(days=day, hours=hour) for day in (-1, 0, 1, 2, 3, 6, 9) for hour in (0, 5, 10)]
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
                kind="theme",
                period=first.period,
                due_at=DUE,
                useful_until=DUE,
            )
        )
    with quiet.store.read() as session:
        assert session.scalar(select(func.count(Post.id))) == 2
