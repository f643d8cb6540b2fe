"""Measures, rounds and weeks: the rules, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.group.naming import Naming
from bot.handlers.measures.cards import brief
from bot.handlers.plan.weekly import WeekAhead, week_of
from bot.model.days import is_open
from bot.model.kindergarten import Kindergarten
from bot.model.measure import (
    CheckTooEarly,
    Dates,
    Measure,
    MeasureChanged,
    MeasureDropped,
    MeasureState,
    Responsible,
    Verdict,
)
from bot.model.month import JULY
from bot.model.survey import NoPercent, Survey
from bot.model.texts import Localized
from bot.model.way_progress import MOST_ROUNDS, WayProgress, half_year_of, rounds_left
from tests.asking import SAMPLE
from tests.strategies import closed_around, days

NOW, WAYS = SAMPLE.now, SAMPLE.library.ways
LATER = NOW + timedelta(minutes=1)


def measure(due: date = date(2026, 12, 4), check_on: date = date(2027, 1, 8)) -> Measure:
    return Measure(
        number=1,
        what=Localized(nb="Faste pauser"),
        why=None,
        responsible=Responsible.EVERYONE,
        due=due,
        check_on=check_on,
        state=MeasureState.OPEN,
        verdict=None,
        reason=None,
        changed_at=NOW,
    )


# Days


@given(data=st.data(), due=days, later=st.none() | st.integers(0, 300))
def test_both_days_are_open_and_in_their_order(data: st.DataObject, due: date, later: int | None) -> None:
    closed = data.draw(closed_around(due))
    check_on = None if later is None else due + timedelta(days=later)
    planned = Dates.planned(due, check_on, closed)
    assert due <= planned.due <= planned.check_on
    for day in (planned.due, planned.check_on):
        assert is_open(day, closed)
        assert day.month != JULY
    if is_open(due, closed) and due.month != JULY:
        assert planned.due == due


@given(due=days, sooner=st.integers(1, 300))
def test_a_measure_is_not_judged_before_its_deadline(due: date, sooner: int) -> None:
    with pytest.raises(CheckTooEarly):
        Dates.planned(due, due - timedelta(days=sooner), ())


# States


def test_what_worked_is_done() -> None:
    one = measure()
    one.judge(Verdict.YES, now=LATER, seen=None)
    assert (one.state, one.awaits_verdict) == (MeasureState.DONE, False)


@pytest.mark.parametrize("verdict", [Verdict.PARTLY, Verdict.NO])
def test_what_did_not_quite_work_goes_on_and_is_asked_about_anew_once_adjusted(verdict: Verdict) -> None:
    one = measure()
    one.judge(verdict, now=LATER, seen=None)
    assert one.is_open
    assert not one.awaits_verdict
    one.adjust(None, Dates(date(2027, 2, 1), date(2027, 3, 1)), now=LATER, seen=None)
    assert one.is_open
    assert one.awaits_verdict
    assert one.what == Localized(nb="Faste pauser")


def test_a_dropped_measure_is_left_alone() -> None:
    one = measure()
    one.drop("Vi fant noe bedre", now=LATER, seen=None)
    with pytest.raises(MeasureDropped):
        one.judge(Verdict.YES, now=LATER, seen=None)
    with pytest.raises(MeasureDropped):
        one.carry_out(now=LATER, seen=None)


def test_who_saw_an_older_measure_does_not_overwrite_it() -> None:
    one = measure()
    one.judge(Verdict.PARTLY, now=LATER, seen=NOW)
    with pytest.raises(MeasureChanged):
        one.carry_out(now=LATER, seen=NOW)


@given(st.text(max_size=400))
def test_in_a_list_a_text_is_short_in_every_script(text: str) -> None:
    shown = brief(Localized(nb=text)).nb or ""
    assert len(shown) <= 71
    assert shown == text or shown.endswith("…")


# What is named in a week

MONDAY = date(2026, 11, 30)
WEEK = timedelta(days=7)


def kindergarten(*measures: Measure, way_progress: tuple[WayProgress, ...] = ()) -> Kindergarten:
    return Kindergarten(measures=list(measures), milestones=[], way_progress=list(way_progress))


def week(home: Kindergarten, today: date = MONDAY, earlier: tuple[date, ...] = (MONDAY - WEEK,)) -> WeekAhead:
    """With the days of the group's earlier messages."""
    return week_of(home, Naming.on(today, earlier), WAYS)


def test_nothing_near_is_no_reason_to_write() -> None:
    assert week(kindergarten()).is_empty
    assert week(kindergarten(measure(date(2027, 1, 15), date(2027, 2, 15)))).is_empty


def test_a_deadline_this_week_or_next_monday_is_named_once_before_its_day() -> None:
    near = measure(date(2026, 12, 7))
    assert week(kindergarten(near)).measures == (near,)
    assert week(kindergarten(near), MONDAY + WEEK, (MONDAY,)).is_empty


def test_what_is_late_is_named_twice_and_then_rests() -> None:
    """In the group's messages, however far apart they are."""
    late = measure(date(2026, 10, 1), date(2027, 2, 15))
    said: tuple[date, ...] = (date(2026, 9, 28),)
    named = []
    for day in (date(2026, 10, 23), date(2026, 11, 24), MONDAY, MONDAY + WEEK):
        if not week(kindergarten(late), day, said).is_empty:
            named.append(day)
            said = (*said, day)
    assert named == [date(2026, 10, 23), date(2026, 11, 24)]


@pytest.mark.parametrize(
    ("check_on", "asked"), [(date(2026, 12, 4), True), (date(2026, 12, 6), True), (date(2026, 12, 7), False)]
)
def test_whether_it_worked_is_asked_in_the_week_of_its_day(check_on: date, asked: bool) -> None:
    found = week(kindergarten(measure(date(2026, 12, 1), check_on)))
    assert bool(found.checks) is asked
    assert bool(found.measures) is not asked, "it is not named twice"


def test_a_judged_measure_is_asked_about_no_more() -> None:
    one = measure(date(2026, 10, 1), date(2026, 12, 2))
    one.judge(Verdict.YES, now=LATER, seen=None)
    assert week(kindergarten(one)).is_empty


def test_a_planned_meeting_is_named_once_unless_its_step_is_done() -> None:
    progress = WayProgress(
        way="en-bra-dag", avdeling="", number=1, reached=1, dates={"forste": date(2026, 12, 3)}
    )
    found = week(kindergarten(way_progress=(progress,)))
    assert [meeting.day for meeting in found.meetings] == [date(2026, 12, 3)]
    progress.step_done(2, now=NOW)
    assert week(kindergarten(way_progress=(progress,))).is_empty


# Guided ways and the survey


def test_a_step_is_done_once_and_in_its_turn() -> None:
    progress = WayProgress(way="hjulet", avdeling="a1", number=1, reached=1)
    for number in (1, 3, 2, 2, 0):
        progress.step_done(number, now=NOW)
    assert progress.reached == 2


@given(days)
def test_the_year_has_two_halves(day: date) -> None:
    first = half_year_of(day)
    assert first <= day < first + timedelta(days=213)
    assert first.month in (1, 8)


@given(today=days, ago=st.lists(st.integers(0, 400), max_size=8))
def test_an_avdeling_has_at_most_four_rounds_in_a_half_year(today: date, ago: list[int]) -> None:
    begun = [WayProgress(started_on=today - timedelta(days=number)) for number in ago]
    now = sum(half_year_of(progress.started_on) == half_year_of(today) for progress in begun)
    assert rounds_left(begun, today) == max(0, MOST_ROUNDS - now)


@pytest.mark.parametrize("percent", [-1, 101, 10**9])
def test_a_response_rate_lies_between_nothing_and_all(percent: int) -> None:
    with pytest.raises(NoPercent):
        Survey(discussed=()).answered_by(percent)
