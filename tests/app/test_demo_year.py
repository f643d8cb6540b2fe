"""A barnehageår of both demo kindergartens, lived by turning the clock."""

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
    # Every month of the year has its theme, but August after it has none yet.
    assert days(august, "solstralen-gruppe", "nudge") == {"2027-08": date(2027, 6, 30)}


def test_a_month_without_a_theme_is_nudged_seven_days_before_or_on_the_last_open_day_before_that(
    august: World,
) -> None:
    august.turn(2027, 7, 31)
    nudges = days(august, "fjelltun-gruppe", "nudge")
    assert nudges["2026-09"] == date(2026, 8, 25)
    assert nudges["2027-01"] == date(2026, 12, 23), "29 December lies in the Christmas closing"
    assert nudges["2027-04"] == date(2027, 3, 24), "25 March is Maundy Thursday"
    assert set(nudges) == set(THEME_DAYS) - {"2026-08"} | {"2027-08"}
    assert nudges["2027-08"] == date(2027, 6, 30), "26 July lies in July"


def test_reminders_come_on_the_first_open_day_of_a_week(august: World) -> None:
    august.turn(2027, 7, 31)
    for channel in ("solstralen-gruppe", "fjelltun-gruppe"):
        for week, day in days(august, channel, "reminder").items():
            monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
            open_days = [
                monday + timedelta(days=offset)
                for offset in range(5)
                if monday + timedelta(days=offset) not in CLOSED
            ]
            assert day == open_days[0]
    reminders = days(august, "fjelltun-gruppe", "reminder")
    assert reminders["2026-W32"] == date(2026, 8, 3)
    assert reminders["2027-W20"] == date(2027, 5, 18), "Monday is 17 May"
