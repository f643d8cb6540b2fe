"""What a paper costs to draw, on one core: the first one, which loads typst, and those after it."""

import time
from collections.abc import Iterator
from statistics import median

from bot.content.library import shipped
from bot.handlers.papers.report.document import year_report
from bot.handlers.papers.sheets import Desk, month_sheet, wheel_page
from bot.message.words import Voice
from bot.model.month import Barnehageaar
from bot.model.texts import Language
from bot.paper.documents import Document
from bot.paper.typeset import typeset
from tests.bench.table import Table, milliseconds
from tests.paper.test_report import full
from tests.sample import Sample

TIMES = 15
AIMS = {"A4 sheet": 0.150, "wheel": 0.150, "year report": 0.500, "fullest year report": 0.500}
"""Seconds."""


def table() -> Table:
    made = Table(
        "Papers",
        "PDF, from data to bytes. typst remembers what it has set, so each differs in a word.",
        ("paper", "the first", "median", "slowest", "aim"),
    )
    for name, document in _documents():
        first, *seconds = [_seconds(document, turn) for turn in range(TIMES + 1)]
        middle, slowest = median(seconds), max(seconds)
        met = "met" if middle <= AIMS[name] else "not met"
        aim = f"{milliseconds(AIMS[name])} ({met})"
        made.rows.append((name, milliseconds(first), milliseconds(middle), milliseconds(slowest), aim))
    return made


def _documents() -> Iterator[tuple[str, Document]]:
    library = shipped()
    sample = Sample(library)
    desk = Desk(sample.kindergarten, library, [], [], sample.now.date(), None)
    yield "A4 sheet", month_sheet(desk, sample.month, sample.theme.key)
    yield "wheel", wheel_page(desk, Barnehageaar.of(sample.month))
    yield "year report", year_report(sample.year_record)
    yield "fullest year report", year_report(full(Sample(library)))


def _seconds(document: Document, turn: int) -> float:
    begun = time.perf_counter()
    data = (
        document.data(Voice(Language.NB)).replace("HMS", f"HMS{turn}").replace("Eksempel", f"Eksempel{turn}")
    )
    typeset(document.template, data, "pdf")
    return time.perf_counter() - begun
