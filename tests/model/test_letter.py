"""What a letter's text becomes, whatever it was pasted from, and how far a letter may go."""

from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.letter import (
    MANY,
    MOST_PARTS,
    MOVES,
    Letter,
    LetterState,
    NotNow,
    Paragraph,
    Person,
    Points,
    parts_of,
    readable,
)
from bot.model.texts import Localized

NOW = datetime(2026, 12, 1, tzinfo=UTC)
WRITER, OTHER = Person(1, "anne"), Person(2, "anne")


def test_empty_lines_part_paragraphs_and_dashes_make_lists() -> None:
    text = "Hei!\nVel møtt.\n\nHusk:\n- vernerunde\n• tiltak\n–  møte\n\n \nHilsen oss"
    assert parts_of(readable(text)) == (
        Paragraph("Hei!\nVel møtt."),
        Paragraph("Husk:"),
        Points(("vernerunde", "tiltak", "møte")),
        Paragraph("Hilsen oss"),
    )


def test_a_table_from_a_text_program_is_readable_lines() -> None:
    assert readable("Navn\tDag\r\nOla\t\tmandag\t\r\n") == "Navn · Dag\nOla · mandag\n"


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [
        ("•\tEn", "- En"),
        ("\uf0b7\tEn", "- En"),
        ("o\tEn", "- En"),
        ("   - En", "- En"),
        ("-En", "- En"),
        ("1.\tEn", "1. En"),
        ("-5 grader", "-5 grader"),
        ("over en natt", "over en natt"),
        ("En\u2028To\vTre", "En\nTo\nTre"),
    ],
)
def test_what_marks_a_point_is_a_dash(pasted: str, typed: str) -> None:
    assert readable(pasted) == typed


@given(st.text(st.sampled_from("ab \n\t-•1.·\r"), max_size=200))
def test_no_word_is_lost(text: str) -> None:
    parts = parts_of(readable(text))
    shown = "".join(part.text if isinstance(part, Paragraph) else "".join(part.items) for part in parts)
    assert [one for one in shown if one in "ab1"] == [one for one in text if one in "ab1"]
    assert len(parts) <= MOST_PARTS


def letter(state: LetterState) -> Letter:
    made = Letter.write(1, {"title": Localized("T"), "text": Localized("t")}, WRITER, NOW)
    made.state = state
    return made


def test_a_letter_goes_no_other_way_than_the_table_has() -> None:
    ways = {
        LetterState.DRAFT: lambda one: one.rewrite({}, WRITER, NOW),
        LetterState.WAITING: lambda one: one.send(WRITER, MANY + 1, NOW),
        LetterState.SENT: lambda one: one.send(OTHER, MANY + 1, NOW),
        LetterState.STOPPED: Letter.stop,
        LetterState.RECALLED: Letter.recall,
    }
    for before, after in product(LetterState, LetterState):
        one = letter(before)
        try:
            ways[after](one)
        except NotNow:
            assert one.state is before
            assert (before, after) not in MOVES or (before, after) == (LetterState.STOPPED, LetterState.SENT)
        else:
            assert one.state is after
            assert before is after or (before, after) in MOVES


def test_the_same_name_in_another_workspace_is_somebody_else() -> None:
    one = letter(LetterState.DRAFT)
    assert one.needs_another(WRITER, MANY + 1)
    assert not one.needs_another(WRITER, MANY)
    assert not one.needs_another(OTHER, MANY + 1)
