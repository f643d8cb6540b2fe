"""One kindergarten never sees anything of another's: random people, commands and numbers, over many."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.request import Request
from bot.handlers.registry import REGISTRY
from bot.reception import Reception
from tests.store.test_audit import Tables, tables
from tests.world import World, said

DEMO, KINDERGARTENS = 2, 6
"""The demo's two come first, and are numbered from one."""
MARK = re.compile(r"merke(\d+)x")
WITH_TEXT = [
    "hms eget februar {mark}",
    "hms tiltak ny alle 15.1.2027 {mark}",
    "hms tiltak dropp {number} {mark}",
    "hms tiltak juster {number} 2027-02-01 {mark}",
    "hms roller avtale {mark}",
    "hms avdeling ny {mark}",
    "milepel ny 1.3.2027 {mark}",
    "milepel navn hjelper {mark}",
    "milepel hopp hjelper {mark}",
    "hms oppsett",
]
WITH_NUMBERS = [
    "hms angre {number}",
    "hms tiltak {number}",
    "hms tiltak ferdig {number}",
    "hms tiltak virket {number} delvis",
    "hms videre hjulet 0 {theirs}",
    "hms videre hjulet 1 {theirs}",
    "hms avdeling fjern {theirs}",
    "hms avdeling send brann 10 {theirs}",
    "milepel runde {theirs}",
    "hms kartlegging snakket {theirs}",
    "hms flytt-hit {number}",
    "hms avdeling {number} {mark}",
]
LINES = [*WITH_TEXT, *WITH_NUMBERS, *(command.name for command in REGISTRY)]

steps = st.lists(
    st.tuples(
        st.integers(0, KINDERGARTENS - 1),
        st.integers(0, KINDERGARTENS),
        st.sampled_from(LINES),
        st.integers(1, 30),
    ),
    min_size=5,
    max_size=25,
)


@pytest.fixture
def reception(small_world: World) -> Reception:
    """Six kindergartens with an avdeling each. Person 0 has a role in all of them, the others in one."""
    reception = Reception(small_world.core.door)
    for number in range(KINDERGARTENS):
        values: dict[str, str | list[str]] = {
            "name": f"merke{number}x barnehage",
            "styrer": ["person0"],
            "verneombud": [f"person{number}"],
            "start": "2026-11-23",
        }
        set_up = Request(small_world.place(f"k{number}"), "person0", "hms oppsett", values)
        reception(set_up, small_world.clock.now())
        avdeling = f"hms avdeling ny merke{number}x b"
        reception(Request(small_world.place(f"k{number}"), "person0", avdeling), small_world.clock.now())
    return reception


@settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # what happened before makes it harder
)
@given(steps=steps)
def test_nobody_sees_or_changes_anything_of_another(
    small_world: World, reception: Reception, steps: list[tuple[int, int, str, int]]
) -> None:
    for where, who, line, number in steps:
        mine = f"merke{where}x"
        before = tables(small_world)
        theirs = f"merke{number % KINDERGARTENS}x-b"  # the avdeling of some kindergarten
        asked = line.format(mark=f"{mine} 🐻 <b>", number=number, theirs=theirs)
        request = Request(small_world.place(f"k{where}"), f"person{who}", f"/{asked}")
        answer = reception(request, small_world.clock.now())
        seen = f"{said(answer)} {answer!r}".replace(theirs, "")  # what was asked for may be said back
        assert set(MARK.findall(seen)) <= {str(where)}, asked
        assert answer.place.channel == f"k{where}"
        assert _changed(before, tables(small_world)) <= {DEMO + where + 1}, asked


def _changed(before: Tables, after: Tables) -> set[int]:
    """The kindergartens of which something is otherwise."""
    differing = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
    return {key[0] for _table, key in differing}


def test_what_is_posted_is_each_kindergartens_own(small_world: World, reception: Reception) -> None:
    now = small_world.clock.now()
    for number in range(KINDERGARTENS):
        place, mine = small_world.place(f"k{number}"), f"merke{number}x"
        for line in (
            f"hms tiltak ny alle 4.12 {mine} teppe",
            f"hms eget desember {mine} uke",
            f"hms avdeling ny {mine} a",
            "hms bra-dag-møte forste 3.12",
        ):
            assert not reception(Request(place, "person0", line), now).private, line
        reception(Request(place, "person0", "hms overlever", {"role": "verneombud", "people": ["ny"]}), now)
    small_world.turn(2027, 1, 20)
    for number in range(KINDERGARTENS):
        texts = [post["text"] for post in small_world.posts(f"k{number}")]
        assert len(texts) > 5
        assert set(MARK.findall(" ".join(texts))) == {str(number)}
