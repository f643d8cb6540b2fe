"""The catalogues are complete in all three languages."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.commands.grammar import find_command
from bot.commands.registry import Command
from bot.handlers.registry import REGISTRY, UNBOUND
from bot.message.words import Language
from tests.tools.catalogues import catalogue_path, collected


def read(language: Language) -> Catalog:
    with catalogue_path(language.value).open("rb") as file:
        return read_po(file, locale=language.value)


@pytest.fixture(params=list(Language))
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return read(request.param)


def ids(catalogue: Catalog) -> set[object]:
    return {message.id for message in catalogue if message.id}


@cache
def _of_the_code() -> set[object]:
    return ids(collected())


def test_each_string_of_the_code_is_there_and_no_other(catalogue: Catalog) -> None:
    assert ids(catalogue) == _of_the_code(), "run `make catalogues`, and translate what is new"


def test_each_string_is_translated(catalogue: Catalog) -> None:
    for message in catalogue:
        assert all(strings(message)), f"not translated: {message.id}"
        assert message.id == "" or not message.fuzzy, f"fuzzy: {message.id}"


def test_nothing_is_said_twice_in_a_row(catalogue: Catalog) -> None:
    said = (text for message in catalogue for text in strings(message))
    twice = [text for text in said if re.fullmatch(r"(.{12,}?)\s*\1", text)]
    assert twice == []


def test_nothing_to_fill_in_is_lost(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            wanted = gaps(message.id if isinstance(message.id, str) else message.id[1])
            assert all(gaps(string) <= wanted for string in strings(message)), message.id
            assert gaps(strings(message)[-1]) == wanted, message.id


def test_a_command_is_told_of_by_one_of_its_own_names(catalogue: Catalog) -> None:
    wrong = [
        (command.name, words)
        for registry in (REGISTRY, UNBOUND)
        for command in registry
        if (words := told(catalogue, command)) and find_command(words, registry).command is not command
    ]
    assert wrong == []


def test_a_name_that_a_command_has_not_is_found() -> None:
    catalogue = Catalog()
    catalogue.add("/hms hjem", "/hms heimover")
    home = find_command("hms hjem", REGISTRY).command
    assert find_command(told(catalogue, home), REGISTRY).command is not home


def told(catalogue: Catalog, command: Command) -> str:
    """What a command is called there; nothing for a root, which is called the same everywhere."""
    message = catalogue.get(command.typed.one)
    return str(message.string) if message is not None else ""


def strings(message: Message) -> list[str]:
    """Its translation, or its translations for one and for many."""
    return [message.string or ""] if isinstance(message.string, str | None) else list(message.string)


def gaps(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))
