"""Vernerunder: what must still be put right, by what was last found."""

from datetime import date

from bot.model.measure import Measure, MeasureState
from bot.model.safety_round import CheckedPoint, PointState, SafetyRound, not_put_right

ROUNDS = [SafetyRound(number=1), SafetyRound(number=2)]


def found(
    of: int, state: PointState, *, key: str = "gjerde", measure: int | None = None, fixed: bool = False
) -> CheckedPoint:
    day = date(2026, 12, 1) if fixed else None
    return CheckedPoint(round=of, key=key, state=state, measure=measure, fixed_on=day)


def left(*points: CheckedPoint, measure: MeasureState = MeasureState.OPEN) -> list[tuple[int, str]]:
    still = not_put_right(ROUNDS, points, [Measure(number=1, state=measure)])
    return [(point.round, point.key) for point in still]


def test_what_is_found_stays_until_somebody_says_that_it_is_put_right() -> None:
    assert left(found(1, PointState.TO_FIX)) == [(1, "gjerde")]
    assert left(found(1, PointState.TO_FIX, fixed=True)) == []


def test_a_measure_that_is_done_has_put_it_right_and_a_dropped_one_has_not() -> None:
    one = found(1, PointState.TO_FIX, measure=1)
    assert left(one, measure=MeasureState.DONE) == []
    assert left(one, measure=MeasureState.OPEN) == left(one, measure=MeasureState.DROPPED) == [(1, "gjerde")]


def test_the_newest_round_counts_and_what_it_skipped_stays_as_it_was() -> None:
    before = found(1, PointState.TO_FIX)
    assert left(before, found(2, PointState.OK)) == []
    assert left(before, found(2, PointState.SKIPPED)) == [(1, "gjerde")]
    assert left(before, found(2, PointState.TO_FIX)) == [(2, "gjerde")]
    assert left(before, found(2, PointState.TO_FIX, key="luft")) == [(1, "gjerde"), (2, "luft")]


def test_what_belongs_to_a_round_that_was_undone_is_nothing() -> None:
    assert left(found(3, PointState.TO_FIX)) == []
