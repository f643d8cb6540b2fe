"""The sender: every post is sent once, and what became of it is known."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.message.delivery import Gone, Paced, Passing, Refused, Result, Sent, Unsure
from bot.model.days import Days
from bot.model.kindergarten import Kindergarten
from bot.model.post import ROOM_FOR_REASON, PostState
from bot.model.workspace import Workspace
from scheduler import marks
from scheduler.outbox import LEASE
from scheduler.sender import Sender
from tests.clocks import run_turned
from tests.posting import AFTER_LEASE, DUE, THEMES, Slow, replica, rows, send, send_due, states, together
from tests.world import World

FAST = 20.0
"""Posts a second in one workspace."""
A_MONTH = timedelta(days=35)
"""After which the theme of a month is of no use."""
HELD = (PostState.UNSURE, "nobody knows whether it arrived")


def test_what_is_sent_is_marked_with_the_platforms_name_for_it(quiet: World) -> None:
    platform = Slow()
    send(quiet, platform, DUE)
    assert {post.ref for post in rows(quiet)} == set(platform.arrived)
    for post in rows(quiet):
        assert (post.state, post.tries, post.lease_until) == (PostState.SENT, 1, None)
        assert post.sent_at == DUE


def test_replicas_that_wake_at_once_send_each_post_once(quiet: World, threads: ThreadPoolExecutor) -> None:
    platform = Slow()
    together(threads, *(lambda name=name: send(quiet, platform, DUE, name) for name in "abcd"))
    assert sorted(platform.arrived) == ["fjelltun/theme/2026-12", "solstralen/theme/2026-12"]


def test_a_post_whose_use_has_ended_is_skipped_with_the_reason(quiet: World) -> None:
    replica(quiet).plan(DUE)
    platform = Slow()
    send(quiet, platform, DUE + A_MONTH)
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
    run_turned(send_due(Sender(quiet.store, outbox, quiet.core.composer, {}), DUE))
    assert {(post.state, post.reason) for post in rows(quiet)} == {
        (PostState.SKIPPED, "no such platform here")
    }


# What the platform answers


def test_a_pause_that_the_platform_asks_for_holds_the_whole_workspace(quiet: World) -> None:
    an_hour = timedelta(hours=1)
    platform = Slow([Paced(an_hour)])
    send(quiet, platform, DUE, pace=FAST)
    assert len(platform.asked) == 1, "the next of the same workspace would only be told the same"
    assert states(quiet) == [PostState.PLANNED] * 2
    assert free_at(quiet) == DUE + an_hour
    send(quiet, platform, DUE + timedelta(minutes=59), "two", pace=FAST)
    assert len(platform.asked) == 1
    send(quiet, platform, DUE + an_hour, "two", pace=FAST)
    assert sorted(platform.arrived) == ["fjelltun/theme/2026-12", "solstralen/theme/2026-12"]


def test_a_shorter_pause_does_not_cut_a_longer_one_short(quiet: World) -> None:
    outbox = replica(quiet)
    outbox.plan(DUE)
    first, second = outbox.claim(DUE)
    for post, pause in ((first, timedelta(hours=1)), (second, timedelta(seconds=1))):
        outbox.mark([marks.sent(post, Paced(pause), DUE, AFTER_LEASE)])
    assert free_at(quiet) == DUE + timedelta(hours=1)


def free_at(world: World) -> datetime:
    with world.store.read() as session:
        return session.scalars(select(Workspace.free_at)).one()


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


def test_a_trouble_that_passes_is_tried_again(quiet: World) -> None:
    """The database and the platform are as they were; only the platform's words were new."""
    platform = Slow([Passing("team_added_to_org"), Gone("channel_not_found", sure=False)])
    send(quiet, platform, DUE)
    assert {post.reason for post in rows(quiet)} == {"team_added_to_org", "channel_not_found"}
    send(quiet, platform, DUE + marks.FIRST_PAUSE, "two")
    assert states(quiet) == [PostState.SENT] * 2
    assert platform.asked == THEMES * 2


def test_a_place_that_stays_unfound_is_gone_after_some_tries(quiet: World) -> None:
    nowhere: list[Result] = [Gone("channel_not_found", sure=False)]
    platform = Slow(nowhere * 2 * marks.TRIES_TO_FIND)
    for number in range(marks.TRIES_TO_FIND):
        send(quiet, platform, DUE + number * timedelta(minutes=9), f"replica {number}")
    themes = [post for post in rows(quiet) if post.key in THEMES]
    assert [(post.state, post.reason) for post in themes] == [(PostState.GONE, "channel_not_found")] * 2
    assert [key for key in platform.asked if key in THEMES] == THEMES * marks.TRIES_TO_FIND


@pytest.mark.parametrize("words", ["x" * 300, "no\0ne", "æ" * 201])
def test_what_a_platform_says_at_length_holds_back_no_other(quiet: World, words: str) -> None:
    send(quiet, Slow([Refused(words)]), DUE)
    assert sorted(states(quiet)) == [PostState.FAILED, PostState.SENT]
    assert all(len(post.reason or "") <= ROOM_FOR_REASON for post in rows(quiet))


def test_a_message_whose_name_does_not_fit_is_sent_all_the_same(quiet: World) -> None:
    """And its neighbour's mark, of the same moment, is written as it is."""
    platform = Slow([Sent("m\0"), Sent("m2")])
    send(quiet, platform, DUE)
    assert states(quiet) == [PostState.SENT] * 2


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


def test_it_is_looked_for_where_it_went_though_the_kindergarten_has_moved(quiet: World) -> None:
    platform = Slow([Unsure(), Unsure()])
    send(quiet, platform, DUE)
    with quiet.store.write() as session:
        for one in session.scalars(select(Kindergarten)):
            one.channel = f"{one.channel}-ny"
    send(quiet, platform, AFTER_LEASE, "two")
    assert states(quiet) == [PostState.SENT] * 2
    assert platform.asked == THEMES


def test_what_did_not_arrive_is_sent_again(quiet: World) -> None:
    """The process was killed after it said that it would send, and before it did."""
    outbox = replica(quiet)
    outbox.plan(DUE)
    claimed = outbox.claim(DUE)
    assert len(outbox.mark([marks.leaving(post, outbox.who, DUE + LEASE) for post in claimed])) == 2
    platform = Slow()
    send(quiet, platform, AFTER_LEASE, "two")
    assert states(quiet) == [PostState.SENT] * 2
    assert platform.asked == THEMES
    assert {post.tries for post in rows(quiet)} == {2}


def test_where_the_platform_can_never_tell_it_is_held_and_not_sent_again(quiet: World) -> None:
    platform = Slow([Unsure(), Unsure()], lookup=Unsure())
    send(quiet, platform, DUE)
    send(quiet, platform, AFTER_LEASE, "two")
    send(quiet, platform, AFTER_LEASE + LEASE, "two")
    assert platform.asked == THEMES
    assert [(post.state, post.reason) for post in rows(quiet)] == [HELD] * 2


def test_where_the_platform_cannot_tell_now_it_is_asked_again(quiet: World) -> None:
    platform = Slow([Unsure(), Unsure()], lookup=Paced(timedelta(minutes=1)))
    send(quiet, platform, DUE)
    send(quiet, platform, AFTER_LEASE, "two")
    assert states(quiet) == [PostState.SENDING] * 2
    platform.lookup = None
    send(quiet, platform, AFTER_LEASE + timedelta(minutes=2), "two")
    assert states(quiet) == [PostState.SENT] * 2
    assert platform.asked == THEMES


def test_what_nobody_can_find_out_is_said_when_its_use_has_ended(quiet: World) -> None:
    platform = Slow([Unsure(), Unsure()], lookup=Paced(LEASE))
    send(quiet, platform, DUE)
    send(quiet, platform, DUE + A_MONTH, "two")
    themes = [post for post in rows(quiet) if post.key in THEMES]
    assert [(post.state, post.reason) for post in themes] == [HELD] * 2
    assert [key for key in platform.asked if key in THEMES] == THEMES


def test_what_did_arrive_is_never_called_too_late(quiet: World) -> None:
    platform = Slow([Unsure(), Unsure()])
    send(quiet, platform, DUE)
    send(quiet, platform, DUE + A_MONTH, "two")
    assert [post.state for post in rows(quiet) if post.key in THEMES] == [PostState.SENT] * 2
