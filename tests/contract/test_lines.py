"""Lines are built: where cards and handlers are made, none is typed."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.commands.errors import NotUnderstood
from bot.commands.grammar import find_command, read_values
from bot.commands.registry import Registry
from bot.handlers.programme.helping.readers import MemberReader
from bot.handlers.registry import PROGRAMME, REGISTRY, UNBOUND
from bot.message.example import Message
from tests.asking import STYRER
from tests.contract.messages import MESSAGES, SAMPLE, every_message
from tests.every import every

BOT = Path(__file__).parents[2] / "bot"
BUILDERS = {"LineTo", "command"}
ROOTS = "|".join(REGISTRY.roots)
A_LINE = re.compile(rf"^({ROOTS})( |$)|/({ROOTS})\b")


def typed_lines(path: Path) -> Iterator[str]:
    """Strings that are a command line or tell people to type one, apart from what declares one."""
    tree = ast.parse(path.read_text("utf-8"))
    declared = {id(word) for call in ast.walk(tree) if is_builder(call) for word in ast.walk(call)}
    known = declared | {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and A_LINE.search(str(node.value)) and id(node) not in known:
            yield f"{path.relative_to(BOT)}:{node.lineno} {node.value!r}"


def is_builder(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BUILDERS


def test_no_line_is_typed_in_cards_and_handlers() -> None:
    found = [line for path in (BOT / "handlers").rglob("*.py") for line in typed_lines(path)]
    assert found == []


def test_lines_are_declared_where_the_start_looks_at_them() -> None:
    """A line of another module would lead nowhere unseen."""
    elsewhere = [
        f"{path.relative_to(BOT)}:{call.lineno}"
        for path in BOT.rglob("*.py")
        if not (path.name == "lines.py" and path.is_relative_to(BOT / "handlers"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("LineTo")
    ]
    assert elsewhere == []


@every_message
def test_every_button_is_understood_to_its_last_word(each: Message) -> None:
    for button in each.example(SAMPLE).buttons:
        assert any(is_read(button.line, registry) for registry in (REGISTRY, UNBOUND, PROGRAMME)), button.line


@every("each", [one for one in MESSAGES if one.name.startswith("programme.")], lambda one: one.name)
def test_every_button_of_a_programme_is_understood_by_its_own_commands(each: Message) -> None:
    for button in each.example(SAMPLE).buttons:
        assert is_read(button.line, PROGRAMME), button.line


def is_read(line: str, registry: Registry) -> bool:
    """By the name of its command: nothing that is pressed is left to be guessed at."""
    found = find_command(line, registry)
    if any(isinstance(param.reader, MemberReader) for param in found.command.params):
        return all(word.isdigit() for word in found.words)  # by its number, which only a database knows
    try:
        read_values(found, STYRER, registry)
    except NotUnderstood:
        return False
    return not found.words or found.command not in registry.roots.values()


def test_what_a_command_needs_its_form_asks_for() -> None:
    """Whoever types its bare name gets that form, and may send it."""
    unasked = [
        (command.name, param.name)
        for registry in (REGISTRY, UNBOUND, PROGRAMME)
        for command in registry.commands
        for param in command.params
        if param.required and not param.in_form
    ]
    assert unasked == []
