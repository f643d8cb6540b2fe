"""Figures of a programme: what somebody who sees every sum of every day learns by adding and subtracting."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.figures import HalfYear, Made, Rough, Waiting, form_blocks, shown
from bot.model.programme import FEWEST

PRIME = 2**31 - 1
"""Sums of few small numbers that vanish by it vanish."""
HALF = HalfYear(2026, 2)
PLACES = (None, "Bergen", "Fjell")


def waiting(count: int, place: str | None = "Bergen", first: int = 0) -> list[Waiting]:
    return [Waiting(first + number, place, HALF, None) for number in range(count)]


def sizes(made: Sequence[Made]) -> list[int]:
    return sorted(len(one.members) for one in made)


def test_eighty_three_that_begin_alike_are_all_counted_in_blocks_of_seven_and_eight() -> None:
    made = form_blocks(waiting(83), {}).made
    assert sizes(made) == [7] * 5 + [8] * 6
    assert {(one.municipality, one.start) for one in made} == {("Bergen", HALF)}


def test_six_wait_for_a_seventh_with_the_same_start_and_then_from_anywhere() -> None:
    assert form_blocks(waiting(6), {}).made == ()
    [block] = form_blocks(waiting(6) + waiting(1, "Fjell", 50), {}).made
    assert (len(block.members), block.municipality, block.start) == (7, None, HALF)
    later = replace(waiting(1, "Fjell", 50)[0], start=HalfYear(2027, 1))
    [block] = form_blocks([*waiting(6), later], {}).made
    assert (len(block.members), block.municipality, block.start) == (7, None, None)


def test_who_has_just_joined_waits_for_those_alike() -> None:
    new = [replace(one, patient=False) for one in waiting(6) + waiting(9, "Fjell", 50)]
    [block] = form_blocks(new, {}).made
    assert (len(block.members), block.municipality, block.start) == (9, "Fjell", HALF)
    nowhere = [replace(one, municipality=None) for one in new]
    assert form_blocks(nowhere, {}).made == ()


def test_those_whose_block_ended_wait_for_others_and_are_counted_with_half_of_them() -> None:
    """Of two blocks of eight one each has left: counted anew, all the others would tell of those two."""
    left = [Waiting(number, "Bergen", HALF, 1 if number < 7 else 2) for number in range(14)]
    [block] = form_blocks(left, {1: 8, 2: 8}).made
    assert Counter(one.group for one in block.members) == {1: 4, 2: 4}
    assert form_blocks(left[:7], {1: 8}).made == ()


def test_those_who_have_just_joined_do_not_hide_those_who_come_back() -> None:
    """The seven have done nothing yet: 5 of 7, and then 4 of 13, would say what the one who left had done."""
    back = [Waiting(number, "Bergen", HALF, 1) for number in range(6)]
    [block] = form_blocks([*back, *waiting(7, first=50)], {1: 7}).made
    assert [one.kindergarten for one in block.members] == [*range(50, 57)]


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, Rough.NONE_OR_ONE), (1, Rough.NONE_OR_ONE), (2, 2), (5, 5), (6, "all"), (7, "all")],
)
def test_where_all_are_alike_nobody_is_told_of(count: int, said: Rough | int | str) -> None:
    assert shown(count, 7) == (Rough.ALL_OR_ALL_BUT_ONE if said == "all" else said)


def test_what_filters_can_choose_is_not_told_of_by_what_others_show() -> None:
    assert shown(20, 76, [(3, 7)]) == 20
    assert shown(20, 76, [(3, 7), (7, 7)]) is Rough.FEWER_THAN_HALF
    assert shown(60, 76, [(0, 7)]) is Rough.HALF_OR_MORE
    assert shown(20, 76, [(3, 7)], FEWEST) is Rough.FEWER_THAN_HALF, "what fewer than seven find hard"


# What can be found out


@dataclass
class Programme:
    """Who shares and waits, and all blocks there ever were: each is a sum that somebody has seen."""

    places: dict[int, str | None] = field(default_factory=dict)
    """Of those that share."""
    groups: dict[int, int] = field(default_factory=dict)
    blocks: list[frozenset[int]] = field(default_factory=list)
    seen: list[frozenset[int]] = field(default_factory=list)

    def join(self, one: int, place: str | None) -> None:
        """Or move, or share again."""
        self.places[one] = place

    def leave(self, one: int) -> None:
        self.places.pop(one, None)
        self.blocks = [block for block in self.blocks if one not in block]

    def night(self) -> None:
        counted = frozenset[int]().union(*self.blocks)
        left = [
            Waiting(one, place, None, self.groups.get(one))
            for one, place in self.places.items()
            if one not in counted
        ]
        formed = form_blocks(left, Counter(self.groups.values()))
        self.groups |= formed.groups
        made = [frozenset(one.kindergarten for one in block.members) for block in formed.made]
        self.blocks += made
        self.seen += made


def rank(rows: Sequence[Sequence[int]]) -> int:
    left, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in left if row[column] % PRIME), None)
        if pivot is None:
            continue
        left.remove(pivot)
        found += 1
        inverse = pow(pivot[column], -1, PRIME)
        for row in left:
            times = row[column] * inverse % PRIME
            if times:
                row[:] = [(mine - times * theirs) % PRIME for mine, theirs in zip(row, pivot, strict=True)]
    return found


def fewest_told_of(seen: Sequence[frozenset[int]]) -> int:
    """The smallest number of kindergartens that a sum or difference of what was seen tells of, up to FEWEST.

    Of those who were always seen together either all are told of or none: they are looked at as one.
    """
    together = defaultdict[tuple[int, ...], int](int)
    for one in frozenset[int]().union(*seen):
        together[tuple(int(one in block) for block in seen)] += 1
    columns = list(together)
    whole = rank(columns)
    few = [*_few([together[column] for column in columns], FEWEST - 1)]
    told = [
        count
        for count, those in few
        if rank([column for place, column in enumerate(columns) if place not in those]) < whole
    ]
    return min(told, default=FEWEST)


def _few(weights: Sequence[int], most: int, first: int = 0) -> Iterator[tuple[int, frozenset[int]]]:
    """All sets of places that weigh no more than `most` together."""
    for place in range(first, len(weights)):
        if weights[place] <= most:
            yield weights[place], frozenset({place})
            for weight, those in _few(weights, most - weights[place], place + 1):
                yield weight + weights[place], those | {place}


Step = tuple[str, int, int]
steps = st.tuples(st.sampled_from(("join", "leave", "leave", "night")), st.integers(0, 23), st.integers(0, 2))


@given(begin=st.integers(7, 22), then=st.lists(steps, max_size=18))
def test_nobody_finds_out_about_fewer_than_seven_however_many_days_they_look(
    begin: int, then: list[Step]
) -> None:
    """Also who knows which one has joined or left on a day, and that nothing else has changed meanwhile."""
    programme = Programme()
    for one in range(begin):
        programme.join(one, PLACES[one % 2])
    programme.night()
    for what, one, place in then:
        match what:
            case "join":
                programme.join(one, PLACES[place])
            case "leave":
                programme.leave(one)
                programme.night()
            case _:
                programme.night()
    assert all(len(block) >= FEWEST for block in programme.seen)
    assert fewest_told_of(programme.seen) == FEWEST


def test_the_attacker_does_find_one_where_a_block_goes_on_without_it() -> None:
    block = frozenset(range(8))
    assert fewest_told_of([block, block - {0}]) == 1
    assert fewest_told_of([block, frozenset({*range(6), 90}), frozenset({*range(6), 91})]) == 2
