"""A sentence may begin with a word that is also a command's. Nothing is done before the person says yes."""

from bot.commands.request import Request
from bot.handlers.registry import REGISTRY
from tests.world import World, said

CHANGES = [one for one in REGISTRY if one.changes]
ALSO = sorted(name for one in CHANGES for name in one.also)
OWN = sorted(" ".join(one.path[1:]) for one in CHANGES if len(one.path) > 1)
SENTENCES = ("vi kanskje noe annet enn det der", "jo at noen gjorde i går", "themes for the next months")
LINES = [f"{name} {SENTENCES[at % len(SENTENCES)]}" for at, name in enumerate((*OWN, *ALSO))]


def test_no_sentence_that_begins_with_a_commands_word_changes_anything(small_world: World) -> None:
    """Each command's word with one of the sentences; each third is said by somebody without a role too."""
    before = small_world.text("/hms historikk")
    for at, line in enumerate(LINES):
        assert small_world.ask(line, "styrer").private, line
        assert at % 3 or small_world.ask(line, "ansatt").private, line
    assert small_world.text("/hms historikk") == before


def test_nobodys_words_are_put_behind_a_command(small_world: World) -> None:
    answer = small_world.ask("suggest themes for the next months", "ansatt")
    assert not [button.line for button in answer.card.buttons if "next months" in button.line]


def test_a_button_that_means_nothing_any_more_says_so(small_world: World) -> None:
    place, now = small_world.place("solstralen"), small_world.clock.now()
    pressed = Request(place, "styrer", "hms gammelting 2024-11 finnes-ikke", pressed=True)
    answer = small_world.core.dispatcher(pressed, now)
    assert answer.private
    assert said(answer).startswith("Denne knappen virker ikke lenger")
    assert [button.line for button in answer.card.buttons] == ["hms", "milepel", "hms hjelp"]


def test_a_change_that_goes_on_as_a_sentence_is_asked_about(small_world: World) -> None:
    before = small_world.text("/hms historikk")
    assert small_world.ask("bytt themes for the next months").private
    assert small_world.text("/hms historikk") == before


def test_a_questions_own_word_may_begin_a_sentence(small_world: World) -> None:
    assert said(small_world.ask("hvem er verneombud?", "ansatt")).startswith("Hvem som har rollene")
