"""What the papers for administrators and for privacy name is there."""

import argparse
import re
from dataclasses import fields
from pathlib import Path

from bot.cli import command_line
from bot.settings import Settings, described

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def test_every_secret_stands_in_the_table_with_how_it_is_changed() -> None:
    text = (DOCS / "drift.md").read_text("utf-8")
    for one in fields(Settings):
        name = f"HMS_{one.name.upper()}"
        row = re.search(rf"^\| [^|]*`{name}`[^|]*\|[^|]+\|([^|]+)\|$", text, re.MULTILINE)
        assert one.repr or (row is not None and len(row[1].split()) > 2), name


def test_every_setting_that_is_named_is_one() -> None:
    known = {name for name, _default, _about in described()}
    for page in PAGES:
        named = set(re.findall(r"\bHMS_[A-Z_]+[A-Z]\b", page.read_text("utf-8")))
        assert named <= known, page.name


def test_every_command_that_is_named_is_one() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        lines = [line.strip() for block in BLOCK.findall(text) for line in block.splitlines()]
        for typed in (*lines, *re.findall(r"`([^`\n]+)`", text)):
            if typed.startswith("hms-bot "):
                words = re.split(r" [#<|>\\]", typed)[0].split()[1:]
                assert_known(words, command_line(), f"{page.name}: {typed}")


def assert_known(words: list[str], parser: argparse.ArgumentParser, where: str) -> None:
    """Each word up to the first that is no command's name: values may be anything."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) and words and not words[0].startswith("-"):
            assert words[0] in action.choices, where
            assert_known(words[1:], action.choices[words[0]], where)
    options = {name for action in parser._actions for name in action.option_strings}
    if not any(isinstance(action, argparse._SubParsersAction) for action in parser._actions):
        assert {word for word in words if word.startswith("--")} <= options, where


def test_every_link_leads_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
