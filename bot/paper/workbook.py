"""Tables as a workbook (XLSX), a sheet each."""

import io
from datetime import UTC, date, datetime, time
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.message.words import Voice, Words
from bot.model.month import Month
from bot.model.texts import Language
from bot.paper.table import Cell, Table

OPTIONS: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
DAY = "dd.mm.yyyy"
MONTHS = {
    Language.NB: "[$-414]mmmm yyyy",
    Language.NN: "[$-814]mmmm yyyy",
    Language.EN: "[$-809]mmmm yyyy",
}
"""A month is its first day, shown by its name in the reader's language; so it can be sorted."""
MOST_LETTERS = 32_767
"""Excel's limit of a cell."""


def workbook(tables: tuple[Table, ...], title: Words, voice: Voice, on: date) -> bytes:
    """The same bytes for the same tables on the same day. Whatever people wrote is text, never a formula."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        created = datetime.combine(on, time(), UTC).replace(
            tzinfo=None
        )  # which the format says without a zone
        book.set_properties({"title": voice.say(title), "created": created})
        formats = {
            str: book.add_format({"text_wrap": True, "valign": "top"}),
            int: book.add_format({"valign": "top"}),
            date: book.add_format({"num_format": DAY, "align": "left", "valign": "top"}),
            Month: book.add_format({"num_format": MONTHS[voice.language], "align": "left", "valign": "top"}),
        }
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for table in tables:
            _sheet(book.add_worksheet(voice.say(table.name)), table, voice, head, formats)
    return file.getvalue()


def _sheet(sheet: Worksheet, table: Table, voice: Voice, head: Format, formats: dict[type, Format]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, voice.say(column.title), head)
    for row, cells in enumerate(table.rows, start=1):
        for number, cell in enumerate(cells):
            _write(sheet, row, number, cell, voice, formats)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write(
    sheet: Worksheet, row: int, column: int, cell: Cell, voice: Voice, formats: dict[type, Format]
) -> None:
    match cell:
        case None:
            pass
        case int():
            sheet.write_number(row, column, cell, formats[int])
        case date():
            sheet.write_datetime(row, column, datetime.combine(cell, time()), formats[date])
        case Month():
            sheet.write_datetime(row, column, datetime.combine(cell.first, time()), formats[Month])
        case _:
            sheet.write_string(row, column, voice.say(cell)[:MOST_LETTERS], formats[str])
