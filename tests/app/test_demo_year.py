"""A barnehageår of both demo kindergartens, lived by turning the clock."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from bot.platforms.local.people import GROUPS
from tests.app.year import AUGUST, KINDERGARTENS, PLACES, RESULTS, Year, active, passive
from tests.databases import PostgresqlDatabase, SqliteDatabase
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


AT_MOST = 24
"""In a year, in one place, where nobody does anything: eleven months with two messages, and two more."""
IN_A_MONTH = 2
"""In the group's place, the first month too."""
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


@pytest.fixture(scope="module")
def nobody_acts(postgresql: PostgresqlDatabase, tmp_path_factory: pytest.TempPathFactory) -> Year:
    return passive(World(postgresql.fresh(AUGUST), tmp_path_factory.mktemp("passive"), AUGUST))


@pytest.fixture(scope="module")
def group_acts(sqlite: SqliteDatabase, tmp_path_factory: pytest.TempPathFactory) -> Year:
    return active(World(sqlite.fresh(AUGUST), tmp_path_factory.mktemp("active"), AUGUST))


@pytest.fixture(params=("nobody_acts", "group_acts"))
def year(request: pytest.FixtureRequest) -> Year:
    """One where nobody acts, on PostgreSQL, and one where the group does, on SQLite."""
    found: Year = request.getfixturevalue(request.param)
    return found


def days(year: Year, place: str, kind: str) -> dict[str, date]:
    """Period and day of the posts of a kind."""
    return {one.key.removeprefix(f"{kind}/"): one.at.date() for one in year.of(place, f"{kind}/")}


def test_a_whole_year(year: Year) -> None:
    for name in KINDERGARTENS:
        posts = [one for place in (name, name + GROUPS) for one in year.of(place) if one.kind != RESULTS]
        keys = [one.key for one in posts]
        assert len(keys) == len(set(keys)), "nothing is posted twice"
        assert not [one for one in posts if one.at.month == 7], "July is free"
        assert not [one for one in posts if not is_open(one.at.date())], "closed days are quiet"
    assert days(year, "solstralen", "theme") == THEME_DAYS


def test_a_year_in_which_nobody_acts(nobody_acts: Year) -> None:
    print(nobody_acts.table("passive"))  # noqa: T201 - the table
    for place in PLACES:
        assert nobody_acts.count(place).total() <= AT_MOST
    for name in KINDERGARTENS:
        assert set(nobody_acts.count(name)) <= {"theme", "repeat", "webinar"}
        assert set(nobody_acts.count(name + GROUPS)) == {"reminder"}
        months = Counter(f"{one.at:%Y-%m}" for one in nobody_acts.of(name + GROUPS))
        assert max(months.values()) <= IN_A_MONTH
        told = days(nobody_acts, name, "webinar")
        assert [key.split("/")[1] for key in told] == ["published", "soon", "hour", "recording"]
    assert days(nobody_acts, "fjelltun", "theme") == {}


def test_a_year_in_which_the_group_acts(group_acts: Year) -> None:
    print(group_acts.table("active"))  # noqa: T201 - the table
    for name in KINDERGARTENS:
        assert set(group_acts.count(name)) == {"theme", "repeat", "webinar", "notice", RESULTS}
        assert set(group_acts.count(name + GROUPS)) == {"reminder", RESULTS}
        weeks = [one.at.isocalendar()[:2] for one in group_acts.of(name + GROUPS, "reminder/")]
        assert len(weeks) == len(set(weeks))


def asked(year: Year, place: str) -> dict[str, list[date]]:
    """The days on which the group was asked for the theme of a month."""
    found: dict[str, list[date]] = {}
    for one in year.of(place, "reminder/"):
        for name in re.findall(r"(\w+)(?: \d{4})? har ikk(?:je noko|e noe) tema enn", one.text):
            found.setdefault(name.lower(), []).append(one.at.date())
    return found


def test_a_month_without_a_theme_is_asked_for_seven_days_before_and_on_the_day(nobody_acts: Year) -> None:
    days = asked(nobody_acts, "fjelltun-gruppe")
    assert days["september"] == [date(2026, 8, 25), date(2026, 9, 1)]
    assert days["januar"] == [date(2026, 12, 23), date(2027, 1, 5)], (
        "29 December lies in the Christmas closing"
    )
    assert days["april"] == [date(2027, 3, 24), date(2027, 4, 1)], "25 March is Maundy Thursday"
    assert days["august"] == [date(2026, 8, 3), date(2027, 6, 30)], "the first is the demo's beginning"
    assert set(days) == set(MONTHS) - {"juli"}
    assert asked(nobody_acts, "solstralen-gruppe") == {"august": [date(2027, 6, 30)]}


def is_open(day: date) -> bool:
    return day.weekday() < 5 and day not in CLOSED


def a_week_before(day: date) -> date:
    """Or the last open day before that."""
    return next(one for ago in range(7, 40) if is_open(one := day - timedelta(days=ago)))


def test_the_group_has_one_message_a_week_at_most_on_its_first_open_day_or_a_week_before_a_theme(
    year: Year,
) -> None:
    """The later where a month has no theme, or nobody of the group has done anything for long."""
    before = {a_week_before(day) for day in THEME_DAYS.values()}
    for channel in ("solstralen-gruppe", "fjelltun-gruppe"):
        of_months = before.union(*asked(year, channel).values())
        for week, day in days(year, channel, "reminder").items():
            monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
            first = next(one for ahead in range(5) if is_open(one := monday + timedelta(days=ahead)))
            assert day == first or day in of_months
