"""A table as data, and as a CSV file that a Norwegian Excel opens."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bot.message.words import Voice, Words
from bot.model.month import Month

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, by OWASP's list, and the same in full width."""

Cell: TypeAlias = Words | None
"""A day, a month and a number stay what they are, to be sorted and counted; all else is text."""


@dataclass(frozen=True)
class Column:
    title: Words
    width: int
    """About so many letters."""


@dataclass(frozen=True)
class Table:
    name: Words
    """At most 31 characters in each language, and none of []:*?/\\ : it names a sheet."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_file(table: Table, voice: Voice) -> bytes:
    """With semicolons and in UTF-8 that says so, as Excel reads it in Norway; days are ISO 8601."""
    written = io.StringIO()
    lines = csv.writer(written, delimiter=";")
    lines.writerow([voice.say(column.title) for column in table.columns])
    lines.writerows([[_said(cell, voice) for cell in row] for row in table.rows])
    return written.getvalue().encode("utf-8-sig")


def _said(cell: Cell, voice: Voice) -> str:
    match cell:
        case None:
            return ""
        case int() | date() | Month():
            return str(cell)
        case _:
            text = voice.say(cell)
            return f"'{text}" if text.startswith(FORMULA) else text
