"""The rules of deciding: points add up, and a small group is asked for no more than it has."""

from datetime import UTC, datetime
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from bot.model.deciding import MOST_CANDIDATES, POINTS, Consent, Placed, Weighing, with_more
from bot.model.month import Month
from tests.strategies import months

NOW = datetime(2026, 12, 1, 10, 30, tzinfo=UTC)
PEOPLE = ["styrer", "tillitsvalgt", "verneombud", "vara"]

counts = st.integers(1, MOST_CANDIDATES)
Drawn: TypeAlias = tuple[Weighing, list[tuple[int, ...]]]
groups = st.sets(st.sampled_from(PEOPLE))


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Weighing, list[tuple[int, ...]]]:
    """A round with the points of some people."""
    count = draw(counts)
    weighing = Weighing(
        number=1,
        months=(Month(2026, 12),),
        candidates=tuple(f"theme-{number}" for number in range(count)),
        ends_at=NOW,
    )
    given_points = st.lists(st.integers(0, count - 1), min_size=1, max_size=POINTS).map(tuple)
    return weighing, [draw(given_points) for _one in draw(groups)]


@given(rounds())
def test_points_add_up_to_what_the_group_gave(drawn: Drawn) -> None:
    weighing, votes = drawn
    sums = weighing.tally(votes)
    assert len(sums) == len(weighing.candidates)
    assert sum(sums) == sum(map(len, votes)) <= POINTS * len(votes)


@given(rounds(), st.integers(0, MOST_CANDIDATES))
def test_what_is_taken_out_is_in_no_ranking_and_moves_no_points(drawn: Drawn, place: int) -> None:
    weighing, votes = drawn
    sums = weighing.tally(votes)
    before = dict(weighing.ranking(sums))
    gone = (*weighing.candidates, "another")[min(place, len(weighing.candidates))]
    assert gone is not None
    weighing.take_out(gone)
    assert dict(weighing.ranking(weighing.tally(votes))) == {k: n for k, n in before.items() if k != gone}


@given(rounds())
def test_the_ranking_says_the_sums_and_puts_the_most_first(drawn: Drawn) -> None:
    weighing, votes = drawn
    sums = weighing.tally(votes)
    ranking = weighing.ranking(sums)
    assert sum(points for _choice, points in ranking) == sum(sums)
    assert [points for _choice, points in ranking] == sorted((one for one in sums if one), reverse=True)


@given(rounds())
def test_in_what_order_people_gave_their_points_does_not_matter(drawn: Drawn) -> None:
    weighing, votes = drawn
    assert weighing.tally(votes) == weighing.tally(reversed(votes))


@given(rounds(), st.lists(st.sampled_from([f"theme-{number}" for number in range(20)])))
def test_what_is_proposed_meanwhile_comes_last_and_never_twice(drawn: Drawn, proposed: list[str]) -> None:
    weighing, votes = drawn
    before, sums = weighing.candidates, weighing.tally(votes)
    for choice in proposed:
        weighing.add(choice)
    assert weighing.candidates[: len(before)] == before
    assert len(set(weighing.candidates)) == len(weighing.candidates) <= MOST_CANDIDATES
    assert weighing.tally(votes)[: len(before)] == sums


@given(st.sampled_from(Consent), st.integers(0, 12))
def test_somebody_must_say_yes_and_never_more_than_there_are(consent: Consent, group: int) -> None:
    assert 1 <= consent.needed(group) <= max(group, 1)
    assert Consent.ONE.needed(group) <= Consent.TWO.needed(group) <= max(Consent.ALL.needed(group), 1)


def test_two_of_three_and_all_of_three() -> None:
    assert [consent.needed(3) for consent in Consent] == [1, 2, 3]
    assert [consent.needed(1) for consent in Consent] == [1, 1, 1]


placed = st.lists(
    st.builds(Placed, months, st.sampled_from(["brann", "konflikt"])),
    min_size=1,
    unique_by=lambda one: one.month,
)


@given(placed, placed)
def test_a_plan_that_gets_more_keeps_the_rest_and_is_in_order(
    before: list[Placed], more: list[Placed]
) -> None:
    both = with_more(before, more)
    newer = {one.month: one for one in more}
    assert [one.month for one in both] == sorted({one.month for one in (*before, *more)})
    for one in both:
        assert one == newer.get(one.month, one)
        assert one in (*before, *more)
