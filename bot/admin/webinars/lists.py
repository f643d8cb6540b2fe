"""Reads a list of webinars from a file: CSV as spreadsheets write it, or an iCalendar file."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from bot.admin.webinars.importing import WebinarRow
from bot.admin.webinars.webinars import ProgramError

COLUMNS = ("uid", "title", "link", "start", "minutes", "text", "questions", "recording", "cancelled")
CALENDAR = "BEGIN:VCALENDAR"
MOST_BYTES = 5_000_000


def read_list(path: Path) -> list[WebinarRow]:
    """Raises ProgramError when the file as a whole cannot be read."""
    text = _decoded(path)
    if text.lstrip()[: len(CALENDAR)].upper() == CALENDAR:
        from bot.admin.webinars.calendars import calendar_rows

        rows = calendar_rows(path, text)
    elif path.suffix.lower() == ".ics":
        raise ProgramError(f"{path} is not a calendar: it does not begin with {CALENDAR}.")
    else:
        rows = list(_table_rows(path, text))
    if not rows:
        raise ProgramError(f"{path} has no webinars in it.")
    return rows


def _decoded(path: Path) -> str:
    """UTF-8, with or without its mark; else what Norwegian spreadsheets write."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ProgramError(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > MOST_BYTES:
        raise ProgramError(f"{path} is too large for a list of webinars.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ProgramError(f"{path} is not a text file in UTF-8 or Windows' encoding.")


def _table_rows(path: Path, text: str) -> Iterator[WebinarRow]:
    header_line = text.partition("\n")[0]
    delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = _header(path, next(reader, []))
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(line, header, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ProgramError(f"{path}:{reader.line_num}: the line cannot be read: {error}.") from error


def _header(path: Path, cells: list[str]) -> list[str]:
    """The names of the columns; those at the end without a name are left out."""
    header = [cell.strip().casefold() for cell in cells]
    while header and not header[-1]:
        header.pop()
    unknown = [name for name in header if name not in COLUMNS]
    if unknown or "uid" not in header or len(set(header)) < len(header):
        raise ProgramError(
            f"{path}:1: the first line must name the columns, each once: uid, and any of "
            f"{', '.join(COLUMNS[1:])}; it says {', '.join(header) or 'nothing'}."
        )
    return header


def _row(line: int, header: list[str], cells: list[str]) -> WebinarRow:
    more = any(cell.strip() for cell in cells[len(header) :])
    if more or len(cells) < len(header):
        problem = f"it has {len(cells)} cells, and the first line has {len(header)}"
        return WebinarRow(line, dict(zip(header, cells, strict=False)), {"cells": problem})
    return WebinarRow(line, dict(zip(header, cells, strict=False)))
