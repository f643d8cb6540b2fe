"""What a button says, typed as a line, leads where the button leads."""

import pytest

from bot.commands.grammar import find_command
from bot.commands.request import Request
from bot.dispatch.dispatcher import labelled_by
from bot.handlers.overview.lines import COMMANDS
from bot.handlers.registry import LABELS, REGISTRY
from bot.message.words import Phrase, Voice
from bot.model.place import Place
from bot.model.texts import Language
from bot.understanding.labels import FILE
from tests.contract.messages import MESSAGES, SAMPLE
from tests.databases import SqliteDatabase
from tests.every import every_language
from tests.tools.labels import REPEATING, written
from tests.world import World, buttons

HERE = Place("local", "demo", "solstralen")
OF_THEIR_CARD = {
    "{n} week later": "how much later is asked where it is known what is moved",
    "{n} minutes": "a meeting is of a theme or of a recording, which is chosen first",
    "Back": "the point before is that of the card",
    "{n}-minute meeting": "without a card that is about another theme, it is that of the month",
}
"""Labels that mean nothing without the card they stand on."""


def is_named_like(label: str, line: str) -> bool:
    """Whether a subject in the list of all commands is called as a command is, as `Webinarer`."""
    about = find_command(line, REGISTRY).command.name == COMMANDS.name
    return about and find_command(label, REGISTRY).command.name not in REGISTRY.roots


def labels(language: Language) -> set[tuple[str, str]]:
    """Each label, with the command its button leads to."""
    return {
        (Voice(language).say(button.label), find_command(button.line, REGISTRY).command.name)
        for message in MESSAGES
        if not message.name.startswith(REPEATING)
        for button in message.example(SAMPLE).buttons
        if isinstance(button.label, Phrase) and button.label.one not in OF_THEIR_CARD
        if not is_named_like(Voice(language).say(button.label), button.line)
    }


def led_to(text: str) -> list[str]:
    line = find_command(text, REGISTRY)
    return [command.name for command in labelled_by(Request(HERE, "styrer", text), line) or (line.command,)]


def test_the_file_is_up_to_date() -> None:
    assert FILE.read_text() == written(), "run `make catalogues`"


@every_language
def test_a_label_leads_to_its_command(language: Language) -> None:
    """To one of several, which are offered, where cards of different subjects have the same label."""
    assert [(label, name) for label, name in labels(language) if name not in led_to(label)] == []


@every_language
def test_no_label_offers_more_than_one_sees(language: Language) -> None:
    assert {label for label, _name in labels(language) if len(led_to(label)) > 2} == set()


def test_a_label_that_is_another_commands_name_is_found() -> None:
    """As nynorsk “Hald fram” once was, which goes on after a pause, and kept a theme for another month."""
    assert led_to("hald fram") == ["hms fortsett"]
    assert led_to("endre") == ["hms bytt"]
    assert "hms funn" in led_to("endre funna")


@pytest.fixture
def world(sqlite: SqliteDatabase, tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(sqlite.fresh(), tmp_path_factory.mktemp("chat"))


def test_a_typed_label_changes_nothing_before_it_is_pressed(world: World) -> None:
    answer = world.ask("Sett meldingene på pause")
    assert answer.private
    assert "Ingenting er endret ennå" in str(world.text("Sett meldingene på pause"))


def test_a_label_is_known_by_either_word_for_the_leader() -> None:
    assert led_to("daglig leder") == led_to("styrer") == led_to("dagleg leiar") != []


def test_a_label_of_two_cards_offers_both(world: World) -> None:
    offered = buttons(world.ask("Det er ferdig"))
    assert [line.split(" @")[0] for line in offered.values()][:2] == ["hms tiltak ferdig", "milepel ferdig"]


def test_who_may_not_use_the_button_is_told_who_may(world: World) -> None:
    assert "HMS-gruppen" in world.text("Bytt tema", "ansatt")


def test_what_is_filled_in_is_taken_from_what_is_typed(world: World) -> None:
    assert "verneombud" in world.text("Hva verneombud gjør", "ansatt").lower()
    assert [command.name for command in LABELS.commands("hva verneombud gjør")] == ["hms roller"]
