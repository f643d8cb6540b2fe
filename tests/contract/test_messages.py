"""Every message can be said in every language, and leads somewhere."""

from collections.abc import Callable

import pytest

from bot.content.library import shipped
from bot.handlers.calendar.months_cards import month_card
from bot.message.card import Card
from bot.message.example import Message
from bot.message.plain import plain_text
from bot.message.words import Language, Voice
from bot.platforms.local import render as local
from bot.platforms.slack import render as slack
from bot.platforms.teams.send import message as teams_message
from tests.contract.messages import MESSAGES, SAMPLE, every_message, makers_of_cards
from tests.every import every_language
from tests.sample import Sample

A_MINUTE = 150
"""Words that somebody who is tired reads, or reads aloud, in a minute; those on the buttons too."""
LONGER = {
    "plan.whole_plan_card": "all milestones of two years, to look one up",
    "calendar.theme_card": "a whole theme, which one asks for; the month's post is short",
}
"""What takes longer to read, and why it may."""


def test_every_card_has_an_example() -> None:
    assert {message.name for message in MESSAGES} == makers_of_cards()


@every_language
@every_message
def test_it_can_be_read(each: Message, language: Language) -> None:
    card = each.example(SAMPLE)
    text = plain_text(card, Voice(language))
    assert text.splitlines()[0] == Voice(language).say(card.title)


def words_of(card: Card, language: Language) -> int:
    voice = Voice(language)
    said = [plain_text(card, voice), *(voice.say(button.label) for button in card.buttons)]
    return len(" ".join(said).split())


@every_language
@every_message
def test_it_is_read_in_a_minute(each: Message, language: Language) -> None:
    assert (words_of(each.example(SAMPLE), language) > A_MINUTE) == (each.name in LONGER)


@every_message
def test_it_is_a_value(each: Message) -> None:
    """Made anew from the same it is the same, so what was drawn once need not be drawn again."""
    card, again = each.example(SAMPLE), each.example(Sample(shipped()))
    assert card == again
    assert hash(card) == hash(again)


@pytest.mark.parametrize(
    "draw", [slack.message, local.drawing, lambda card, voice: teams_message(card, voice.language)]
)
def test_a_card_that_is_made_anew_is_not_drawn_anew(draw: Callable[[Card, Voice], object]) -> None:
    voice = Voice(Language.NB)
    card, again = (month_card(SAMPLE.month, SAMPLE.own, SAMPLE.library) for _time in range(2))
    assert card is not again
    assert draw(card, voice) is draw(again, voice)
    assert draw(card, Voice(Language.NN)) is not draw(card, voice)


@every_language
def test_every_months_post_is_read_in_a_minute(language: Language) -> None:
    posts = {theme.key: month_card(SAMPLE.month, theme.key, SAMPLE.library) for theme in SAMPLE.library}
    assert {key for key, post in posts.items() if words_of(post, language) > A_MINUTE} == set()


@every_message
def test_there_is_a_next_step(each: Message) -> None:
    card = each.example(SAMPLE)
    assert card.actions or card.form


@every_language
def test_what_a_group_writes_is_shown_as_typed(language: Language) -> None:
    message = next(one for one in MESSAGES if one.name == "calendar.own_month_card")
    text = plain_text(message.example(SAMPLE), Voice(language))
    assert "Vår egen uke <!channel> *om* @alle" in text
    assert "<b>Slik</b> gjør vi det." in text
    assert ("(" in text) == (language is not Language.NB), "another language is said"
