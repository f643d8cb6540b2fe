"""Months, and the barnehageår that runs from August to July."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.month import Barnehageaar, Month
from tests.strategies import days, months


@given(months)
def test_a_month_is_written_as_it_is_read(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(months, months)
def test_months_sort_as_they_are_written(one: Month, other: Month) -> None:
    assert (one < other) == (str(one) < str(other))


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-13", "2026-00", "2026-1", "0000-01", "9999-12", "2026-12-01", "desember", "२०२६-१२"],
)
def test_anything_else_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)


@given(days)
def test_a_month_holds_its_days_and_no_others(day: date) -> None:
    month = Month.of(day)
    every = list(month.days())
    assert day in every
    assert every == [month.first + timedelta(days=number) for number in range(len(every))]
    assert {(one.year, one.month) for one in every} == {(month.year, month.number)}
    assert month.last + timedelta(days=1) == month.next().first


@given(months, st.integers(-100, 100), st.integers(-100, 100))
def test_months_add_up(month: Month, some: int, more: int) -> None:
    assert month.plus(some).plus(more) == month.plus(some + more)
    assert (month.plus(some) > month) == (some > 0)


@given(months)
def test_the_next_month_with_a_theme_is_never_july(month: Month) -> None:
    following = month.next_with_theme()
    assert not following.is_july
    assert following in (month.plus(1), month.plus(2))


def test_after_june_comes_august() -> None:
    assert Month(2027, 6).next_with_theme() == Month(2027, 8)


@given(months)
def test_a_month_lies_in_its_barnehageaar(month: Month) -> None:
    year = Barnehageaar.of(month)
    assert year.month(month.number) == month
    assert (month in year.months()) == (not month.is_july)
    assert year.months()[0] == Month(year.start, 8)
    assert year.next().months()[0] > month


def test_a_barnehageaar_is_said_with_both_its_years() -> None:
    year = Barnehageaar.of(Month(2027, 7))
    assert str(year) == "2026–2027"
    assert [str(month) for month in year.months()] == [
        "2026-08",
        "2026-09",
        "2026-10",
        "2026-11",
        "2026-12",
        "2027-01",
        "2027-02",
        "2027-03",
        "2027-04",
        "2027-05",
        "2027-06",
    ]
