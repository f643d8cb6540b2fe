"""Every message can be said in every language, and leads somewhere."""

import pytest

from bot.commands.grammar import find_command, without_mark
from bot.handlers.cards.example import Message
from bot.handlers.registry import REGISTRY
from bot.handlers.unbound import UNBOUND
from bot.message.plain import plain_text
from bot.message.words import Language, Voice
from tests.contract.messages import MESSAGES, SAMPLE, makers_of_cards

PHONE_SCREEN = 1100
"""Characters: about what a phone shows in one or two swipes at a readable size."""
LISTS = {"help.commands_card", "plan.whole_plan_card", "themes.theme_card"}
"""These are for looking things up, and may be longer."""

every_message = pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.name)
every_language = pytest.mark.parametrize("language", list(Language))


def test_every_card_has_an_example() -> None:
    assert {message.name for message in MESSAGES} == makers_of_cards()


@every_language
@every_message
def test_it_can_be_read(message: Message, language: Language) -> None:
    card = message.example(SAMPLE)
    text = plain_text(card, Voice(language))
    assert text.splitlines()[0] == Voice(language).say(card.title)
    assert message.name in LISTS or len(text) <= PHONE_SCREEN


@every_message
def test_there_is_a_next_step(message: Message) -> None:
    card = message.example(SAMPLE)
    assert card.actions or card.form


@every_message
def test_every_button_is_a_command(message: Message) -> None:
    for button in message.example(SAMPLE).buttons:
        asked = without_mark(button.line).split()
        found = [find_command(button.line, registry).command for registry in (REGISTRY, UNBOUND)]
        assert {command.path[0] for command in found} == {asked[0]}
        assert len(asked) == 1 or any(len(command.path) > 1 for command in found), button.line


@every_language
def test_what_a_group_writes_is_shown_as_typed(language: Language) -> None:
    message = next(one for one in MESSAGES if one.name == "months.own_month_card")
    text = plain_text(message.example(SAMPLE), Voice(language))
    assert "Vår egen uke <!channel> *om* @alle" in text
    assert "<b>Slik</b> gjør vi det." in text
    assert ("(" in text) == (language is not Language.NB), "another language is said"
