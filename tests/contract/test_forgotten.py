"""What nobody remembered to make known fails here, and the failure says which and where."""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from bot.handlers.registry import PROGRAMME, REGISTRY, UNBOUND
from bot.platforms.limits import PACES
from bot.settings import Settings
from tests.transcripts.test_transcripts import PLATFORMS

ROOT = Path(__file__).parents[2]
HANDLERS = ROOT / "bot" / "handlers"
SERVED = sorted(
    folder.name
    for folder in (ROOT / "bot" / "platforms").iterdir()
    if (folder / "__init__.py").exists() and folder.name != "local"
)
"""The platforms of `serve`; the local one is the demo's."""


def calls(path: Path, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_every_command_that_is_declared_can_be_used() -> None:
    declared = {
        (module_of(path), node.name)
        for path in (ROOT / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(one).startswith("command(") for one in node.decorator_list)
    }
    known = {(one.run.__module__, one.run.__name__) for one in (*REGISTRY, *UNBOUND, *PROGRAMME)}
    assert declared - known == set()


def test_every_card_stands_where_examples_are_looked_for() -> None:
    """And there each maker of one has an example: `test_every_card_has_an_example`."""
    elsewhere = [
        f"{module_of(path)}:{call.lineno}"
        for path in HANDLERS.rglob("*.py")
        if not path.stem.endswith("cards")
        for call in calls(path, "Card")
    ]
    assert elsewhere == []


@pytest.mark.parametrize("platform", SERVED)
def test_every_platform_is_put_together_paced_set_up_and_talked_on(platform: str) -> None:
    assert callable(importlib.import_module(f"bot.app.{platform}").join)
    assert platform in PACES, "bot/platforms/limits.py"
    assert any(one.name.startswith(f"{platform}_") for one in fields(Settings)), "bot/settings.py"
    assert platform in PLATFORMS, "tests/transcripts/test_transcripts.py"
