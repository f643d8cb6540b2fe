"""Open days, closed days, and driftsuker."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.days import (
    ClosedDays,
    Closure,
    Days,
    after_driftsuker,
    is_driftsuke,
    is_open,
    monday_of,
    next_open_day,
    public_holidays,
    week_days,
)
from tests.strategies import closed_around, closed_days, days, stretches

# Written down by hand from the Norwegian calendar.
HOLIDAYS = {
    2026: """
        2026-01-01 new year
        2026-04-02 Maundy Thursday
        2026-04-03 Good Friday
        2026-04-05 Easter Sunday
        2026-04-06 Easter Monday
        2026-05-01 1 May
        2026-05-14 Ascension
        2026-05-17 17 May
        2026-05-24 Whit Sunday
        2026-05-25 Whit Monday
        2026-12-25 Christmas Day
        2026-12-26 Second Christmas Day
    """,
    2027: """
        2027-01-01 new year
        2027-03-25 Maundy Thursday
        2027-03-26 Good Friday
        2027-03-28 Easter Sunday
        2027-03-29 Easter Monday
        2027-05-01 1 May
        2027-05-06 Ascension
        2027-05-16 Whit Sunday
        2027-05-17 17 May, and Whit Monday
        2027-12-25 Christmas Day
        2027-12-26 Second Christmas Day
    """,
    2028: """
        2028-01-01 new year
        2028-04-13 Maundy Thursday
        2028-04-14 Good Friday
        2028-04-16 Easter Sunday
        2028-04-17 Easter Monday
        2028-05-01 1 May
        2028-05-17 17 May
        2028-05-25 Ascension
        2028-06-04 Whit Sunday
        2028-06-05 Whit Monday
        2028-12-25 Christmas Day
        2028-12-26 Second Christmas Day
    """,
}


@pytest.mark.parametrize("year", HOLIDAYS)
def test_the_public_holidays_of_a_year(year: int) -> None:
    written = {date.fromisoformat(line.split()[0]) for line in HOLIDAYS[year].strip().splitlines()}
    # Sundays are free whether they have a name or not.
    assert {day for day in public_holidays(year) if day.weekday() != 6} == {
        day for day in written if day.weekday() != 6
    }


def test_the_days_before_christmas_and_new_year_are_open_unless_the_kindergarten_closes_them() -> None:
    christmas = ClosedDays(Days(date(2026, 12, 24), date(2026, 12, 31)), Closure.HOLIDAY)
    assert is_open(date(2026, 12, 24), ())
    assert is_open(date(2026, 12, 31), ())
    assert not is_open(date(2026, 12, 24), (christmas,))
    assert not is_open(date(2026, 12, 31), (christmas,))


@given(days, closed_days)
def test_an_open_day_is_no_weekend_no_holiday_and_in_no_closing(
    day: date, closed: tuple[ClosedDays, ...]
) -> None:
    free = day.isoweekday() in (6, 7) or day in public_holidays(day.year)
    in_a_closing = any(one.days.first <= day <= one.days.last for one in closed)
    assert is_open(day, closed) == (not free and not in_a_closing)


@given(st.data(), days)
def test_the_next_open_day_is_the_first_that_is_open_outside_july(data: st.DataObject, day: date) -> None:
    closed = data.draw(closed_around(day))
    found = next_open_day(day, closed)
    assert found.month != 7
    assert is_open(found, closed)
    between = (day + timedelta(days=number) for number in range((found - day).days))
    assert all(one.month == 7 or not is_open(one, closed) for one in between)


@given(stretches(), stretches())
def test_days_taken_off_a_closing_are_open_and_the_others_stay_closed(closed: Days, opened: Days) -> None:
    left = ClosedDays(closed, Closure.PLANNING).without(opened)
    still_closed = {day for one in left for day in one.days}
    assert still_closed == set(closed) - set(opened)
    assert all(one.why is Closure.PLANNING for one in left)


def test_a_hole_in_the_middle_leaves_a_stretch_on_each_side() -> None:
    autumn = ClosedDays(Days(date(2026, 10, 5), date(2026, 10, 9)))
    wednesday = Days(date(2026, 10, 7), date(2026, 10, 7))
    assert autumn.without(wednesday) == (
        ClosedDays(Days(date(2026, 10, 5), date(2026, 10, 6))),
        ClosedDays(Days(date(2026, 10, 8), date(2026, 10, 9))),
    )


def test_days_do_not_end_before_they_begin() -> None:
    with pytest.raises(ValueError, match="before they begin"):
        Days(date(2026, 10, 9), date(2026, 10, 5))


def test_a_week_is_monday_to_sunday_and_some_years_have_53() -> None:
    assert Days.week(2026, 53) == Days(date(2026, 12, 28), date(2027, 1, 3))
    with pytest.raises(ValueError, match="53"):
        Days.week(2027, 53)


# Driftsuker

STARTS = st.tuples(days, st.integers(0, 60))


@given(st.data(), STARTS)
def test_a_day_in_the_plan_is_open_and_never_in_july_nor_in_week_52(
    data: st.DataObject, start: tuple[date, int]
) -> None:
    closed = data.draw(closed_around(start[0]))
    due = after_driftsuker(*start, closed)
    assert is_open(due, closed)
    assert due.month != 7
    assert due.isocalendar().week != 52


@given(st.data(), STARTS)
def test_one_more_driftsuke_is_always_a_later_week(data: st.DataObject, start: tuple[date, int]) -> None:
    day, weeks = start
    closed = data.draw(closed_around(day))
    sooner, later = (after_driftsuker(day, number, closed) for number in (weeks, weeks + 1))
    assert monday_of(sooner) < monday_of(later)


@given(st.data(), STARTS)
def test_as_many_driftsuker_lie_between_as_were_asked_for(
    data: st.DataObject, start: tuple[date, int]
) -> None:
    day, weeks = start
    closed = data.draw(closed_around(day))
    due = after_driftsuker(day, weeks, closed)
    monday, counted = monday_of(day), 0
    while monday < monday_of(due):
        counted += is_driftsuke(monday, closed)
        monday += timedelta(weeks=1)
    assert counted == weeks


@given(st.data(), days)
def test_a_week_counts_when_some_day_of_it_is_open_outside_july(data: st.DataObject, day: date) -> None:
    closed = data.draw(closed_around(day))
    monday = monday_of(day)
    some = any(one.month != 7 and is_open(one, closed) for one in week_days(monday))
    assert is_driftsuke(monday, closed) == (some and monday.isocalendar().week != 52)


def test_the_weekday_is_kept_where_it_is_open_else_the_next_open_day_of_the_week_else_one_before() -> None:
    wednesday = date(2026, 9, 2)
    assert after_driftsuker(wednesday, 1, ()) == date(2026, 9, 9)
    closed = (ClosedDays(Days(date(2026, 9, 9), date(2026, 9, 9))),)
    assert after_driftsuker(wednesday, 1, closed) == date(2026, 9, 10)
    rest_of_week = (ClosedDays(Days(date(2026, 9, 9), date(2026, 9, 11))),)
    assert after_driftsuker(wednesday, 1, rest_of_week) == date(2026, 9, 8)


def test_summer_and_christmas_stop_the_count() -> None:
    """From the last week of June one driftsuke takes you to August, where July lies between."""
    assert after_driftsuker(date(2027, 6, 21), 1, ()) == date(2027, 6, 28)
    assert after_driftsuker(date(2027, 6, 21), 2, ()) == date(2027, 8, 2)
    assert after_driftsuker(date(2026, 12, 14), 1, ()) == date(2026, 12, 28), "week 52 is passed over"
