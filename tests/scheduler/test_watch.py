"""Which clock is believed when it says that a lease is over."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from scheduler.outbox import LEASE
from scheduler.watch import AHEAD, FRESH, DatabaseClock, Watch
from tests.clocks import START, let_pass, run_turned

A_LEASE = LEASE.total_seconds()
MINUTES = timedelta(minutes=10)


def knows_after(*steps: timedelta, waits: float = 0.0) -> bool:
    """Of a clock that was even for a lease, then was set by these one after another, and asked each time."""
    shown = iter((START, *_set(START + LEASE, steps)))

    async def look() -> bool:
        clock = DatabaseClock(lambda: next(shown))
        await clock.watch()
        let_pass(A_LEASE)
        for _step in steps:
            watch = await clock.watch()
        let_pass(waits)
        return watch.knows_what_is_over(LEASE)

    return run_turned(look())


def _set(now: datetime, steps: tuple[timedelta, ...]) -> Iterator[datetime]:
    for step in steps:
        now += step
        yield now


@pytest.mark.parametrize(
    ("steps", "knows"),
    [
        pytest.param([timedelta()], True, id="even"),
        pytest.param([MINUTES], False, id="ahead"),
        pytest.param([AHEAD], True, id="a little ahead"),
        pytest.param([AHEAD, timedelta(seconds=1)], False, id="ahead little by little"),
        pytest.param([-MINUTES], True, id="back"),
        pytest.param([-MINUTES, MINUTES], False, id="back and ahead again"),
    ],
)
def test_a_clock_that_was_put_ahead_is_not_believed(steps: list[timedelta], knows: bool) -> None:
    assert knows_after(*steps) is knows


def test_what_was_shown_long_ago_is_not_believed() -> None:
    assert knows_after(timedelta(), waits=FRESH)
    assert not knows_after(timedelta(), waits=FRESH + 1)


def test_whoever_has_just_started_believes_nothing_for_a_lease() -> None:
    async def look() -> list[bool]:
        shown = iter((START, START + LEASE))
        clock = DatabaseClock(lambda: next(shown))
        first = (await clock.watch()).knows_what_is_over(LEASE)
        let_pass(A_LEASE)
        return [first, (await clock.watch()).knows_what_is_over(LEASE)]

    assert run_turned(look()) == [False, True]


def test_a_watch_that_people_turn_is_believed() -> None:
    async def look() -> bool:
        return Watch(START).knows_what_is_over(LEASE)

    assert run_turned(look())
