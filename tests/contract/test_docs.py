"""The pages that are derived from the code are as the code is now; `make docs` writes them."""

import re

import pytest

from bot.commands.fold import squeeze
from bot.handlers.registry import REGISTRY
from bot.message.words import Voice
from bot.model.texts import Language
from tests.every import every_language
from tests.tools.docs import DOCS, PAGES, commands_page, table


@pytest.mark.parametrize("name", PAGES)
def test_a_derived_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name](), "run `make docs`"


@every_language
def test_every_command_stands_in_each_language_with_all_its_names(language: Language) -> None:
    rows, voice = commands_page().splitlines(), Voice(language)
    for command in REGISTRY:
        typed = voice.say(command.typed)
        mine = [one for one in rows if one.startswith(f"| `{typed}` | {voice.say(command.says)} |")]
        told = {squeeze(name) for name in re.findall("`([^`]+)`", next(iter(mine)))}
        assert {squeeze(name) for name in command.also} <= told | {squeeze(typed.partition(" ")[2])}


def test_a_bar_in_a_cell_does_not_begin_another() -> None:
    assert list(table(("a", "b"), iter([("x | y", "z")])))[-1] == "| x \\| y | z |"
