"""From what was found to themes: two about something hard, one about a strength; a theme for each month."""

from hypothesis import given
from hypothesis import strategies as st

from bot.content.factor import Factor, FactorFinding
from bot.content.library import shipped
from bot.content.suggesting import (
    BUILD_ON_STRENGTHS,
    FRAME,
    Suggested,
    advise,
    draft_year,
    fill,
    follow_from,
    spread,
)
from bot.model.month import Barnehageaar, Month
from tests.strategies import months

LIBRARY = shipped()
KEYS = list(LIBRARY.themes)

factors = st.sampled_from(list(LIBRARY.factors.values()))
findings = st.lists(factors, unique_by=lambda one: one.key, max_size=8).flatmap(
    lambda some: st.tuples(*(st.builds(FactorFinding, st.just(one), st.booleans()) for one in some))
)
used = st.frozensets(st.sampled_from(KEYS), max_size=len(KEYS) - 12)
wanted = st.lists(st.sampled_from(KEYS), max_size=6)
stretches = months.flatmap(lambda first: st.integers(1, 6).map(lambda n: [first.plus(k) for k in range(n)]))


def hard(*keys: str) -> list[FactorFinding]:
    return [FactorFinding(LIBRARY.factors[key], strength=False) for key in keys]


def good(*keys: str) -> list[FactorFinding]:
    return [FactorFinding(LIBRARY.factors[key], strength=True) for key in keys]


def keys(suggested: tuple[Suggested, ...]) -> list[str]:
    return [one.theme.key for one in suggested]


def test_each_factor_leads_to_themes_of_the_library() -> None:
    assert LIBRARY.factors
    for factor in LIBRARY.factors.values():
        assert isinstance(factor, Factor)
        assert set(factor.themes) <= LIBRARY.themes.keys()


def test_two_that_are_hard_give_two_themes_and_one_about_a_strength() -> None:
    found = [*hard("stoy", "loft"), *good("kollegastotte-lav")]
    one, other, strong = advise(LIBRARY, Month(2026, 12), frozenset(), found)
    assert [one.theme.key, other.theme.key] == ["stoy-og-stemme", "stell-og-loft"]
    assert (strong.theme.key, strong.strength) == ("kollegastotte", True)


def test_a_group_that_names_no_strength_is_offered_a_theme_about_one_and_not_told_that_it_is_theirs() -> None:
    suggested = advise(LIBRARY, Month(2026, 12), frozenset(), hard("stoy"))
    assert not any(one.strength for one in suggested)
    assert keys(suggested) == ["stoy-og-stemme", "bemanning-morgenmote", BUILD_ON_STRENGTHS[0]]


def test_with_nothing_found_the_month_decides() -> None:
    month = Month(2026, 12)
    suggested = advise(LIBRARY, month, frozenset(), [])
    assert keys(suggested) == [theme.key for theme in LIBRARY.suggest(month, frozenset())]
    assert all(one.found is None for one in suggested)


@given(months, used, findings)
def test_three_are_suggested_each_once_and_nothing_that_has_been_used(
    month: Month, had: frozenset[str], found: tuple[FactorFinding, ...]
) -> None:
    suggested = keys(advise(LIBRARY, month, had, found))
    assert len(suggested) == len(set(suggested)) == 3
    assert not set(suggested) & had


@given(used, findings)
def test_for_every_two_about_something_hard_there_is_one_about_a_strength(
    had: frozenset[str], found: tuple[FactorFinding, ...]
) -> None:
    """Until there are no more of either."""
    sides = [one.strength for one in follow_from(found, LIBRARY.themes, had)]
    for at in range(len(sides)):
        if sides[at : at + 2] == [True, True]:
            assert all(sides[at:]), "nothing hard is left"
        if sides[at : at + 3] == [False, False, False]:
            assert not any(sides[at:]), "no strength is left"


@given(findings)
def test_each_reason_is_something_that_was_found(found: tuple[FactorFinding, ...]) -> None:
    for suggested in follow_from(found, LIBRARY.themes, frozenset()):
        if suggested.found is None:
            assert suggested.theme.key in BUILD_ON_STRENGTHS
        else:
            assert suggested.found in found
            assert suggested.theme.key in suggested.found.factor.themes


@given(stretches, wanted)
def test_as_many_of_the_wanted_as_there_are_months_each_once(some: list[Month], choices: list[str]) -> None:
    distinct = list(dict.fromkeys(choices))
    placed = spread(LIBRARY, some, choices)
    assert sorted(map(str, placed.values())) == sorted(distinct[: len(some)])
    assert placed.keys() <= set(some)


@given(stretches, wanted, findings, used)
def test_every_month_gets_a_theme_and_none_comes_twice(
    some: list[Month], choices: list[str], found: tuple[FactorFinding, ...], had: frozenset[str]
) -> None:
    placed = fill(LIBRARY, some, choices, found, had)
    assert list(placed) == some
    assert len(set(placed.values())) == len(some)
    assert set(dict.fromkeys(choices[: len(some)])) - set(placed.values()) == set()


@given(months.map(Barnehageaar.of), wanted, findings)
def test_a_drafted_year_has_its_frame_and_what_the_group_wants_again(
    year: Barnehageaar, again: list[str], found: tuple[FactorFinding, ...]
) -> None:
    drafted = draft_year(LIBRARY, year.months(), again, found, frozenset())
    assert list(drafted) == list(year.months())
    assert len(set(drafted.values())) == 11
    assert set(again) <= set(drafted.values())
    for number, key in FRAME.items():
        assert drafted[year.month(number)] == key
