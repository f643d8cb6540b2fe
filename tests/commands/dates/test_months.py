"""Months as people write them, in bokmål, nynorsk, dialect and English, and misspelt."""

from dataclasses import replace
from datetime import datetime

import pytest
from babel.dates import get_month_names

from bot.commands.dates.months import MonthReader
from bot.commands.errors import Unreadable
from bot.model.month import Barnehageaar, Month
from bot.model.texts import Language
from tests.asking import at
from tests.clocks import OSLO
from tests.commands.dates.reading import NOW, offered
from tests.every import every
from tests.sample import Sample

MONTH, COMING = MonthReader(), MonthReader(coming=True)

NAMES = [
    (name, number)
    for language in Language
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, "format", language.value).items()
    if name != "Jul"  # Christmas in Norwegian
]


@every(
    "text, month",
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
        ("3/2027", "2027-03"),
        ("03 2027", "2027-03"),
        ("nov", "2026-11"),
        ("sept.", "2026-09"),
        ("sept", "2026-09"),
        ("jan.", "2027-01"),
        ("okt", "2026-10"),
        ("febr.", "2027-02"),
        ("December", "2026-12"),
        ("may", "2027-05"),
        ("mars måned", "2027-03"),
        ("mars?", "2027-03"),
        ("i mars", "2027-03"),
        ("til mars", "2027-03"),
        ("for mars.", "2027-03"),
        ("mars til", "2027-03"),
        ("i mars i", "2027-03"),
        ("desembertemaet", "2026-12"),
        ("mars-temaet", "2027-03"),
        ("Novembers", "2026-11"),
        ("mai 27", "2027-05"),
        ("mars '27", "2027-03"),
        ("mars neste år", "2027-03"),
        ("januar neste år", "2027-01"),
        ("desember i år", "2026-12"),
        ("september i fjor", "2025-09"),
        ("March next year", "2027-03"),
        ("mai til neste år", "2027-05"),
        # seen from now
        ("nå", "2026-12"),
        ("no", "2026-12"),
        ("denne månaden", "2026-12"),
        ("this month", "2026-12"),
        ("denne mnd", "2026-12"),
        ("neste måned", "2027-01"),
        ("neste-maaned", "2027-01"),
        ("neste måned?", "2027-01"),
        ("neste måned i", "2027-01"),
        ("neste mnd.", "2027-01"),
        ("nestemåned", "2027-01"),
        ("til neste mnd", "2027-01"),
        ("neste månad", "2027-01"),
        ("neste måne", "2027-01"),
        ("nesste måned", "2027-01"),
        ("next month", "2027-01"),
        ("kommende måned", "2027-01"),
        ("forrige måned", "2026-11"),
        ("førre månad", "2026-11"),
        ("sist månad", "2026-11"),
        ("last month", "2026-11"),
        ("om en måned", "2027-01"),
        ("om to måneder", "2027-02"),
        ("om to månader", "2027-02"),
        ("om 2 mnd", "2027-02"),
        ("in two months", "2027-02"),
        ("two months from now", "2027-02"),
        ("om ein månad", "2027-01"),
        ("for to måneder siden", "2026-10"),
        ("for to månader sidan", "2026-10"),
        ("3 months ago", "2026-09"),
        ("the month after next", "2027-02"),
        ("måneden etter neste", "2027-02"),
        ("måned 3", "2027-03"),
        ("månad 3", "2027-03"),
        ("mnd. 3", "2027-03"),
        ("måned nr. 3", "2027-03"),
        ("month 10", "2026-10"),
        ("12", "2026-12"),
        ("12.", "2026-12"),
        ("03", "2027-03"),
        ("neste mars", "2027-03"),
        ("next March", "2027-03"),
        ("forrige mars", "2026-03"),
        # around feasts
        ("etter jul", "2027-01"),
        ("etter jula", "2027-01"),
        ("etter nyttår", "2027-01"),
        ("after Christmas", "2027-01"),
        ("før jul", "2026-12"),
        ("i jula", "2026-12"),
        ("til jul", "2026-12"),
        ("romjula", "2026-12"),
        ("før sommeren", "2027-06"),
        ("før sommerferien", "2027-06"),
        ("i sommerferien", "2027-07"),
        ("i påska", "2027-03"),
        ("i pinsen", "2027-05"),
        ("i juleferien", "2026-12"),
    ],
)
def test_a_month(text: str, month: str) -> None:
    assert str(MONTH.read(text, NOW)) == month


@every("name, number", NAMES)
def test_every_name_of_a_month_in_every_language(name: str, number: int) -> None:
    month = MONTH.read(name, NOW)
    assert month.number == number
    assert Barnehageaar.of(month) == Barnehageaar(2026)


@every("name, number", NAMES)
def test_a_name_of_what_can_be_changed_is_the_next_such_month(name: str, number: int) -> None:
    month = COMING.read(name, NOW)
    assert month.number == number
    assert Month(2026, 12) <= month < Month(2027, 12)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("august", "2027-08"),
        ("måned 8", "2027-08"),
        ("8", "2027-08"),
        ("etter sommeren", "2027-08"),
        ("etter sommarferien", "2027-08"),
        ("etter jul", "2027-01"),
        ("i høstferien", "2027-10"),
        ("neste måned", "2027-01"),
        ("forrige måned", "2026-11"),  # said on purpose, and refused where it is to be changed
    ],
)
def test_a_coming_month(text: str, month: str) -> None:
    assert str(COMING.read(text, NOW)) == month


@every(
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
        "mars mars",
        "desemberr",
        "0",
        "13",
        "123",
        "måned",
        "måned 13",
        "neste",
        "om to uker",
        "2027",
        "i fjor",
        "15.3",
        "vår",
        "i",
        "?",
        "– –",
    ],
)
def test_no_month(text: str) -> None:
    with pytest.raises(Unreadable):
        MONTH.read(text, NOW)


# What may be several months is asked back


@every(
    "text, months",
    [
        ("i høst", ["2026-08", "2026-09", "2026-10", "2026-11"]),
        ("høsten", ["2026-08", "2026-09", "2026-10", "2026-11"]),
        ("i haust", ["2026-08", "2026-09", "2026-10", "2026-11"]),
        ("this autumn", ["2026-08", "2026-09", "2026-10", "2026-11"]),
        ("til høsten", ["2027-08", "2027-09", "2027-10", "2027-11"]),
        ("til våren", ["2027-03", "2027-04", "2027-05"]),
        ("i vår", ["2027-03", "2027-04", "2027-05"]),
        ("in the spring", ["2027-03", "2027-04", "2027-05"]),
        ("i vinter?", ["2026-12", "2027-01", "2027-02"]),
        ("i sommer", ["2027-06", "2027-08"]),  # July has no theme
        ("våren 2028", ["2028-03", "2028-04", "2028-05"]),
        ("neste høst", ["2027-08", "2027-09", "2027-10", "2027-11"]),
        ("jul", ["2026-12", "2027-07"]),  # English for July
        ("Dec 28", ["2026-12", "2028-12"]),  # the day, or the year
        ("etter påske", ["2027-03", "2027-04"]),
        ("etter påskeferien", ["2027-03", "2027-04"]),
        ("etter vinterferien", ["2027-03", "2027-04"]),
        ("i vinterferien", ["2027-02", "2027-03"]),  # it differs by county
    ],
)
def test_what_may_be_several_months_is_asked(text: str, months: list[str]) -> None:
    assert offered(MONTH, text) == months


def test_only_months_to_come_are_offered_for_what_can_be_changed() -> None:
    october = at(datetime(2026, 10, 5, 9, tzinfo=OSLO))
    assert offered(COMING, "i høst", october) == ["2026-10", "2026-11"]
    assert offered(COMING, "i høst") == ["2027-08", "2027-09", "2027-10", "2027-11"]
    assert str(COMING.read("i høst", at(datetime(2026, 11, 5, 9, tzinfo=OSLO)))) == "2026-11"


def test_next_march_in_february_may_be_next_month_or_next_year() -> None:
    february = at(datetime(2027, 2, 10, 9, tzinfo=OSLO))
    assert offered(MONTH, "neste mars", february) == ["2027-03", "2028-03"]


def test_jul_is_july_where_english_is_spoken() -> None:
    kindergarten = Sample(NOW.library).kindergarten
    kindergarten.language = Language.EN
    assert str(MONTH.read("Jul", replace(NOW, kindergarten=kindergarten))) == "2027-07"


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("mars", True),
        ("mars 2027", True),
        ("neste måned", True),
        ("12", False),
        ("mars 27", False),
        ("mars ?", False),
        ("mars til", False),
    ],
)
def test_a_whole_name_of_a_month(text: str, is_name: bool) -> None:
    assert MONTH.is_name(text, NOW) is is_name


# Misspelt


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("desmeber", "2026-12"),
        ("novmber", "2026-11"),
        ("febuar", "2027-02"),
        ("setpember", "2026-09"),
        ("neste måend", "2027-01"),
        ("neste mnåed", "2027-01"),
        ("i janaur", "2027-01"),
    ],
)
def test_a_misspelt_month_is_suggested(text: str, month: str) -> None:
    assert offered(MONTH, text)[0] == month


# Far away is a slip of the finger, and no calendar reaches there.


@pytest.mark.parametrize(
    "text", ["9998-12", "0002-01", "mars 1066", "2226-01", "1926-11", "om 9999 måneder", "for 1000 mnd siden"]
)
def test_a_month_centuries_away_is_not_read(text: str) -> None:
    with pytest.raises(Unreadable):
        MONTH.read(text, NOW)
