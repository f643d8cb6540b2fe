"""What every text of the content keeps to, so that it is right in three languages and easy to read."""

import re

import pytest

from bot.content.library import load_plan, shipped
from bot.model.texts import Language, Localized
from tests.content.texts import Text, every_text, of_theme

LONGEST = {Language.NB: 20, Language.NN: 20, Language.EN: 24}
"""Words in a sentence; English writes apart what Norwegian writes as one word."""
FINISHED = {
    Language.NB: {"er", "har", "vet"},
    Language.NN: {"er", "har", "veit"},
    Language.EN: {"is", "are", "has", "have"},
}
"""Words that make a milestone's title a finished sentence, which an open milestone cannot be called."""

EVERY_TEXT = list(every_text())


def said(words: Localized, language: Language) -> str:
    text: str = getattr(words, language.value)
    return text


def figures(text: str) -> list[str]:
    """Numbers, § and %, in any order."""
    return sorted(re.findall(r"\d+|[§%]", text))


def uneven(text: Text) -> list[str]:
    """The languages' figures, where they are not the same."""
    found = [figures(said(text.words, language)) for language in Language]
    return [] if found[0] == found[1] == found[2] else [f"{text.where}: {found}"]


def sentences(text: str) -> list[str]:
    """What stands between full stops; what follows a colon with a capital is a sentence of its own."""
    return re.split(r"(?<=[.?!:])[»”]?\s+(?=[«“]?[A-ZÆØÅ])", text)


def too_long(text: Text) -> list[str]:
    return [
        f"{text.where}: {sentence}"
        for language in Language
        for sentence in sentences(said(text.words, language))
        if len(re.findall(r"[\w’'-]+", sentence)) > LONGEST[language]
    ]


def finished(title: Localized) -> list[str]:
    return [
        said(title, language)
        for language in Language
        if FINISHED[language] & set(re.findall(r"\w+", said(title, language).lower()))
    ]


def test_figures_are_the_same_in_every_language() -> None:
    assert [problem for text in EVERY_TEXT for problem in uneven(text)] == []


def test_no_sentence_is_long() -> None:
    assert [problem for text in EVERY_TEXT for problem in too_long(text)] == []


def test_a_milestone_is_named_as_something_to_do() -> None:
    milestones = [one for phase in load_plan() for one in phase.milestones]
    assert [title for one in milestones for title in finished(one.title)] == []


def test_fire_has_somebody_to_call_110_whatever_is_read() -> None:
    texts = list(of_theme(shipped().themes["brann"]))
    for part in ("question", "10 minutes", "30 minutes", "45 minutes"):
        of_part = [text.words for text in texts if text.where.startswith(f"brann {part}")]
        for language in Language:
            assert any("110" in said(words, language) for words in of_part), part


# The checks find a text that is wrong


@pytest.mark.parametrize(
    "words",
    [
        Localized("Ring 110.", "Ring 110.", "Call 112."),
        Localized("Etter § 5", "Etter § 5", "Under section 5"),
        Localized("70 % svarte.", "70 svarte.", "70% answered."),
    ],
)
def test_another_figure_in_one_language_is_found(words: Localized) -> None:
    assert uneven(Text("here", words))


def test_a_sentence_of_a_word_too_many_is_found() -> None:
    words = Localized("En " * 20 + "til.", "Ein " * 19 + "til.", "One " * 24 + "more.")
    assert [problem[:10] for problem in too_long(Text("here", words))] == ["here: En E", "here: One "]


def test_a_sentence_ends_where_the_next_begins() -> None:
    assert sentences("Bli enige: Hva nå? Vi sier «gå.» Da går vi etter § 5 nr. 8. Slutt") == [
        "Bli enige:",
        "Hva nå?",
        "Vi sier «gå.",
        "Da går vi etter § 5 nr. 8.",
        "Slutt",
    ]


@pytest.mark.parametrize(
    "title",
    [
        Localized("Rapporten har kommet", "Les rapporten", "Read the report"),
        Localized("Les rapporten", "Alle veit det", "Read the report"),
        Localized("Les rapporten", "Les rapporten", "The report is here"),
    ],
)
def test_a_title_like_a_finished_sentence_is_found(title: Localized) -> None:
    assert len(finished(title)) == 1
