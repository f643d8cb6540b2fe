"""A name with an illness is noticed before it is kept; the rest of what people write is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import load_plan, shipped
from bot.model.privacy import looks_personal
from bot.model.texts import Language


@pytest.mark.parametrize(
    "text",
    [
        "Kari er sykmeldt",
        "Kari er syk igjen",
        "Vi venter til Ola Nordmann er ferdig på sykehuset",
        "Støy. Siri har migrene av lyset.",
        "Vikar for Åse-Marie, som er gravid",
        "Liv skal ha vakt, for Øyvind har vært syk",
        "Fordi Fatima er utbrent",
        "Fordi Xochitl ofte er syk",
        "Kari's diagnose",
        "Olav er sjukmeld til jul",
        "Vi hjelper Gunnhild, som er sjuk",
        "Torill har fått ein diagnose",
        "Jorunn er innlagd",
        "Anne is on sick leave",
        "We wait because Peter has cancer",
        "Hassan was in hospital",
    ],
)
def test_a_person_and_an_illness(text: str) -> None:
    assert looks_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Teppe under bordene",
        "Kari tar med bollene på fredag",
        "Sykefraværet på Solstrålen skal ned",
        "Sykefravær og nærvær i Fjelltun barnehage",
        "Mange er syke på Blåklokka nå. Styrer ringer vikar.",
        "Vi følger opp sykmeldte med NAV og Arbeidstilsynet",
        "Når noen er syke, fordeler vi oppgavene",
        "Verneombudet snakker med Utdanningsforbundet om sykefravær",
        "HMS: fravær, støy og pauser",
        "Kari leder møtet. Vi snakker om sykefravær.",
        "Line opp barna før tur, også når mange er syke",
        "Else går det bra når noen er syke",
        "Dette er sykt bra, sa Kari",
        "Sjukefråværet i Fjelltun skal ned",
        "Verneombodet snakkar med KS om sjukefråvær",
        "Less sickness in January, says Arbeidstilsynet",
        "Forkjølelsessesongen: vask hender",
    ],
)
def test_what_is_nobodys_business_is_let_be(text: str) -> None:
    assert not looks_personal(text)


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


@pytest.mark.parametrize("text", ["A" * 100_000, "a-" * 50_000, ". " * 50_000, "er syk " * 20_000])
def test_long_texts_are_no_trouble(text: str) -> None:
    assert not looks_personal(text)
