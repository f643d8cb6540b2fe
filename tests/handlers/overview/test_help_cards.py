"""All commands: the list of subjects is one phone screen, and so are the commands of each."""

from textwrap import wrap

from bot.commands.registry import Chapter
from bot.handlers.overview.help_cards import commands_card, subjects_card
from bot.handlers.registry import SUBJECTS
from bot.message.card import Card, Items
from bot.message.words import Language, Voice
from tests.every import every_language
from tests.world import World, buttons

BETWEEN_BARS = 650
"""What a chat leaves of a phone's screen, in pixels."""
LETTERS = 39
"""Letters of a line at a phone's width, where the demo's page draws them."""
ITEM, LINE, BUTTONS, REST = 32, 24, 52, 158
"""Pixels of an item, of its further lines, of a row of buttons, and of what is around, as measured there."""
SHOWN, AROUND = 12, 2
"""Buttons that are shown before the others are asked for, and the room around each label, in letters."""

LISTED = [(subject, [one for one in commands if one.listed]) for subject, commands in SUBJECTS]
CHAPTERS: list[Chapter] = [(subject, tuple(commands)) for subject, commands in LISTED if commands]


def height(card: Card, voice: Voice) -> float:
    """About how high the demo's page draws a card of items and buttons; tests/e2e measures it."""
    items = [item for block in card.body if isinstance(block, Items) for item in block.items]
    further = sum(len(wrap(voice.say(item), LETTERS)) - 1 for item in items)
    labels = ("_" * (len(voice.say(button.label)) + AROUND) for button in card.buttons[:SHOWN])
    rows = len(wrap(" ".join(labels), LETTERS))
    return REST + ITEM * len(items) + LINE * further + BUTTONS * rows


@every_language
def test_the_subjects_are_one_screen(language: Language) -> None:
    card = subjects_card(subject for subject, _commands in CHAPTERS)
    assert height(card, Voice(language)) <= BETWEEN_BARS
    assert len(card.buttons) <= SHOWN


@every_language
def test_the_commands_of_each_subject_are_one_screen(language: Language) -> None:
    voice = Voice(language)
    cards = {subject.keys: commands_card(subject, commands) for subject, commands in CHAPTERS}
    assert {keys for keys, card in cards.items() if height(card, voice) > BETWEEN_BARS} == set()


def test_a_button_to_any_package_of_a_subject_leads_there(small_world: World) -> None:
    """What was posted stays true, also where packages have come together since."""
    for subject, _commands in CHAPTERS:
        told = {small_world.text(f"hms kommandoer {key}") for key in subject.keys}
        assert len(told) == 1
        assert Voice(Language.NB).say(subject.title) in told.pop()


def test_a_subject_with_too_many_commands_is_found() -> None:
    subject, commands = CHAPTERS[0]
    assert height(commands_card(subject, commands * 2), Voice(Language.NB)) > BETWEEN_BARS


def test_every_listed_command_is_under_a_subject_that_is_one_press_away(small_world: World) -> None:
    told = []
    for line in buttons(small_world.ask("hms kommandoer")).values():
        card = small_world.ask(line).card
        told += [item for block in card.body if isinstance(block, Items) for item in block.items]
    assert len(told) == sum(len(commands) for _subject, commands in CHAPTERS)


def test_who_may_not_change_anything_sees_what_they_may(small_world: World) -> None:
    assert "/hms bytt" in small_world.text("hms kommandoer kalenderen")
    assert "/hms bytt" not in small_world.text("hms kommandoer kalenderen", user="ansatt")
    assert "/hms kartlegging lukket" not in small_world.text("hms kommandoer the survey", user="ansatt")
