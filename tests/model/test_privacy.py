"""Somebody's illness or trouble is noticed before it is kept; the rest is left in peace."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import load_plan, shipped
from bot.content.yaml_file import read_yaml
from bot.model.privacy import Concern, concern_in, looks_personal
from bot.model.texts import Language


class Lines(msgspec.Struct, frozen=True):
    """What people write, by whether it is to be noticed."""

    noticed: tuple[str, ...]
    harmless: tuple[str, ...]


LINES = read_yaml(Path(__file__).with_name("personal.yaml"), Lines)


def test_it_is_noticed_in_nineteen_of_twenty_lines() -> None:
    missed = [line for line in LINES.noticed if not looks_personal(line)]
    assert len(LINES.noticed) >= 300
    assert len(missed) <= 0.05 * len(LINES.noticed), missed


def test_what_is_nobodys_business_is_let_be() -> None:
    alarms = [line for line in LINES.harmless if looks_personal(line)]
    assert len(LINES.harmless) >= 400
    assert len(alarms) <= 0.03 * len(LINES.harmless), alarms


@pytest.mark.parametrize("change", [str.lower, str.upper, lambda line: f"Forslag: {line}", "«{}»".format])
def test_it_is_noticed_however_it_is_written(change: Callable[[str], str]) -> None:
    missed = [line for line in LINES.noticed if looks_personal(line) and not looks_personal(change(line))]
    assert len(missed) <= 0.05 * len(LINES.noticed), missed


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("kari er sykmeldt", Concern.ILLNESS),
        ("Per har ryggproblemer", Concern.ILLNESS),
        ("hun på Maurtua er gravid", Concern.ILLNESS),
        ("fraværet til kari", Concern.ILLNESS),
        ("jeg er gravid", Concern.OWN_ILLNESS),
        ("migrenen min blir verre", Concern.OWN_ILLNESS),
        ("Ola mobber meg", Concern.TROUBLE),
        ("sjefen min Anne kjefter på oss", Concern.TROUBLE),
        ("konflikten mellom Kari og Ola", Concern.TROUBLE),
        ("Rose på bordet", None),
        ("vi øver på brann med Anticimex", None),
        ("styrer ser på fravær i februar", None),
    ],
)
def test_what_it_tells_of(text: str, concern: Concern | None) -> None:
    assert concern_in(text) is concern


def test_nothing_of_our_own_content_looks_personal() -> None:
    """All that a group may take over as its own: suggestions of themes, and the plan."""
    library = shipped()
    said = [
        line
        for theme in library
        for text in (theme.nb, theme.nn, theme.en)
        for line in (text.title, text.summary, text.why, text.measure, text.check, text.opening)
    ]
    said += [
        line
        for phase in load_plan()
        for milestone in phase.milestones
        for language in Language
        if (line := getattr(milestone.definition, language.value))
    ]
    assert [text for text in said if looks_personal(text)] == []


@given(st.text(max_size=600))
def test_any_text_of_any_script_is_answered(text: str) -> None:
    assert looks_personal(text) in (True, False)


@pytest.mark.parametrize("text", ["", "A" * 100_000, "a-" * 50_000, ". " * 50_000, "er syk " * 20_000])
def test_long_texts_are_no_trouble(text: str) -> None:
    assert not looks_personal(text)
