"""Undoing: step by step, by number, and what has been changed again since."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from bot.model.deciding import Consent
from bot.model.kindergarten import Kindergarten
from tests.store.changes import EVERY, Form, do, newest, tables, undo
from tests.world import World


def test_one_after_another_back_to_the_beginning(fjelltun: World) -> None:
    steps = [tables(fjelltun)]
    for _name, line, form in EVERY[:6]:
        do(fjelltun, line, form)
        steps.append(tables(fjelltun))
    for step in reversed(steps[:-1]):
        undo(fjelltun)
        assert tables(fjelltun) == step


@pytest.mark.parametrize("answer", ["hms bestem ja", "hms bestem nei"])
def test_what_two_decide_together_is_undone_step_by_step(fjelltun: World, answer: str) -> None:
    do(fjelltun, "hms oppsett to av oss")
    before = tables(fjelltun)
    do(fjelltun, "hms bestem", {"first": "2026-12 brann", "second": "2027-01 konflikt"})
    do(fjelltun, "hms eget februar Vår uke")
    waiting = tables(fjelltun)
    do(fjelltun, answer, user="verneombud")
    assert tables(fjelltun) != waiting
    undo(fjelltun)
    assert tables(fjelltun) == waiting, "it waits for a yes again, and who has said yes has"
    undo(fjelltun)
    undo(fjelltun)
    assert tables(fjelltun) == before


def test_an_undoing_can_be_undone_by_its_number(fjelltun: World) -> None:
    do(fjelltun, "hms bytt desember brann")
    changed = tables(fjelltun)
    undo(fjelltun)
    do(fjelltun, f"hms angre {newest(fjelltun)}")
    assert tables(fjelltun) == changed


def test_an_earlier_change_of_something_else_can_be_undone_by_its_number(fjelltun: World) -> None:
    before = tables(fjelltun)
    do(fjelltun, "hms bytt desember brann")
    december = newest(fjelltun)
    do(fjelltun, "hms bytt januar konflikt")
    do(fjelltun, f"hms angre {december}")
    assert len(tables(fjelltun)) == len(before) + 1, "January has its theme"
    undo(fjelltun)
    assert tables(fjelltun) == before


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("hms bytt desember brann", "hms bytt desember konflikt"),
        ("hms stengt 7.12–11.12", "hms stengt 14.12–18.12"),
        ("milepel utsett kalender 18.5.2027", "milepel hopp kalender vi har den alt"),
        ("milepel ny 15.1.2027 Skidag", "milepel ferdig egen-1 ja"),
    ],
)
def test_what_has_been_changed_again_is_not_undone_by_itself(fjelltun: World, first: str, later: str) -> None:
    do(fjelltun, first)
    earlier = newest(fjelltun)
    do(fjelltun, later)
    before, known = tables(fjelltun), newest(fjelltun)
    answer = do(fjelltun, f"hms angre {earlier}")
    assert "Angre den nyaste endringa først" in answer
    assert tables(fjelltun) == before
    assert newest(fjelltun) == known


def test_when_nothing_is_left_to_undo_it_says_so(fjelltun: World) -> None:
    for _began_with in ("the round", "the measure", "the pause"):
        undo(fjelltun)
    before = tables(fjelltun)
    assert "Det er ingenting å angre" in undo(fjelltun)
    assert "Det er ingenting å angre" in do(fjelltun, "hms angre 4711")
    assert tables(fjelltun) == before


TOGETHER = (
    "hms angre",
    "hms bytt desember konflikt",
    "hms bestem ja",
    "hms bestem nei",
)
"""What two decide, in turn; with much that comes between."""
STEP = st.tuples(
    st.one_of(
        st.sampled_from([(line, form) for _name, line, form in EVERY]),
        st.sampled_from([(line, None) for line in TOGETHER]),
    ),
    st.sampled_from(("tillitsvalgt", "verneombud")),
)


@settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example ends as it began
)
@given(steps=st.lists(STEP, min_size=2, max_size=8), consent=st.sampled_from((Consent.ONE, Consent.TWO)))
def test_whatever_was_done_undoing_it_all_leaves_everything_as_it_was(
    small_world: World, steps: list[tuple[tuple[str, Form | None], str]], consent: Consent
) -> None:
    world = small_world
    with world.store.write() as session:
        session.execute(update(Kindergarten).values(consent=consent))
    before = tables(world)
    for (line, form), user in steps:
        do(world, line, form, user)
    while tables(world) != before:
        known = newest(world)
        answer = undo(world)
        assert newest(world) > known, f"stuck: {answer}"
