"""Functions and files stay so short that one sees at once what each is about."""

import ast
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parents[2]
LONGEST_FUNCTION, LONGEST_FILE = 40, 400
SOURCES = [
    path
    for root in ("bot", "scheduler")
    for path in (HOME / root).rglob("*.py")
    if "migrations" not in path.parts
]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each with its place and its lines, the decorators above it not counted."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            yield f"{path.relative_to(HOME)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def test_no_function_is_long() -> None:
    found = dict(one for path in SOURCES for one in functions(path))
    assert len(found) > len(SOURCES)
    assert {place: lines for place, lines in found.items() if lines > LONGEST_FUNCTION} == {}


def test_no_file_is_long() -> None:
    lines = {str(path.relative_to(HOME)): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {path: count for path, count in lines.items() if count > LONGEST_FILE} == {}
