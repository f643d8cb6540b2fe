"""Somebody who looks by every filter, adds and subtracts."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from bot.handlers.programme.overview.view import PLACE, START, View
from bot.model.figures import Figures, HalfYear, Sum, is_alike
from bot.model.programme import FEWEST
from bot.store.figures import Seen
from tests.clocks import START as NOW
from tests.model.test_figures import rank

HALVES = (HalfYear(2026, 1), HalfYear(2026, 2), None)
PLACES = ("Bergen", "Fjell", None)
PHASES = ("a", "b", "c")


@st.composite
def blocks(draw: st.DrawFn) -> list[Seen]:
    """One in each part: a municipality and a start, of seven or more, in phases and with a factor."""
    parts = draw(st.lists(st.sampled_from(list(product(PLACES, HALVES))), min_size=1, unique=True))
    return [block(*part, draw(st.tuples(*[st.integers(0, 9)] * 3))) for part in parts]


def block(place: str | None, half: HalfYear | None, phases: Sequence[int]) -> Seen:
    counts = dict(zip(PHASES, (*phases[:2], phases[2] + max(FEWEST - sum(phases), 0)), strict=True))
    figures = Figures(phases=counts, factors={"x": phases[0]})
    return Seen(place, half, NOW.date(), Sum(sum(counts.values()), figures))


def views(seen: Sequence[Seen]) -> list[View]:
    starts = ["", *(str(half) for half in HALVES if half)]
    wanted = ({PLACE: place or "", START: start} for place, start in product(PLACES, starts))
    return [View.of(seen, one) for one in wanted]


def chosen(view: View, seen: Sequence[Seen]) -> list[int]:
    """Which of the parts it adds up."""
    return [int(view.place in (None, one.municipality) and view.start in (None, one.start)) for one in seen]


def is_found_out(known: Sequence[Sequence[int]], wanted: Sequence[int]) -> bool:
    return rank([*known, wanted]) == rank(known)


CROSSED = [block("Bergen", HALVES[1], (3, 2, 2)), block("Bergen", HALVES[0], (7, 4, 3))]
CROSSED.append(block("Fjell", HALVES[1], (8, 3, 3)))


@given(blocks())
@example(CROSSED)
def test_no_part_that_would_not_be_shown_is_found_out(seen: list[Seen]) -> None:
    """In Bergen and in autumn together: what Bergen has, and what autumn has, less what all have."""
    listed = [view for view in views(seen) if view.sum.count("factors", "x") >= FEWEST]
    known = [chosen(view, seen) for view in listed if isinstance(view.shown("factors", "x", FEWEST), int)]
    for number, one in enumerate(seen):
        count = one.sum.count("factors", "x")
        if count < FEWEST or is_alike(count, one.sum.size):
            alone = [int(other == number) for other in range(len(seen))]
            assert not is_found_out(known, alone), f"{count} of {one.sum.size}"


@given(blocks())
@example(CROSSED)
def test_nor_by_what_is_left_when_all_other_phases_are_known(seen: list[Seen]) -> None:
    known = [*equations(views(seen), seen), *sizes(seen)]
    for number, one in enumerate(seen):
        for phase in PHASES:
            if is_alike(one.sum.count("phases", phase), one.sum.size):
                assert not is_found_out(known, unknown(seen, {(number, phase)}))


def equations(looked: Iterable[View], seen: Sequence[Seen]) -> Iterable[list[int]]:
    """What is known of the unknown: how many of each part are in each phase."""
    for view in looked:
        if view.sum.size:
            shown: Mapping[str, object] = view.shown_of_each("phases", PHASES)
            parts = [number for number, has in enumerate(chosen(view, seen)) if has]
            for phase in (phase for phase in PHASES if isinstance(shown[phase], int)):
                yield unknown(seen, {(number, phase) for number in parts})


def sizes(seen: Sequence[Seen]) -> Iterable[list[int]]:
    """Each is in one phase."""
    return (unknown(seen, {(number, phase) for phase in PHASES}) for number in range(len(seen)))


def unknown(seen: Sequence[Seen], those: set[tuple[int, str]]) -> list[int]:
    return [int((number, phase) in those) for number in range(len(seen)) for phase in PHASES]
