"""Months, days and times as people write them, in bokmål, nynorsk and English, and misspelt."""

from datetime import date, datetime, time, timedelta

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.dates import DayReader, DaysReader, MonthReader, TimeReader
from bot.commands.errors import Unreadable
from bot.message.words import _
from bot.model.days import Days
from bot.model.month import Barnehageaar, Month
from bot.model.texts import Language
from tests.asking import at
from tests.world import OSLO

# Tuesday in the barnehageår 2026–2027.
NOW = at(datetime(2026, 12, 1, 11, 30, tzinfo=OSLO))
MONTH, COMING = MonthReader(), MonthReader(coming=True)
DAY, DAYS, TIME = DayReader(_("Day")), DaysReader(), TimeReader()

NAMES = [
    (name, number)
    for language in Language
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, "format", language.value).items()
]


# Months


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("mars", "2027-03"),
        ("Mars", "2027-03"),
        ("desember", "2026-12"),
        ("august", "2026-08"),
        ("juli", "2027-07"),
        ("mars 2028", "2028-03"),
        ("2027-03", "2027-03"),
        ("2027/3", "2027-03"),
        ("3.2027", "2027-03"),
        ("03 2027", "2027-03"),
        ("nov", "2026-11"),
        ("sept.", "2026-09"),
        ("okt", "2026-10"),
        ("December", "2026-12"),
        ("may", "2027-05"),
        ("neste måned", "2027-01"),
        ("neste-maaned", "2027-01"),
        ("neste månad", "2027-01"),
        ("next month", "2027-01"),
        ("nå", "2026-12"),
        ("no", "2026-12"),
        ("denne månaden", "2026-12"),
        ("this month", "2026-12"),
    ],
)
def test_a_month(text: str, month: str) -> None:
    assert str(MONTH.read(text, NOW)) == month


@pytest.mark.parametrize(("name", "number"), NAMES)
def test_every_name_of_a_month_in_every_language(name: str, number: int) -> None:
    month = MONTH.read(name, NOW)
    assert month.number == number
    assert Barnehageaar.of(month) == Barnehageaar(2026)


@pytest.mark.parametrize(("name", "number"), NAMES)
def test_a_name_of_what_can_be_changed_is_the_next_such_month(name: str, number: int) -> None:
    month = COMING.read(name, NOW)
    assert month.number == number
    assert Month(2026, 12) <= month < Month(2027, 12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "m",
        "ma",
        "ju",
        "jun jul",
        "mandag",
        "2027-13",
        "2027-0",
        "13.2027",
        "mars 27",
        "mars mars",
        "desemberr",
    ],
)
def test_no_month(text: str) -> None:
    with pytest.raises(Unreadable):
        MONTH.read(text, NOW)


@pytest.mark.parametrize(
    ("text", "month"),
    [("desmeber", "2026-12"), ("novmber", "2026-11"), ("febuar", "2027-02"), ("setpember", "2026-09")],
)
def test_a_misspelt_month_is_suggested(text: str, month: str) -> None:
    assert MONTH.near(text, NOW)[0][0].value == month


# Far away is a slip of the finger, and no calendar reaches there.


@pytest.mark.parametrize("text", ["9998-12", "0002-01", "mars 1066", "2226-01", "1926-11"])
def test_a_month_centuries_away_is_not_read(text: str) -> None:
    with pytest.raises(Unreadable):
        MONTH.read(text, NOW)


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "1.1.2226", "24. desember 1066", "29.2.2225"])
def test_a_day_centuries_away_is_not_read(text: str) -> None:
    with pytest.raises(Unreadable):
        DAY.read(text, NOW)


# Days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-24", "2026-12-24"),
        ("24.12.2026", "2026-12-24"),
        ("24.12.26", "2026-12-24"),
        ("24.12.1999", "1999-12-24"),
        ("24/12/2026", "2026-12-24"),
        ("24 12 2026", "2026-12-24"),
        ("24. 12. 2026", "2026-12-24"),
        ("24-12-2026", "2026-12-24"),
        ("24.12", "2026-12-24"),
        ("24.12.", "2026-12-24"),
        ("24/12", "2026-12-24"),
        ("1.12", "2026-12-01"),  # today is the next such day
        ("30.11", "2027-11-30"),
        ("29.2", "2028-02-29"),
        ("24. desember", "2026-12-24"),
        ("24 des", "2026-12-24"),
        ("24. des.", "2026-12-24"),
        ("24. Desember 2027", "2027-12-24"),
        ("24 December 2027", "2027-12-24"),
        ("3. mars", "2027-03-03"),
        ("i dag", "2026-12-01"),
        ("idag", "2026-12-01"),
        ("today", "2026-12-01"),
        ("i morgen", "2026-12-02"),
        ("i morgon", "2026-12-02"),
        ("tomorrow", "2026-12-02"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert DAY.read(text, NOW) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "31.11",
        "30.2.2027",
        "2026-13-01",
        "0.12",
        "24. desmber",
        "24.",
        "fredag",
        "1.2.3",
        "24.12 10",
    ],
)
def test_no_day(text: str) -> None:
    with pytest.raises(Unreadable):
        DAY.read(text, NOW)


@given(st.dates(date(2000, 1, 1), date(2070, 1, 1)))
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert DAY.read(DAY.write(day), NOW) == day


# Stretches of days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12.10", "2027-10-12"),
        ("7.12–11.12", "2026-12-07/2026-12-11"),
        ("7.12-11.12", "2026-12-07/2026-12-11"),
        ("7.12.-11.12.", "2026-12-07/2026-12-11"),
        ("7.12 – 11.12", "2026-12-07/2026-12-11"),
        ("7.12 til 11.12", "2026-12-07/2026-12-11"),
        ("7. desember til 11. desember", "2026-12-07/2026-12-11"),
        ("7 December to 11 December", "2026-12-07/2026-12-11"),
        ("7.–11. desember", "2026-12-07/2026-12-11"),
        ("7.-11.12", "2026-12-07/2026-12-11"),
        ("7–11. des", "2026-12-07/2026-12-11"),
        ("24.12–2.1", "2026-12-24/2027-01-02"),
        ("2026-12-24–2026-12-31", "2026-12-24/2026-12-31"),
        ("i dag til 4.12", "2026-12-01/2026-12-04"),
        ("30.11–4.12", "2026-11-30/2026-12-04"),  # it began yesterday
        ("24.12–2.1.2028", "2027-12-24/2028-01-02"),
    ],
)
def test_days(text: str, days: str) -> None:
    assert str(DAYS.read(text, NOW)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("uke 50", "2026-12-07/2026-12-13"),
        ("Uke 49", "2026-11-30/2026-12-06"),  # this week
        ("uke 48", "2027-11-29/2027-12-05"),
        ("veke 7", "2027-02-15/2027-02-21"),
        ("week 7", "2027-02-15/2027-02-21"),
        ("uke 28–30", "2027-07-12/2027-08-01"),
        ("uker 28-30", "2027-07-12/2027-08-01"),
        ("veker 28 til 30", "2027-07-12/2027-08-01"),
        ("weeks 28 to 30", "2027-07-12/2027-08-01"),
        ("uke 53", "2026-12-28/2027-01-03"),
        ("uke 52–1", "2026-12-21/2027-01-10"),
    ],
)
def test_weeks(text: str, days: str) -> None:
    assert str(DAYS.read(text, NOW)) == days


def test_the_first_days_of_january_may_lie_in_last_years_last_week() -> None:
    new_year = at(datetime(2027, 1, 1, 9, tzinfo=OSLO))
    assert str(DAYS.read("uke 53", new_year)) == "2026-12-28/2027-01-03"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "uke",
        "uke 0",
        "uke 54",
        "uke 1000",
        "11.12–7.12.2026",
        "2026-12-31–2026-12-24",
        "7.12 til",
        "7.12 til 8.12 til 9.12",
        "31.–3. desember",
        "1.1.2027–1.6.2027",  # longer than any closing
    ],
)
def test_no_days(text: str) -> None:
    with pytest.raises(Unreadable):
        DAYS.read(text, NOW)


@given(st.dates(date(2026, 1, 1), date(2040, 1, 1)), st.integers(0, 120))
def test_days_are_read_as_they_are_written(first: date, more: int) -> None:
    days = Days(first, first + timedelta(days=more))
    assert DAYS.read(DAYS.write(days), NOW) == days


# Times of day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("11:30", time(11, 30)),
        ("11.30", time(11, 30)),
        ("11 30", time(11, 30)),
        ("kl 12", time(12)),
        ("kl. 7.05", time(7, 5)),
        ("Kl 23:59", time(23, 59)),
        ("9", time(9)),
        ("0:00", time(0)),
    ],
)
def test_a_time(text: str, moment: time) -> None:
    assert TIME.read(text, NOW) == moment


@pytest.mark.parametrize("text", ["", "24:00", "11:60", "11:3", "halv tolv", "kl", "११:३०"])
def test_no_time(text: str) -> None:
    with pytest.raises(Unreadable):
        TIME.read(text, NOW)


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_read_as_it_is_written(hour: int, minute: int) -> None:
    assert TIME.read(TIME.write(time(hour, minute)), NOW) == time(hour, minute)


# Whatever is typed is read or not; nothing else happens.


@given(st.one_of(st.text(max_size=20), st.from_regex(r"[0-9./ –-]{1,20}", fullmatch=True)))
def test_anything_else_is_simply_not_understood(text: str) -> None:
    for reader in (MONTH, COMING, DAY, DAYS, TIME):
        try:
            reader.read(text, NOW)
        except Unreadable:
            continue
