"""Whenever something is sent, somebody is there to read it: over any rhythm, and in the outbox."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from sqlalchemy import select, update

from bot.model.days import ClosedDays, Days, is_open
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post, PostState
from bot.model.rhythm import Rhythm
from scheduler.hours import HORIZON, in_hours, posting_moment_from
from tests.clocks import OSLO
from tests.posting import DUE, THEMES, Slow, meeting_here, replica, rows, send
from tests.strategies import lives, moments
from tests.world import World

SATURDAY = datetime(2026, 12, 5, 11, 30, tzinfo=OSLO)
MONDAY = datetime(2026, 12, 7, 11, 30, tzinfo=OSLO)


def somebody_is_there(at: datetime, rhythm: Rhythm) -> bool:
    local = at.astimezone(ZoneInfo(rhythm.zone))
    paused = rhythm.paused is not None and local.date() in rhythm.paused
    is_work = local.month != 7 and not paused and is_open(local.date(), rhythm.closed)
    return is_work and time(7, 30) <= local.time() <= time(16, 30)


@given(lives(pauses=True), moments)
def test_now_if_somebody_is_there_else_the_first_posting_time_after_it(
    life: tuple[Rhythm, datetime], at: datetime
) -> None:
    rhythm, _start = life
    found = posting_moment_from(at, rhythm)
    assert in_hours(at, rhythm) == somebody_is_there(at, rhythm)
    if somebody_is_there(at, rhythm):
        assert found == at
    elif found is not None:
        assert found > at
        assert somebody_is_there(found, rhythm)
        local = found.astimezone(ZoneInfo(rhythm.zone))
        assert local.time() == rhythm.time
        first = at.astimezone(ZoneInfo(rhythm.zone)).date()
        between = (first + timedelta(days=number) for number in range((local.date() - first).days))
        assert not [
            day for day in between if at < rhythm.moment(day) and in_hours(rhythm.moment(day), rhythm)
        ]
    else:
        later = (at + timedelta(days=number) for number in range(1, HORIZON.days))
        assert not [day for day in later if in_hours(rhythm.moment(day.date()), rhythm)]


# In the outbox: December's theme, due on Tuesday 1 December at 11:30


@pytest.mark.parametrize(
    ("found", "sent"),
    [
        (SATURDAY, MONDAY),
        (DUE.replace(hour=16, minute=31), DUE.replace(day=2)),
        (DUE.replace(day=2, hour=7, minute=29), DUE.replace(day=2)),
        (DUE.replace(hour=16, minute=30), DUE.replace(hour=16, minute=30)),
    ],
)
def test_after_an_outage_it_comes_when_somebody_is_there_and_once(
    quiet: World, found: datetime, sent: datetime
) -> None:
    platform = Slow()
    send(quiet, platform, found)
    assert [(post.state, post.due_at) for post in rows(quiet)] == (
        [(PostState.SENT, DUE)] * 2 if found == sent else [(PostState.PLANNED, sent)] * 2
    )
    send(quiet, platform, sent - timedelta(seconds=1))
    send(quiet, platform, sent)
    send(quiet, platform, sent + timedelta(days=1))
    assert platform.themes == THEMES
    assert {post.sent_at for post in rows(quiet)} == {sent}


def test_what_is_due_before_a_pause_that_is_set_meanwhile_comes_after_it(quiet: World) -> None:
    replica(quiet).plan(DUE)
    with quiet.store.write() as session:
        session.execute(update(Kindergarten).values(paused=Days(date(2026, 12, 1), date(2026, 12, 8))))
    platform = Slow()
    send(quiet, platform, DUE)
    assert platform.themes == []
    send(quiet, platform, DUE.replace(day=9))
    assert platform.themes == THEMES


def test_a_week_that_is_closed_meanwhile_puts_it_off(quiet: World) -> None:
    replica(quiet).plan(DUE)
    week = ClosedDays(Days(date(2026, 12, 1), date(2026, 12, 6)))
    with quiet.store.write() as session:
        for one in session.scalars(select(Kindergarten)):
            one.closed = (*one.closed, week)
    send(quiet, platform := Slow(), DUE)
    assert platform.themes == []
    send(quiet, platform, MONDAY)
    assert platform.themes == THEMES


def test_a_retry_on_a_saturday_waits_for_monday(quiet: World) -> None:
    replica(quiet).plan(DUE)
    with quiet.store.write() as session:
        session.execute(update(Post).values(due_at=SATURDAY, tries=3))
    send(quiet, platform := Slow(), SATURDAY)
    assert platform.themes == []
    assert {(post.due_at, post.tries) for post in rows(quiet)} == {(MONDAY, 3)}


def test_what_somebody_sends_to_an_avdeling_goes_at_once(quiet: World) -> None:
    with quiet.store.write() as session:
        session.add_all(meeting_here(session.scalars(select(Kindergarten)).all()[0], SATURDAY))
        session.execute(update(Kindergarten).values(next_due_at=None))
    send(quiet, platform := Slow(), SATURDAY)
    assert len(platform.arrived) == 1
