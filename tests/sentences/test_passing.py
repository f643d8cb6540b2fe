"""A sentence may begin with a word that is also a command's. Nothing is done before the person says yes."""

import pytest

from bot.commands.request import Request
from bot.handlers.registry import REGISTRY
from tests.world import World, said

CHANGES = [one for one in REGISTRY if one.changes]
ALSO = sorted(name for one in CHANGES for name in one.also)
OWN = sorted(" ".join(one.path[1:]) for one in CHANGES)
NO_VALUES = ("vi kanskje noe annet enn det der", "jo at noen gjorde i går")
LINES = (
    *(f"{name} {rest}" for name in (*OWN, *ALSO) for rest in NO_VALUES),
    *(f"{name} themes for the next months" for name in ALSO),
)


@pytest.mark.parametrize("user", ["ansatt", "styrer"])
def test_no_sentence_that_begins_with_a_commands_word_changes_anything(small_world: World, user: str) -> None:
    before = small_world.text("/hms historikk")
    for line in LINES:
        assert small_world.ask(line, user).private, line
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
