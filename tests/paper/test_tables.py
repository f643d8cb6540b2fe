"""Tables as files: read back by other programs, and never run."""

import csv
import io
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from bot.message.words import Voice
from bot.model.month import Month
from bot.model.texts import Language, Localized
from bot.paper.table import Table, csv_file
from bot.paper.workbook import workbook
from bot.paper.year_tables import (
    CalendarRow,
    MeasureRow,
    MilestoneRow,
    calendar_table,
    measures_table,
    plan_table,
)
from tests.every import every_language

DAY = date(2026, 11, 29)
NB = Voice(Language.NB)
HOSTILE = (
    '=HYPERLINK("https://example.no";"Trykk")',
    "+47 123",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "{=1+1}",
    "https://example.no",
    "mailto:noen@example.no",
    'Anførsel " og ; og \\ og #$',
    "to\nlinjer",
    "😀 emoji",
    "שלום \u202eabc",
    "_x0041_",
    "x" * 80,
)


def measures(*whats: str) -> Table:
    row = MeasureRow(1, "", None, "Styrer", date(2027, 1, 15), date(2027, 2, 12), "i gang")
    rows = (
        MeasureRow(number, what, what, *list(vars(row).values())[3:]) for number, what in enumerate(whats, 1)
    )
    return measures_table(tuple(rows))


def tables() -> tuple[Table, ...]:
    theme = Localized("Støy", "Støy", "Noise")
    return (
        calendar_table(
            (CalendarRow(Month(2026, 12), theme, "ferdig"), CalendarRow(Month(2027, 1), None, "-"))
        ),
        measures("Teppe"),
        plan_table((MilestoneRow("Oppstart", "Les rapporten", None, date(2027, 1, 8), "ferdig", DAY),)),
    )


def opened(made: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made))


def rows_of(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=";"))


@every_language
def test_headers_are_in_the_readers_language(language: Language) -> None:
    voice = Voice(language)
    book = opened(workbook(tables(), "Blåklokka", voice, DAY))
    assert book.sheetnames == [voice.say(table.name) for table in tables()]
    for sheet, table in zip(book, tables(), strict=True):
        assert [cell.value for cell in sheet[1]] == [voice.say(column.title) for column in table.columns]
        assert sheet.freeze_panes == "A2"


def test_days_and_months_are_real_dates_and_numbers_are_numbers() -> None:
    calendar, sheet, plan = opened(workbook(tables(), "Blåklokka", NB, DAY))
    assert [cell.value for cell in calendar[2]] == [datetime(2026, 12, 1), "Støy", "ferdig"]  # noqa: DTZ001
    assert calendar["A2"].number_format == "[$-414]mmmm yyyy"
    assert [cell.value for cell in calendar[3]] == [datetime(2027, 1, 1), None, "-"]  # noqa: DTZ001
    assert (sheet["A2"].value, sheet["E2"].value) == (1, datetime(2027, 1, 15))  # noqa: DTZ001
    assert plan["F2"].value == datetime(2026, 11, 29)  # noqa: DTZ001


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_is_text_in_a_workbook(text: str) -> None:
    cell = opened(workbook((measures(text),), text, NB, DAY)).active["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_begins_no_formula_in_csv(text: str) -> None:
    cell = rows_of(csv_file(measures(text), NB))[1][1]
    assert cell.removeprefix("'") == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "＝"))


def test_a_csv_file_as_excel_opens_it_in_norway() -> None:
    assert csv_file(tables()[0], NB).decode("utf-8") == (
        "\ufeffMåned;Tema;Status\r\n2026-12;Støy;ferdig\r\n2027-01;;'-\r\n"
    )


def test_two_hundred_measures_are_all_there() -> None:
    table = measures(*(f"Tiltak {number}" for number in range(200)))
    sheet = opened(workbook((table,), "Blåklokka", NB, DAY)).active
    assert sheet.max_row == len(rows_of(csv_file(table, NB))) == 201
    assert sheet["B201"].value == "Tiltak 199"


def test_the_same_tables_have_the_same_bytes() -> None:
    assert workbook(tables(), "Blåklokka", NB, DAY) == workbook(tables(), "Blåklokka", NB, DAY)


def test_nothing_is_a_workbook_too() -> None:
    empty = (calendar_table(()), measures_table(()), plan_table(()))
    assert [sheet.max_row for sheet in opened(workbook(empty, "", NB, DAY))] == [1, 1, 1]
    assert [len(rows_of(csv_file(table, NB))) for table in empty] == [1, 1, 1]
