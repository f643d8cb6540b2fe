"""The year reports of a kindergarten among its papers: to print, and to change."""

from collections.abc import Iterable, Iterator
from functools import partial

from bot.handlers.papers.report.document import year_report
from bot.handlers.papers.report.record import YearRecord
from bot.message.words import Voice, _
from bot.model.month import Barnehageaar
from bot.paper.editable import editable
from bot.web.papers import Download, Paper


def report_name(year: Barnehageaar) -> str:
    return f"aarsrapport-{year.start}"


def report_papers(records: Iterable[YearRecord]) -> Iterator[Paper]:
    for record in records:
        title = _("The year report {year}", year=record.year)
        yield Paper(report_name(record.year), title, partial(year_report, record))


def report_downloads(records: Iterable[YearRecord]) -> Iterator[Download]:
    for record in records:
        title = _("The year report {year}, as a document you can change", year=record.year)
        yield Download(f"{report_name(record.year)}.html", title, partial(_editable, record))


def _editable(record: YearRecord, voice: Voice) -> bytes:
    return editable(year_report(record).said(voice))
