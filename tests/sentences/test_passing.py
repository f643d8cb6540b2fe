"""A sentence may begin with a word that is also a command's. Nothing is done before the person says yes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.reading import LinkReader, TextReader
from bot.commands.request import Request
from bot.handlers.registry import REGISTRY
from tests.world import World, said

CHANGES = [one for one in REGISTRY if one.changes]
ALSO = sorted(name for one in CHANGES for name in one.also)
OWN = sorted(" ".join(one.path[1:]) for one in CHANGES if len(one.path) > 1)
KEEPS_WORDS = (TextReader, LinkReader)
ROOTED = sorted(
    "/" + " ".join(one.path)
    for one in CHANGES
    if not any(isinstance(param.reader, KEEPS_WORDS) and param.on_line for param in one.params)
)
SENTENCES = ("vi kanskje noe annet enn det der", "jo at noen gjorde i går", "themes for the next months")
LINES = [f"{name} {SENTENCES[at % len(SENTENCES)]}" for at, name in enumerate((*OWN, *ALSO, *ROOTED))]


def test_no_sentence_that_begins_with_a_commands_word_changes_anything(small_world: World) -> None:
    """Each command's word with one of the sentences; each third is said by somebody without a role too.

    Behind `/hms` too, except where what follows is kept as it stands, whatever it is.
    """
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


@pytest.mark.parametrize("root", ["", "/hms "])
@pytest.mark.parametrize("line", ["bytt themes for the next months", "bytt themes for next month"])
def test_a_change_that_goes_on_as_a_sentence_is_asked_about(small_world: World, root: str, line: str) -> None:
    before = small_world.text("/hms historikk")
    assert small_world.ask(f"{root}{line}").private
    assert small_world.text("/hms historikk") == before


LITTLE = ("for the", "temaet", "med", "vi", "neste måned", "mars", "det", "i", "til", "what", "er", "themes")


def test_a_months_name_among_ordinary_words_changes_nothing(small_world: World) -> None:
    """Words that stand in any sentence name no theme, no milestone and no measure."""
    before = small_world.text("/hms historikk")

    @given(st.sampled_from(ROOTED), st.lists(st.sampled_from(LITTLE), min_size=3, max_size=7).map(" ".join))
    def asked(command: str, words: str) -> None:
        assert small_world.ask(f"{command} {words} det", "styrer").private

    asked()
    assert small_world.text("/hms historikk") == before


def test_what_is_to_be_written_down_stands_in_the_form_and_in_no_line(small_world: World) -> None:
    card = small_world.ask("nytt tiltak: vi kjøper hørselvern innen 1. mars", "styrer").card
    assert card.form is not None
    filled = {field.name: field.value for field in card.form.fields}
    assert (filled["what"], filled["due"]) == (("vi kjøper hørselvern",), ("2027-03-01",))
    assert not [line for line in (card.form.line, *(one.line for one in card.buttons)) if "vern" in line]


def test_a_questions_own_word_may_begin_a_sentence(small_world: World) -> None:
    assert said(small_world.ask("hvem er verneombud?", "ansatt")).startswith("Hvem som har rollene")
