"""What a theme's card says of the law, and what a meeting's card says to a few."""

from datetime import date

import msgspec
import pytest

from bot.content.library import shipped
from bot.handlers.calendar.themes_cards import run_card, theme_card
from bot.message.card import Card, Text
from bot.message.words import Voice
from bot.model.texts import Language

LIBRARY = shipped()
VIOLENCE = LIBRARY.themes["vold-trusler"]
WORKING_ENVIRONMENT = "Working Environment Act (arbeidsmiljøloven)"
PERFORMANCE_OF_WORK = "Regulations on the Performance of Work (forskrift om utførelse av arbeid)"


def quiet(card: Card, language: Language) -> list[str]:
    """The small print, as it is read."""
    return [
        Voice(language).say(one.words) for one in card.body if isinstance(one, Text) and one.style == "quiet"
    ]


@pytest.mark.parametrize(
    ("language", "law", "read"),
    [
        (
            Language.NB,
            "Lover og regler: arbeidsmiljøloven § 4-3 (6) og forskrift om utførelse av arbeid kap. 3A",
            "Vi leste loven i juli 2026.",
        ),
        (
            Language.NN,
            "Lover og reglar: arbeidsmiljølova § 4-3 (6) og forskrift om utføring av arbeid kap. 3A",
            "Vi las lova i juli 2026.",
        ),
        (
            Language.EN,
            f"The law: the {WORKING_ENVIRONMENT} § 4-3 (6) and the {PERFORMANCE_OF_WORK} ch. 3A",
            "We read the law in July 2026.",
        ),
    ],
)
def test_the_whole_theme_names_the_law_and_when_it_was_read(language: Language, law: str, read: str) -> None:
    said = quiet(theme_card(VIOLENCE, LIBRARY.law_of(VIOLENCE), may_change=False), language)
    assert said[0] == law
    assert said[1].startswith(read)
    assert "lovdata.no" in said[1]


def test_of_several_readings_the_oldest_counts() -> None:
    newer, older = LIBRARY.law_of(VIOLENCE)
    read = (
        msgspec.structs.replace(newer, read_on=date(2026, 9, 1)),
        msgspec.structs.replace(older, read_on=date(2025, 12, 31)),
    )
    assert "desember 2025" in quiet(theme_card(VIOLENCE, read, may_change=False), Language.NB)[1]


def test_without_anything_certain_it_says_nothing_of_the_law() -> None:
    theme = LIBRARY.themes["medarbeidersamtale"]
    assert quiet(theme_card(theme, LIBRARY.law_of(theme), may_change=False), Language.NB) == []


def test_a_meeting_says_what_three_people_do() -> None:
    said = [quiet(run_card(VIOLENCE, 10), language) for language in Language]
    assert said == [
        ["Er dere bare tre, snakk alle sammen."],
        ["Er de berre tre, snakk alle saman."],
        ["If there are only three of you, talk all together."],
    ]
