"""Reads webinars from a CSV file as spreadsheets write it."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from bot.admin.webinars.importing import WebinarRow
from bot.admin.webinars.webinars import ProgramError
from bot.commands.cleaning import without_unseen
from bot.commands.fold import nearest

COLUMNS = ("uid", "title", "link", "start", "minutes", "text", "questions", "recording", "cancelled")
LONGEST_CELL = 10_000
"""Characters: far more than fits anywhere."""

_DELIMITERS = (";", ",", "\t", "|")
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))


def table_rows(path: Path, text: str, notes: list[str]) -> Iterator[WebinarRow]:
    """What was not read is noted. Raises ProgramError."""
    table = _Table(path, text)
    names = _header(path, table, notes)
    for line, cells in table:
        if any(cells):
            yield _row(line, names, cells)


class _Table:
    """Its rows, each with its line and its cells without what nobody sees."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.line = 1
        file = io.StringIO(text, newline="")
        first = file.readline()
        separator = _SEPARATOR.fullmatch(first)
        if separator:  # as Excel writes for itself
            self.line = 2
        else:
            file.seek(0)
        delimiter = separator[1] if separator else _delimiter(text)
        self.before = self.line - 1
        self.reader = csv.reader(file, delimiter=delimiter, strict=True)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Raises ProgramError."""
        while True:
            line = self.before + self.reader.line_num + 1
            try:
                cells = next(self.reader, None)
            except csv.Error as error:
                raise ProgramError(f"{self.path}:{line}: {_explained(error)}.") from error
            if cells is None:
                return
            yield line, [without_unseen(cell).translate(_SPACES).strip() for cell in cells]


def _delimiter(text: str) -> str:
    """The one that sets most names of columns apart."""
    first = next((line for line in text.splitlines() if re.search(r"\w", line)), "")

    def known(delimiter: str) -> int:
        return sum(cell.strip(' "\ufeff').casefold() in COLUMNS for cell in first.split(delimiter))

    return max(_DELIMITERS, key=known)


def _explained(error: csv.Error) -> str:
    if "limit" in str(error):
        return f"a cell has more than {csv.field_size_limit()} characters"
    return 'a quotation mark (") is not closed, or stands inside a cell; there write it twice'


def _header(path: Path, table: _Table, notes: list[str]) -> list[str]:
    """The names of the columns, empty for those that are not read. Raises ProgramError."""
    line, cells = next((row for row in table if any(row[1])), (1, []))
    names = [cell.casefold() for cell in cells]
    known = [name for name in names if name in COLUMNS]
    others = [name for name in names if name and name not in COLUMNS]
    misspelt = [
        f"{name} (did you mean {like}?)" for name in others for like, _score in nearest(name, COLUMNS, 1)
    ]
    if "uid" not in known or len(set(known)) < len(known) or misspelt:
        raise ProgramError(
            f"{path}:{line}: the first line must name the columns, each once: uid, and any of "
            f"{', '.join(COLUMNS[1:])}; it says {', '.join(misspelt or filter(None, names)) or 'nothing'}."
        )
    if others:
        notes.append(f"{path}:{line}: not read, for they are no columns of this list: {', '.join(others)}.")
    return [name if name in COLUMNS else "" for name in names]


def _row(line: int, names: list[str], cells: list[str]) -> WebinarRow:
    """A spreadsheet leaves out empty cells at the end."""
    whole = cells + [""] * (len(names) - len(cells))
    read = {name: cell for name, cell in zip(names, whole, strict=False) if name}
    problems = {
        name: f"has {len(cell)} characters, which is no list of webinars"
        for name, cell in read.items()
        if len(cell) > LONGEST_CELL
    }
    if any(cells[len(names) :]):
        problems["cells"] = (
            f"it has {len(cells)} cells, and the first line has {len(names)}; "
            "a cell with a separator in it needs quotation marks"
        )
    return WebinarRow(line, {name: cell for name, cell in read.items() if name not in problems}, problems)
