"""What every text keeps to, so that it is right in three languages and easy to read."""

from dataclasses import replace

import pytest

from bot.content.library import load_plan
from bot.message.card import Card, Items, Text
from bot.message.plain import plain_text
from bot.message.words import Voice
from bot.model.texts import Language, Localized
from tests.contract.messages import MESSAGES, SAMPLE
from tests.every import every_language
from tests.words import corpus
from tests.words.corpus import every_text
from tests.words.one_word import misused, things
from tests.words.readability import HARDEST, LONGEST, SHORT, figures, length, lix, sentences, whole
from tests.words.spelling import OTHER, allowed, known, of_the_other, unknown

FINISHED = {
    Language.NB: {"er", "har", "vet"},
    Language.NN: {"er", "har", "veit"},
    Language.EN: {"is", "are", "has", "have"},
}
"""Words that make a milestone's title a finished sentence, which an open milestone cannot be called."""
EVERY_TEXT = list(every_text())

norwegian = pytest.mark.parametrize("language", list(OTHER))


def too_long(texts: list[corpus.Text], language: Language) -> list[str]:
    return [
        f"{text.where}: {sentence}"
        for text in texts
        for sentence in sentences(text.said(language))
        if length(sentence) > LONGEST[language]
    ]


def prose(card: Card, voice: Voice) -> str:
    """What of a message is sentences: labels and their values are looked up, not read."""
    body = tuple(block for block in card.body if isinstance(block, Text | Items))
    return plain_text(replace(card, body=body), voice)


def too_hard(texts: dict[str, str]) -> list[str]:
    return [where for where, text in texts.items() if length(text) > SHORT and lix(text) > HARDEST]


def uneven(text: corpus.Text) -> bool:
    """Whether the languages have other figures than each other."""
    return len({tuple(figures(text.said(language))) for language in Language}) > 1


def finished(title: Localized) -> list[str]:
    return [
        said
        for language in Language
        if FINISHED[language] & set((said := title.in_language(language)[0]).lower().split())
    ]


@norwegian
def test_every_word_is_spelt_as_in_the_dictionary(language: Language) -> None:
    assert unknown(EVERY_TEXT, language) == {}, "misspelt, or a word for tests/words/allowed.toml"


@norwegian
def test_no_word_is_allowed_that_a_dictionary_has(language: Language) -> None:
    before = {word for word in allowed(language) if known(word, language, ())}
    assert before == set(), "not needed in tests/words/allowed.toml"


@every_language
def test_each_thing_has_one_word(language: Language) -> None:
    assert list(misused(EVERY_TEXT, language)) == []


@every_language
def test_a_preferred_word_is_not_forbidden(language: Language) -> None:
    preferred = (usage.preferred for thing in things() if (usage := thing.usage(language)))
    assert list(misused([a_text(words, words, words) for words in preferred], language)) == []


@every_language
def test_no_sentence_is_long(language: Language) -> None:
    assert too_long(EVERY_TEXT, language) == []


@every_language
def test_no_text_is_hard_to_read(language: Language) -> None:
    messages = {one.name: prose(one.example(SAMPLE), Voice(language)) for one in MESSAGES}
    assert too_hard(dict(whole(EVERY_TEXT, language)) | messages) == []


def test_figures_are_the_same_in_every_language() -> None:
    assert [text for text in EVERY_TEXT if uneven(text)] == []


def test_a_milestone_is_named_as_something_to_do() -> None:
    milestones = [one for phase in load_plan() for one in phase.milestones]
    assert [title for one in milestones for title in finished(one.title)] == []


def test_fire_has_somebody_to_call_110_whatever_is_read() -> None:
    texts = [text for text in EVERY_TEXT if text.where.startswith("themes/brann ")]
    for part in ("questions", "runs 1", "runs 2", "runs 3"):
        for language in Language:
            of_part = [text for text in texts if text.where.startswith(f"themes/brann {part}")]
            assert any("110" in text.said(language) for text in of_part), part


# The checks find a text that is wrong


def a_text(nb: str = "", nn: str = "", en: str = "") -> corpus.Text:
    return corpus.Text("here", nb, nn, en)


def test_a_misspelt_word_is_found() -> None:
    text = a_text("Snakk om sykefrværet i barnehagen.", "Snakk om sjukefråværret i barnehagen.")
    assert unknown([text], Language.NB) == {"sykefrværet": "here"}
    assert unknown([text], Language.NN) == {"sjukefråværret": "here"}


def test_a_word_of_the_other_norwegian_is_found() -> None:
    text = a_text("Vi snakkar om hvordan det går.", "Vi snakker om korleis det går.")
    assert of_the_other([text], Language.NB) == {"snakkar": "here"}
    assert of_the_other([text], Language.NN) == {"snakker": "here"}


def test_what_is_filled_in_or_typed_is_not_spelt() -> None:
    text = a_text("Skriv /hms neste-måned, {lnie} eller @HMS. Se https://x.invalid/qwxz.")
    assert unknown([text], Language.NB) == {}


def test_a_word_besides_the_one_word_is_found() -> None:
    text = a_text("Innleggene kommer.", "Det er òg bra. Også her.", "Ask your department (department).")
    assert [one.partition(" (")[0] for one in misused([text], Language.NB)] == ["“Innleggene”"]
    assert [one.partition(" (")[0] for one in misused([text], Language.NN)] == ["“Også”"]
    assert [one.partition(" (")[0] for one in misused([text], Language.EN)] == ["“department”"]


def test_a_sentence_of_a_word_too_many_is_found() -> None:
    text = a_text("En " * 20 + "til.", "Ein " * 19 + "til.", "One " * 24 + "more.")
    assert [len(too_long([text], language)) for language in Language] == [1, 0, 1]


def test_a_sentence_ends_where_the_next_begins() -> None:
    assert sentences(
        "Bli enige: Hva nå? Vi sier «gå.» Da går vi etter § 5 nr. 8 kl. 9 den 1. mai. Slutt"
    ) == [
        "Bli enige:",
        "Hva nå?",
        "Vi sier «gå.",
        "Da går vi etter § 5 nr. 8 kl. 9 den 1. mai.",
        "Slutt",
    ]


def test_a_text_that_is_hard_to_read_is_found() -> None:
    easy = "Vi ser på ett rom. Hva er bra her? " * 10
    hard = "Arbeidsmiljøkartlegging forutsetter medvirkningsbasert virksomhetsstyring. " * 20
    assert too_hard({"easy": easy, "hard": hard, "short": hard[:60]}) == ["hard"]


@pytest.mark.parametrize(
    "text",
    [
        a_text("Ring 110.", "Ring 110.", "Call 112."),
        a_text("Etter § 5", "Etter § 5", "Under section 5"),
        a_text("70 % svarte.", "70 svarte.", "70% answered."),
    ],
)
def test_another_figure_in_one_language_is_found(text: corpus.Text) -> None:
    assert uneven(text)


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
