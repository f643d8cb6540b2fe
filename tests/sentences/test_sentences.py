"""Sentences as people write them: what is right or one press away, of every kind."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.registry import REGISTRY, UNDERSTANDING
from tests.sentences.grading import FILE, GOOD, UNSEEN, Graded, all_graded, sentences, table
from tests.world import World

ALL, OF_A_KIND = 0.95, 0.85
OF_A_SMALL_KIND = 0.6
"""Of half a dozen, two may fail."""


@pytest.mark.parametrize(("file", "of_a_kind"), [(FILE, OF_A_KIND), (UNSEEN, OF_A_SMALL_KIND)])
def test_nearly_all_are_right_or_one_press_away_and_none_does_harm(
    small_world: World, file: Path, of_a_kind: float
) -> None:
    played = all_graded(small_world, file)
    assert len(played) >= 300
    assert not [one for one in played if one.grade == "harmful"]
    assert _share(played) >= ALL, table(played)
    kinds = {one.sentence.group.kind for one in played}
    of_kind = {kind: _share([one for one in played if one.sentence.group.kind == kind]) for kind in kinds}
    assert min(of_kind.values()) >= of_a_kind, table(played)


def _share(some: list[Graded]) -> float:
    return sum(one.grade in GOOD for one in some) / len(some)


def test_every_command_that_is_listed_has_examples_in_all_languages() -> None:
    without = [one.name for one in REGISTRY if one.listed and one.name not in UNDERSTANDING.said]
    assert not without
    said = UNDERSTANDING.said
    assert not [name for name, its in said.items() if not (its.nb and its.nn and its.en and its.dialect)]


def test_examples_are_of_commands_that_there_are() -> None:
    names = {one.name for one in REGISTRY}
    named = UNDERSTANDING.said.keys() | {its.others for its in UNDERSTANDING.said.values() if its.others}
    assert named <= names


WORDS = sorted({word for sentence in sentences() for word in sentence.text.split()})


@pytest.mark.parametrize("user", ["ansatt", "styrer"])
def test_no_guess_changes_anything_or_is_for_everybody(small_world: World, user: str) -> None:
    """Words of the sentences in any order, at least four of them: no command has so long a name."""
    before = small_world.text("/hms historikk")

    @given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=9).map(" ".join))
    def said(text: str) -> None:
        answer = small_world.ask(f"jeg {text}", user)
        assert answer.private, text

    said()
    assert small_world.text("/hms historikk") == before


@pytest.mark.parametrize("text", ["\ufdfa" * 9300, "jeg " * 3000, "a" * 20_000, "ikke " * 4000, "😀" * 9000])
def test_a_line_of_any_length_is_answered(small_world: World, text: str) -> None:
    assert small_world.ask(text).private
