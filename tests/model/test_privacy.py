"""A person's name is noticed before it is kept, and somebody's trouble; the rest is left in peace."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import load_plan, shipped
from bot.content.yaml_file import read_yaml
from bot.model.privacy import Concern, concern_in
from bot.model.texts import Language
from tests.every import every


class Lines(msgspec.Struct, frozen=True):
    """What people write, by whom it is about."""

    named: tuple[str, ...]
    somebody: tuple[str, ...]
    harmless: tuple[str, ...]


LINES = read_yaml(Path(__file__).with_name("personal.yaml"), Lines)


@pytest.mark.parametrize(
    "write", [str, str.lower, str.upper, lambda line: f"Forslag: {line}", "«{}»".format], ids=range(5)
)
def test_whoever_is_named_in_trouble_is_noticed_however_it_is_written(write: Callable[[str], str]) -> None:
    missed = [line for line in LINES.named if concern_in(write(line)) is None]
    assert len(missed) <= 0.03 * len(LINES.named), missed


def test_who_is_not_named_is_noticed_by_what_is_said_of_them() -> None:
    missed = [line for line in LINES.somebody if concern_in(line) in (None, Concern.NAME)]
    assert len(missed) <= 0.15 * len(LINES.somebody), missed


def test_what_is_nobodys_business_is_let_be() -> None:
    alarms = [line for line in LINES.harmless if concern_in(line) is not None]
    assert len(alarms) <= 0.01 * len(LINES.harmless), alarms


@pytest.mark.parametrize(
    "text",
    [
        "Kari bestiller filter",
        "kari bestiller filter",
        "KARI BESTILLER FILTER",
        "Karis plan for mars",
        "Kari's plan",
        "Bestille filter, spør Anne-Lise",
        "Per har nøkkelen",
        "Vi spør Per om nøkkelen",
        "Møte med Liv og Bo",
        "Aase og Oeystein rydder boden",
        "Zuzanna og Abdirahman tar runden",
        "Mer ro på avdelingen, Jorunn måler støyen",
    ],
)
def test_a_name_is_enough(text: str) -> None:
    assert concern_in(text) is Concern.NAME


@every(
    "text",
    [
        "Møte à 30 min. per avdeling",
        "Per i dag har vi ingen rutine",
        "Even fordeling av oppgaver",
        "vi tar en runde i mai",
        "Tema i Mai: støy",
        "Storm og sol på tur",
        "Jo kortere møte, jo bedre",
        "Kurs torsdag, tors. 5. mars",
        "Ole Brumm-dagen flyttes",
        "St. Hans-feiring uten bål",
        "Sankt Hans på Fjelltun",
        "Avdeling Maria får nye stoler",
        "Møte i Olav Kyrres gate 3",
        "Emil og Pippi-uke på småbarn",
        "Markere Lucia uten levende lys",
        "New mats in the cloakroom",
        "May we start earlier?",
        "<@U012AB3CD|kari> bestiller filter",
        "Spør kari@solstralen.no",
    ],
)
def test_words_that_are_names_too_and_names_of_things_are_nobody(text: str) -> None:
    assert concern_in(text) is None


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("kari er sykmeldt", Concern.ILLNESS),
        ("Per har ryggproblemer", Concern.ILLNESS),
        ("hun på Maurtua er gravid", Concern.ILLNESS),
        ("fraværet til kari", Concern.ILLNESS),
        ("vi er glade. Xochitl er ofte syk", Concern.ILLNESS),
        ("K.N. har vondt i ryggen", Concern.ILLNESS),
        ("jeg er gravid", Concern.OWN_ILLNESS),
        ("migrenen min blir verre", Concern.OWN_ILLNESS),
        ("Ola mobber meg", Concern.TROUBLE),
        ("sjefen min mobber meg", Concern.TROUBLE),
        ("konflikten mellom Kari og Ola", Concern.TROUBLE),
        ("Kari kjøper nye stoler", Concern.NAME),
        ("Kari leder møtet om sykefravær", Concern.NAME),
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
    assert [text for text in said if concern_in(text) is not None] == []


@given(st.text(max_size=600))
def test_any_text_of_any_script_is_answered(text: str) -> None:
    assert concern_in(text) in (*Concern, None)


@pytest.mark.parametrize("text", ["", "A" * 100_000, "a-" * 50_000, ". " * 50_000, "er syk " * 20_000])
def test_long_texts_are_no_trouble(text: str) -> None:
    assert concern_in(text) is None
