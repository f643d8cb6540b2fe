"""Reads a content file into typed values, and says file and line of what is wrong with it."""

import re
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

T = TypeVar("T")


class ContentError(Exception):
    """A content file is wrong; the message begins with `file:line`."""


def read_yaml(path: Path, of: type[T]) -> T:
    """Raises ContentError."""
    raw = path.read_bytes()
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError(f"{path}:{line}: not UTF-8") from error
    try:
        return msgspec.convert(yaml.load(text, yaml.CSafeLoader), of)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ContentError(f"{path}:{line}: a character that cannot stand in a file like this") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{path}:{line}: {error.problem}") from error
    except (msgspec.ValidationError, ValueError) as error:
        problem, _, where = str(error).partition(" - at `$")
        raise ContentError(f"{path}:{_line(text, where.rstrip('`'))}: {problem}") from error


def _line(text: str, where: str) -> int:
    """The line of a place like `.nb.runs[0].steps`, as far as the file has it."""
    node = yaml.compose(text, yaml.CSafeLoader)
    line = 1
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", where):
        child = _child(node, name, index)
        if child is None:
            break
        line, node = child
    return line


def _child(node: yaml.Node | None, name: str, index: str) -> tuple[int, yaml.Node] | None:
    if name and isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == name:
                return key.start_mark.line + 1, value
    if index and isinstance(node, yaml.SequenceNode) and int(index) < len(node.value):
        child = node.value[int(index)]
        return child.start_mark.line + 1, child
    return None
