"""Days as people write them, in bokmål, nynorsk, dialect and English, and misspelt."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.dates.days import DayReader
from bot.commands.dates.feasts import easter
from bot.commands.errors import Unreadable
from bot.message.words import _
from tests.asking import at
from tests.clocks import OSLO
from tests.commands.dates.reading import NOW, offered
from tests.every import every

DAY = DayReader(_("Day"))


@every(
    "text, day",
    [
        ("2026-12-24", "2026-12-24"),
        ("24.12.2026", "2026-12-24"),
        ("24.12.26", "2026-12-24"),
        ("24.12.1999", "1999-12-24"),
        ("24/12/2026", "2026-12-24"),
        ("24 12 2026", "2026-12-24"),
        ("24. 12. 2026", "2026-12-24"),
        ("24-12-2026", "2026-12-24"),
        ("15.03.27", "2027-03-15"),
        ("24.12", "2026-12-24"),
        ("24.12.", "2026-12-24"),
        ("24/12", "2026-12-24"),
        ("1.12", "2026-12-01"),  # today is the next such day
        ("30.11", "2027-11-30"),
        ("29.2", "2028-02-29"),
        ("24. desember", "2026-12-24"),
        ("24.desember", "2026-12-24"),
        ("24 des", "2026-12-24"),
        ("24. des.", "2026-12-24"),
        ("24. Desember 2027", "2027-12-24"),
        ("24 December 2027", "2027-12-24"),
        ("3. mars", "2027-03-03"),
        ("3. mars 27", "2027-03-03"),
        ("den 3. mars", "2027-03-03"),
        ("første mars", "2027-03-01"),
        ("15. mars neste år", "2027-03-15"),
        ("Dec 28", "2026-12-28"),
        ("December 28, 2027", "2027-12-28"),
        ("12 Jul", "2027-07-12"),
        ("March 15th", "2027-03-15"),
        ("the 15th of March", "2027-03-15"),
        ("den 15.", "2026-12-15"),
        ("the 15th", "2026-12-15"),
        ("den 31.", "2026-12-31"),
        ("15. i neste måned", "2027-01-15"),
        ("15. denne måneden", "2026-12-15"),
        # what stands around it
        ("til 15. mars", "2027-03-15"),
        ("til 15.3", "2027-03-15"),
        ("innen 1. mars", "2027-03-01"),
        ("til og med 15.3.", "2027-03-15"),
        ("t.o.m. 15.3", "2027-03-15"),
        ("fram til 15.3", "2027-03-15"),
        ("fra 15. mars", "2027-03-15"),
        ("15. mars?", "2027-03-15"),
        ("15.3?", "2027-03-15"),
        ("15. mars i", "2027-03-15"),
        ("by March 15", "2027-03-15"),
        ("until 15 March", "2027-03-15"),
        ("15. mars kl. 12", "2027-03-15"),
        ("fredag klokka halv tolv", "2026-12-04"),
        # seen from today
        ("i dag", "2026-12-01"),
        ("idag", "2026-12-01"),
        ("today", "2026-12-01"),
        ("i kveld", "2026-12-01"),
        ("i morgen", "2026-12-02"),
        ("i morgon", "2026-12-02"),
        ("i morgo", "2026-12-02"),
        ("i mårra", "2026-12-02"),
        ("imorra", "2026-12-02"),
        ("tomorrow", "2026-12-02"),
        ("tommorow", "2026-12-02"),
        ("i overmorgen", "2026-12-03"),
        ("overimorra", "2026-12-03"),
        ("i overmorgon", "2026-12-03"),
        ("the day after tomorrow", "2026-12-03"),
        ("i går", "2026-11-30"),
        ("yesterday", "2026-11-30"),
        ("i forgårs", "2026-11-29"),
        ("om tre dager", "2026-12-04"),
        ("om 3 dagar", "2026-12-04"),
        ("om en uke", "2026-12-08"),
        ("om ei veke", "2026-12-08"),
        ("om to uker", "2026-12-15"),
        ("om to veker", "2026-12-15"),
        ("om et par uker", "2026-12-15"),
        ("om fjorten dager", "2026-12-15"),
        ("om fjorten daga", "2026-12-15"),
        ("om 14 dager", "2026-12-15"),
        ("in two weeks", "2026-12-15"),
        ("in a fortnight", "2026-12-15"),
        ("two weeks from now", "2026-12-15"),
        ("om en måned", "2027-01-01"),
        ("om tre måneder", "2027-03-01"),
        ("om et år", "2027-12-01"),
        ("for to uker siden", "2026-11-17"),
        ("for to veker sidan", "2026-11-17"),
        ("two weeks ago", "2026-11-17"),
        # weekdays
        ("fredag", "2026-12-04"),
        ("på fredag", "2026-12-04"),
        ("til fredag", "2026-12-04"),
        ("fredag.", "2026-12-04"),
        ("mandag", "2026-12-07"),
        ("måndag", "2026-12-07"),
        ("tysdag i neste veke", "2026-12-08"),
        ("onsda", "2026-12-02"),
        ("tysda neste uke", "2026-12-08"),
        ("lørda", "2026-12-05"),
        ("laurdag", "2026-12-05"),
        ("sundag", "2026-12-06"),
        ("Friday", "2026-12-04"),
        ("this Friday", "2026-12-04"),
        ("denne fredagen", "2026-12-04"),
        ("nå på fredag", "2026-12-04"),
        ("førstkommende mandag", "2026-12-07"),
        ("førstkomande måndag", "2026-12-07"),
        ("kommende fredag", "2026-12-04"),
        ("neste mandag", "2026-12-07"),  # the very next is next week's
        ("next Monday", "2026-12-07"),
        ("tirsdag i neste uke", "2026-12-08"),
        ("neste uke tirsdag", "2026-12-08"),
        ("Friday next week", "2026-12-11"),
        ("fredag denne uka", "2026-12-04"),
        ("mandag i forrige uke", "2026-11-23"),
        ("forrige fredag", "2026-11-27"),
        ("forrige tirsdag", "2026-11-24"),
        ("sist fredag", "2026-11-27"),
        ("fredag om to uker", "2026-12-18"),
        ("onsdag i uke 9", "2027-03-03"),
        ("onsdag uke 9", "2027-03-03"),
        ("mandag veke 2", "2027-01-11"),
        ("Wednesday in week 9", "2027-03-03"),
        ("fredag 12. mars", "2027-03-12"),
        ("fredag den 12. mars 2027", "2027-03-12"),
        ("fre. 12.3", "2027-03-12"),
        ("Friday 12 March", "2027-03-12"),
        ("Fri 12 March", "2027-03-12"),
        ("første mandag i mars", "2027-03-01"),
        ("1. mandag i mars", "2027-03-01"),
        ("the first Monday in March", "2027-03-01"),
        ("siste fredag i januar", "2027-01-29"),
        ("andre tysdag i neste månad", "2027-01-12"),
        ("første tirsdag i desember", "2026-12-01"),
        # ends
        ("ut uka", "2026-12-06"),
        ("ut måneden", "2026-12-31"),
        ("ut januar", "2027-01-31"),
        ("ut året", "2026-12-31"),
        ("end of the month", "2026-12-31"),
        # feasts
        ("julaften", "2026-12-24"),
        ("lille julaften", "2026-12-23"),
        ("2. juledag", "2026-12-26"),
        ("nyttårsaften", "2026-12-31"),
        ("nyttårsdag", "2027-01-01"),
        ("New Year's Eve", "2026-12-31"),
        ("skjærtorsdag", "2027-03-25"),
        ("langfredag", "2027-03-26"),
        ("Good Friday", "2027-03-26"),
        ("2. påskedag", "2027-03-29"),
        ("Easter Monday 2028", "2028-04-17"),
        ("Kristi himmelfartsdag", "2027-05-06"),
        ("andre pinsedag", "2027-05-17"),
        ("langfredag neste år", "2027-03-26"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert DAY.read(text, NOW) == date.fromisoformat(day)


@every(
    "text",
    [
        "",
        "24",
        "31.11",
        "30.2.2027",
        "2026-13-01",
        "0.12",
        "24.",
        "1.2.3",
        "24.12 10",
        "12.24",
        "31. februar",
        "den 32.",
        "to mars",
        "mars",
        "uke 9",
        "neste uke",
        "om fredag",
        "femte mandag i mars 2028 i",
        "femte mandag i februar",
        "onsdag i uke 60",
        "fredag lørdag",
        "fredag mars",
        "på",
        "man",
        "fri",
        "15. mars 12",
        "halv tolv",
        "fire dager",
    ],
)
def test_no_day(text: str) -> None:
    with pytest.raises(Unreadable):
        DAY.read(text, NOW)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("neste fredag", ["2026-12-04", "2026-12-11"]),
        ("next Friday", ["2026-12-04", "2026-12-11"]),
        ("tirsdag", ["2026-12-01", "2026-12-08"]),  # today is one
        ("fredag 13. mars", ["2027-03-13", "2027-03-12"]),  # that is a Saturday
        ("fredag julaften", ["2026-12-24", "2026-12-25"]),
        ("torsdag julaften 2027", ["2027-12-24", "2027-12-23"]),
        ("før 15. mars", ["2027-03-14", "2027-03-15"]),
        ("nyttår", ["2026-12-31", "2027-01-01"]),
        ("24. desmber", ["2026-12-24"]),
        ("fredga", ["2026-12-04"]),
        ("neste oknsdag", ["2026-12-02", "2026-12-09"]),
        ("tirsdag om to ukre", ["2026-12-15"]),
    ],
)
def test_what_may_be_another_day_is_asked(text: str, days: list[str]) -> None:
    assert offered(DAY, text)[: len(days)] == days


def test_on_a_saturday_next_friday_is_one_day_and_friday_in_two_weeks_two() -> None:
    saturday = at(datetime(2026, 12, 5, 9, tzinfo=OSLO))
    assert DAY.read("neste fredag", saturday) == date(2026, 12, 11)
    assert offered(DAY, "fredag om to uker", saturday) == ["2026-12-18", "2026-12-25"]


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    assert DAY.read("om en måned", at(datetime(2027, 1, 31, 9, tzinfo=OSLO))) == date(2027, 2, 28)


def test_today_is_its_own_day_but_no_coming_one() -> None:
    friday = at(datetime(2026, 12, 4, 9, tzinfo=OSLO))
    assert DAY.read("denne fredagen", friday) == date(2026, 12, 4)
    assert DAY.read("førstkommende fredag", friday) == date(2026, 12, 11)


# Far away is a slip of the finger, and no calendar reaches there.


@pytest.mark.parametrize(
    "text",
    [
        "9999-12-31",
        "0001-01-01",
        "1.1.2226",
        "24. desember 1066",
        "29.2.2225",
        "om 9999 uker",
        "om 9999 år",
        "langfredag 9999",
        "onsdag uke 9 9999",
    ],
)
def test_a_day_centuries_away_is_not_read(text: str) -> None:
    with pytest.raises(Unreadable):
        DAY.read(text, NOW)


@given(st.dates(date(2000, 1, 1), date(2070, 1, 1)))
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert DAY.read(DAY.write(day), NOW) == day


@pytest.mark.parametrize(
    "day", ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2035-03-25", "2038-04-25"]
)
def test_easter(day: str) -> None:
    """Eastermost and earliest Sundays of these years, as in the almanac."""
    assert easter(date.fromisoformat(day).year) == date.fromisoformat(day)


# Before free text a day ends where its name does


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("15. mars", True),
        ("15. mars 2027", True),
        ("tirsdag i neste uke", True),
        ("fredag om to uker", True),
        ("15. mars 27", False),
        ("15. mars til", False),
        ("15. mars kl. 12", False),
        ("15. mars ?", False),
    ],
)
def test_a_whole_name_of_a_day(text: str, is_name: bool) -> None:
    assert DAY.is_name(text, NOW) is is_name
