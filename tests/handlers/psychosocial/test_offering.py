"""Which factor the group is offered to assess: one a month at most, and none two months in a row."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import shipped
from bot.handlers.psychosocial.offering import offer_day, offered
from bot.model.assessment import LOOK_AGAIN, Assessment
from bot.model.calendar import CalendarMonth
from bot.model.findings import Finding
from bot.model.kindergarten import Kindergarten
from bot.model.month import Barnehageaar, Month

LIBRARY = shipped()
YEAR = Barnehageaar(2026).months()
SEPTEMBER, OCTOBER = YEAR[1], YEAR[2]


def kindergarten(
    themes: Mapping[Month, str], hard: Iterable[str] = (), assessed: Mapping[date, str] | None = None
) -> Kindergarten:
    made = Kindergarten()
    for month, theme in themes.items():
        made.calendar[month] = CalendarMonth(month=month)
        made.calendar[month].choice = theme
    made.findings = [Finding(factor=key, position=n, strength=False) for n, key in enumerate(hard)]
    made.assessments = [
        Assessment(factor=key, day=day, again_on=day + LOOK_AGAIN) for day, key in (assessed or {}).items()
    ]
    return made


def offered_in(month: Month, of: Kindergarten) -> str | None:
    found = offered(of, LIBRARY, month, offer_day(month))
    return found.factor.key if found else None


def test_the_months_theme_comes_before_what_the_survey_showed() -> None:
    own = kindergarten({SEPTEMBER: "vold-trusler"}, ["trakassering"])
    assert offered_in(SEPTEMBER, own) == "vold"
    assert offered_in(OCTOBER, own) == "trakassering"


def test_a_factor_that_was_left_rests_a_month() -> None:
    own = kindergarten({}, ["trakassering"])
    assert [offered_in(month, own) for month in YEAR[:4]] == ["trakassering", None, "trakassering", None]


def test_what_neither_a_theme_nor_the_survey_is_about_is_not_offered() -> None:
    assert offered_in(SEPTEMBER, kindergarten({SEPTEMBER: "brann"}, ["stoy"])) is None


def test_a_strength_is_no_reason() -> None:
    own = kindergarten({}, ["trakassering"])
    own.findings[0].strength = True
    assert offered_in(YEAR[0], own) is None


def test_what_is_assessed_is_offered_when_it_is_time_to_look_again() -> None:
    august = offer_day(YEAR[0])
    own = kindergarten(dict.fromkeys(YEAR, "vold-trusler"), assessed={august - timedelta(days=60): "vold"})
    assert {offered_in(month, own) for month in YEAR[:6]} == {None}
    own.assessments[0].again_on = offer_day(OCTOBER)
    assert [offered_in(month, own) for month in YEAR[1:4]] == [None, "vold", None]


def test_a_group_that_has_assessed_one_this_month_is_asked_for_no_other() -> None:
    own = kindergarten({}, ["trakassering"], {offer_day(OCTOBER) - timedelta(days=3): "vold"})
    assert offered_in(OCTOBER, own) is None


def test_july_is_free() -> None:
    july = YEAR[-1].next()
    assert july.is_july
    assert offered_in(july, kindergarten({july: "vold-trusler"}, ["trakassering"])) is None


THEMES = sorted(theme for factor in LIBRARY.psychosocial for theme in factor.themes)
HARD = sorted(LIBRARY.factors)


@given(
    st.dictionaries(st.sampled_from(YEAR), st.sampled_from(THEMES)),
    st.lists(st.sampled_from(HARD), unique=True, max_size=4),
    st.dictionaries(
        st.dates(date(2025, 6, 1), date(2027, 7, 31)), st.sampled_from(["vold", "stotte"]), max_size=4
    ),
)
def test_no_factor_is_offered_two_months_in_a_row(
    themes: dict[Month, str], hard: list[str], assessed: dict[date, str]
) -> None:
    own = kindergarten(themes, hard, assessed)
    every = [offered_in(month, own) for month in YEAR]
    assert all(one is None or one != then for one, then in pairwise(every))
