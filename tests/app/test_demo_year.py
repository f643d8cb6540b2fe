"""A barnehageår of both demo kindergartens, lived by turning the clock."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.platforms.local.people import GROUPS
from tests.clocks import OSLO
from tests.databases import Database
from tests.world import World

# Public holidays on weekdays in 2026–27, written down by hand from the calendar.
HOLIDAYS = {
    date(2026, 12, 25): "Christmas Day",
    date(2027, 1, 1): "New Year's Day",
    date(2027, 3, 25): "Maundy Thursday",
    date(2027, 3, 26): "Good Friday",
    date(2027, 3, 29): "Easter Monday",
    date(2027, 5, 6): "Ascension",
    date(2027, 5, 17): "17 May, and Whit Monday in this year",
}
PLANNING_DAYS = {date(2026, 8, 13), date(2026, 8, 14), date(2026, 11, 6), date(2027, 1, 4), date(2027, 5, 7)}
CHRISTMAS = {date(2026, 12, 24) + timedelta(days=days) for days in range(8)}
CLOSED = {*HOLIDAYS, *PLANNING_DAYS, *CHRISTMAS}

THEME_DAYS = {
    "2026-08": date(2026, 8, 3),
    "2026-09": date(2026, 9, 1),
    "2026-10": date(2026, 10, 1),
    "2026-11": date(2026, 11, 2),
    "2026-12": date(2026, 12, 1),
    "2027-01": date(2027, 1, 5),  # 1 January is a holiday, the 4th a planning day
    "2027-02": date(2027, 2, 1),
    "2027-03": date(2027, 3, 1),
    "2027-04": date(2027, 4, 1),
    "2027-05": date(2027, 5, 3),  # 1 May is a Saturday
    "2027-06": date(2027, 6, 1),
}


AUGUST = datetime(2026, 8, 1, 9, tzinfo=OSLO)


@pytest.fixture
def august(database: Database, tmp_path: Path) -> World:
    return World(database.fresh(AUGUST), tmp_path, AUGUST)


def days(world: World, channel: str, kind: str) -> dict[str, date]:
    """Period and day of the posts of a kind."""
    return {
        said["key"].removeprefix(f"{kind}/"): datetime.fromisoformat(said["at"]).date()
        for said in world.posts(channel, kind)
    }


def test_a_whole_year(august: World) -> None:
    august.turn(2027, 7, 31)
    for channel in ("solstralen", "fjelltun"):
        posts = [*august.posts(channel), *august.posts(channel + GROUPS)]
        keys = [said["key"] for said in posts]
        moments = [datetime.fromisoformat(said["at"]) for said in posts]
        assert len(keys) == len(set(keys)), "nothing is posted twice"
        assert days(august, channel, "theme") == (THEME_DAYS if channel == "solstralen" else {})
        assert not [at for at in moments if at.month == 7], "July is free"
        assert not [at for at in moments if at.weekday() >= 5 or at.date() in CLOSED], "closed days are quiet"


MONTHS = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
]


def asked(world: World, channel: str) -> dict[str, list[date]]:
    """The days on which the group was asked for the theme of a month."""
    found: dict[str, list[date]] = {}
    for said in world.posts(channel, "reminder"):
        for name in re.findall(r"(\w+) har ikk(?:je noko|e noe) tema enn", said["text"]):
            day = datetime.fromisoformat(said["at"]).date()
            found.setdefault(name.lower(), []).append(day)
    return found


def test_a_month_without_a_theme_is_asked_for_seven_days_before_and_on_the_day(august: World) -> None:
    august.turn(2027, 7, 31)
    days = asked(august, "fjelltun-gruppe")
    assert days["september"] == [date(2026, 8, 25), date(2026, 9, 1)]
    assert days["januar"] == [date(2026, 12, 23), date(2027, 1, 5)], (
        "29 December lies in the Christmas closing"
    )
    assert days["april"] == [date(2027, 3, 24), date(2027, 4, 1)], "25 March is Maundy Thursday"
    assert days["august"][1:] == [date(2026, 8, 17), date(2027, 6, 30)], "the first is the demo's beginning"
    assert set(days) == set(MONTHS) - {"juli"}
    assert asked(august, "solstralen-gruppe") == {"august": [date(2027, 6, 30)]}


def is_open(day: date) -> bool:
    return day.weekday() < 5 and day not in CLOSED


def a_week_before(day: date) -> date:
    """Or the last open day before that."""
    return next(one for ago in range(7, 40) if is_open(one := day - timedelta(days=ago)))


def test_the_group_has_one_message_a_week_at_most_on_its_first_open_day_or_a_week_before_a_theme(
    august: World,
) -> None:
    """The later where a month has no theme, or nobody of the group has done anything for long."""
    august.turn(2027, 7, 31)
    before = {a_week_before(day) for day in THEME_DAYS.values()}
    for channel in ("solstralen-gruppe", "fjelltun-gruppe"):
        of_months = before.union(*asked(august, channel).values())
        for week, day in days(august, channel, "reminder").items():
            monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
            first = next(one for ahead in range(5) if is_open(one := monday + timedelta(days=ahead)))
            assert day == first or day in of_months
