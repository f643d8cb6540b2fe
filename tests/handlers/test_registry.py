"""Commands are found where they stand, and a line that would lead astray stops the start."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from bot.commands.registry import Registry, WrongLine
from bot.handlers.registry import SUBJECTS, Unplaced, lines, subjects

SUBJECT = """
from bot.commands.registry import Subject
from bot.message.words import _

SUBJECT = Subject(_("The plan"), _("Measures"), 5)
"""
COMMANDS = """
from typing import Annotated

from bot.commands.context import Context
from bot.commands.dates import MonthReader
from bot.commands.reading import Ask, ChoiceReader
from bot.commands.registry import command
from bot.commands.vocabulary import term
from bot.message.words import _

SURE = ChoiceReader(_("Confirmed"), {True: term(_("Yes"), "ja")})


@command("hms", also=("now",), says=_("The plan"))
def begin(ctx: Context): ...


@command("hms", "dans", also=("dance",), says=_("The plan"))
def dance(
    ctx: Context,
    month: Annotated[object, MonthReader()],
    sure: Annotated[bool, SURE, Ask(in_form=False)],
    last: Annotated[object, MonthReader(coming=True)] = None,
): ...
"""
LINES = """
from bot.commands.dates import MonthReader
from bot.commands.lines import LineTo
from bot.commands.reading import ChoiceReader
from bot.commands.vocabulary import term
from bot.message.words import _

SURE = ChoiceReader(_("Confirmed"), {True: term(_("Yes"), "ja")})
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["Written"]:
    monkeypatch.syspath_prepend(tmp_path)
    written = Written(tmp_path / "made_up")
    yield written
    for name in [name for name in sys.modules if name.partition(".")[0] == written.folder.name]:
        del sys.modules[name]


class Written:
    """A package of handlers that a test writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.write("__init__", SUBJECT)

    def write(self, module: str, text: str) -> None:
        (self.folder / f"{module}.py").write_text(dedent(text), "utf-8")

    def found(self) -> ModuleType:
        importlib.invalidate_caches()
        return importlib.import_module(self.folder.name)

    def start(self) -> Registry:
        """As the program does."""
        found = self.found()
        registry = Registry(one for _subject, commands in subjects([found]) for one in commands)
        registry.check(lines([found]))
        return registry


def test_a_module_that_nobody_names_is_found(package: Written) -> None:
    package.write("one", COMMANDS)
    package.write("deep", "from made_up.one import begin, dance")
    assert [one.name for one in package.start()] == ["hms", "hms dans"]


def test_modules_come_in_the_order_their_package_says_and_then_by_name(package: Written) -> None:
    for name in ("apple", "pear", "zebra"):
        package.write(name, COMMANDS.replace('"hms"', f'"{name}"'))
    package.write("__init__", SUBJECT.replace("5)", '5, first=("zebra",))'))
    assert [one.name for one in package.start()][::2] == ["zebra", "apple", "pear"]


def test_a_package_that_does_not_say_what_it_is_about_stops_the_start(package: Written) -> None:
    package.write("__init__", "")
    package.write("commands", COMMANDS)
    with pytest.raises(Unplaced, match="made_up has commands and no SUBJECT"):
        package.start()


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('LineTo("hms", "danse")', "“hms danse” is no command's own name"),
        ('LineTo("hms", "dance")', "“hms dance” is no command's own name"),
        ('LineTo("hms", "dans")', "“hms dans” needs sure, and no form asks for it"),
        ('LineTo("hms", "dans", MonthReader())', "“hms dans” needs sure, and no form asks for it"),
        (
            'LineTo("hms", "dans", SURE, MonthReader())',
            "“hms dans” does not take a value of MonthReader there",
        ),
    ],
)
def test_a_line_that_does_not_lead_to_its_command_stops_the_start(
    package: Written, line: str, wrong: str
) -> None:
    package.write("commands", COMMANDS)
    package.write("lines", LINES + f"ASTRAY = {line}\n")
    with pytest.raises(WrongLine) as stopped:
        package.start()
    assert str(stopped.value) == f"made_up.lines.ASTRAY: {wrong}"


@pytest.mark.parametrize(
    "line",
    [
        'LineTo("hms")',
        'LineTo("hms", "dans", SURE)',
        'LineTo("hms", "dans", MonthReader(), SURE)',
        'LineTo("hms", "dans", SURE, MonthReader(coming=True))',
    ],
)
def test_a_line_that_gives_all_or_has_a_form_ask_for_the_rest_is_right(package: Written, line: str) -> None:
    package.write("commands", COMMANDS)
    package.write("lines", LINES + f"RIGHT = {line}\n")
    package.start()


def test_every_subject_has_a_place_of_its_own() -> None:
    ranks = [subject.rank for subject, _commands in SUBJECTS]
    assert len(set(ranks)) == len(ranks)
