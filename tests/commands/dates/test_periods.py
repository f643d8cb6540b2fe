"""Stretches of days as people write them, in bokmål, nynorsk and English."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.dates.periods import DaysReader
from bot.commands.errors import Unreadable
from bot.model.days import Days
from tests.asking import at
from tests.clocks import OSLO
from tests.commands.dates.reading import NOW, offered
from tests.every import every

DAYS = DaysReader()


@every(
    "text, days",
    [
        ("12.10", "2027-10-12"),
        ("i morgen", "2026-12-02"),
        ("7.12–11.12", "2026-12-07/2026-12-11"),
        ("7.12-11.12", "2026-12-07/2026-12-11"),
        ("7.12.-11.12.", "2026-12-07/2026-12-11"),
        ("7.12 – 11.12", "2026-12-07/2026-12-11"),
        ("7.12 til 11.12", "2026-12-07/2026-12-11"),
        ("fra 7.12 til 11.12", "2026-12-07/2026-12-11"),
        ("frå 7.12 til 11.12", "2026-12-07/2026-12-11"),
        ("7.12 t.o.m. 11.12", "2026-12-07/2026-12-11"),
        ("fra og med 7.12 til og med 11.12", "2026-12-07/2026-12-11"),
        ("from 7 December through 11 December", "2026-12-07/2026-12-11"),
        ("7. desember til 11. desember", "2026-12-07/2026-12-11"),
        ("7 December to 11 December", "2026-12-07/2026-12-11"),
        ("7.–11. desember", "2026-12-07/2026-12-11"),
        ("7.-11.12", "2026-12-07/2026-12-11"),
        ("7–11. des", "2026-12-07/2026-12-11"),
        ("28-30 December", "2026-12-28/2026-12-30"),
        ("28 to 30 December", "2026-12-28/2026-12-30"),
        ("December 28-30", "2026-12-28/2026-12-30"),
        ("mellom 7. og 11. desember", "2026-12-07/2026-12-11"),
        ("between 7 and 11 December", "2026-12-07/2026-12-11"),
        ("7. og 8. desember", "2026-12-07/2026-12-08"),
        ("24.12–2.1", "2026-12-24/2027-01-02"),
        ("julaften til nyttårsdag", "2026-12-24/2027-01-01"),
        ("2026-12-24–2026-12-31", "2026-12-24/2026-12-31"),
        ("i dag til 4.12", "2026-12-01/2026-12-04"),
        ("i dag og i morgen", "2026-12-01/2026-12-02"),
        ("30.11–4.12", "2026-11-30/2026-12-04"),  # it began yesterday
        ("24.12–2.1.2028", "2027-12-24/2028-01-02"),
        ("28.12.2027–3.1", "2027-12-28/2028-01-03"),
        ("fra mandag til onsdag", "2026-12-07/2026-12-09"),
        ("mandag til onsdag", "2026-12-07/2026-12-09"),
        ("mandag-onsdag", "2026-12-07/2026-12-09"),
        ("Monday to Wednesday", "2026-12-07/2026-12-09"),
        ("torsdag og fredag", "2026-12-03/2026-12-04"),
        ("torsdag og fredag?", "2026-12-03/2026-12-04"),
        ("fredag til mandag", "2026-12-04/2026-12-07"),
        ("mandag til onsdag i uke 9", "2027-03-01/2027-03-03"),
        ("måndag til onsdag i neste veke", "2026-12-07/2026-12-09"),
        ("fra mandag 7. desember til og med onsdag 9. desember", "2026-12-07/2026-12-09"),
        # weeks
        ("uke 50", "2026-12-07/2026-12-13"),
        ("Uke 49", "2026-11-30/2026-12-06"),  # this week
        ("uke 48", "2027-11-29/2027-12-05"),
        ("uke9", "2027-03-01/2027-03-07"),
        ("i uke 9?", "2027-03-01/2027-03-07"),
        ("hele uke 8", "2027-02-22/2027-02-28"),
        ("heile veke 8", "2027-02-22/2027-02-28"),
        ("veke 7", "2027-02-15/2027-02-21"),
        ("week 7", "2027-02-15/2027-02-21"),
        ("the whole of week 7", "2027-02-15/2027-02-21"),
        ("uke 7 2028", "2028-02-14/2028-02-20"),
        ("uke nr. 7", "2027-02-15/2027-02-21"),
        ("uke 28–30", "2027-07-12/2027-08-01"),
        ("uker 28-30", "2027-07-12/2027-08-01"),
        ("uke 28 30", "2027-07-12/2027-08-01"),
        ("uke 8 og 9", "2027-02-22/2027-03-07"),
        ("uke 8 og uke 9", "2027-02-22/2027-03-07"),
        ("veker 28 til 30", "2027-07-12/2027-08-01"),
        ("weeks 28 to 30", "2027-07-12/2027-08-01"),
        ("uke 53", "2026-12-28/2027-01-03"),
        ("uke 52–1", "2026-12-21/2027-01-10"),
        ("denne uka", "2026-11-30/2026-12-06"),
        ("neste uke", "2026-12-07/2026-12-13"),
        ("neste veke", "2026-12-07/2026-12-13"),
        ("the week after next", "2026-12-14/2026-12-20"),
        ("uka etter neste", "2026-12-14/2026-12-20"),
        ("i helga", "2026-12-05/2026-12-06"),
        # months
        ("juli", "2027-07-01/2027-07-31"),
        ("hele juli", "2027-07-01/2027-07-31"),
        ("i juli 2028", "2028-07-01/2028-07-31"),
        ("neste måned", "2027-01-01/2027-01-31"),
        # feasts
        ("romjula", "2026-12-27/2026-12-31"),
        ("i romjulen", "2026-12-27/2026-12-31"),
        ("mellom jul og nyttår", "2026-12-27/2026-12-31"),
        ("between Christmas and New Year", "2026-12-27/2026-12-31"),
        ("påska", "2027-03-22/2027-03-29"),
        ("i påsken", "2027-03-22/2027-03-29"),
        ("Easter week", "2027-03-22/2027-03-29"),
        ("påska 2028", "2028-04-10/2028-04-17"),
        ("pinse", "2027-05-16/2027-05-17"),
    ],
)
def test_days(text: str, days: str) -> None:
    assert str(DAYS.read(text, NOW)) == days


def test_the_first_days_of_january_may_lie_in_last_years_last_week() -> None:
    new_year = at(datetime(2027, 1, 1, 9, tzinfo=OSLO))
    assert str(DAYS.read("uke 53", new_year)) == "2026-12-28/2027-01-03"


@every(
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
        "7. og 11. desember",  # two days, and none between
        "fra 7.12",
        "12",
        "jul",  # says why it is closed, not when
        "påske",
        "sommer",
        "to uker",
        "i vår",
        "kl. 12",
        "om 9999 uker",
        "uke 9 9999",
    ],
)
def test_no_days(text: str) -> None:
    with pytest.raises(Unreadable):
        DAYS.read(text, NOW)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # It differs by county, and from year to year.
        (
            "vinterferien",
            ["2027-02-22–2027-02-28", "2027-03-01–2027-03-07", "2027-03-08–2027-03-14"],
        ),
        ("winter break", ["2027-02-22–2027-02-28", "2027-03-01–2027-03-07", "2027-03-08–2027-03-14"]),
        ("i haustferien", ["2027-10-04–2027-10-10", "2027-10-11–2027-10-17"]),
        # From workplace to workplace
        ("juleferien", ["2026-12-24–2027-01-01", "2026-12-21–2027-01-01"]),
        ("jula", ["2026-12-24–2026-12-31", "2026-12-27–2026-12-31"]),
        ("sommerferien", ["2027-07-12–2027-08-01", "2027-07-01–2027-07-31"]),
        # From now on, or that day alone
        ("til 15. desember", ["2026-12-01–2026-12-15", "2026-12-15–2026-12-15"]),
        ("om to uker", ["2026-12-14–2026-12-20", "2026-12-15–2026-12-15"]),
        ("neste fredag", ["2026-12-04–2026-12-04", "2026-12-11–2026-12-11"]),
        ("neste helg", ["2026-12-05–2026-12-06", "2026-12-12–2026-12-13"]),
        ("tirsdag til torsdag", ["2026-12-01–2026-12-03", "2026-12-08–2026-12-10"]),
        ("fredag til 24.12", ["2026-12-18–2026-12-24", "2026-12-04–2026-12-24"]),
    ],
)
def test_what_may_be_other_days_is_asked(text: str, days: list[str]) -> None:
    assert offered(DAYS, text) == days


@given(st.dates(date(2026, 1, 1), date(2040, 1, 1)), st.integers(0, 120))
def test_days_are_read_as_they_are_written(first: date, more: int) -> None:
    days = Days(first, first + timedelta(days=more))
    assert DAYS.read(DAYS.write(days), NOW) == days
