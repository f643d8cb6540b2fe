"""The year reports of a kindergarten among its papers: to print, and to change."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from bot.handlers.papers.report.document import year_report
from bot.handlers.papers.report.record import YearRecord
from bot.message.words import Dated, Voice, _
from bot.model.kindergarten import KindergartenView
from bot.model.locked_report import LockedReport
from bot.model.month import Barnehageaar
from bot.paper.editable import editable
from bot.store.engine import Store
from bot.store.queries import locked_report
from bot.web.links import NoSuchLink
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


def locked_downloads(store: Store, kindergarten: KindergartenView) -> Iterator[Download]:
    """Each version, as its PDF was, and the same words to go on with."""
    newest_first = sorted(kindergarten.locked_reports, key=lambda one: (one.year, one.version), reverse=True)
    for locked in newest_first:
        whole = partial(_whole, store, kindergarten.id, locked.year, locked.version)
        name, version = f"{report_name(locked.of)}-{locked.version}", locked.version
        title = _("The year report {year}, locked as version {n}", year=locked.of, n=version)
        about = _(
            "Locked {day}. Checksum (SHA-256): {checksum}",
            day=Dated(locked.locked_on),
            checksum=locked.checksum,
        )
        yield Download(f"{name}.pdf", title, partial(_locked_pdf, whole), about)
        title = _("Version {n} of {year}, as a document you can change", n=version, year=locked.of)
        yield Download(f"{name}.html", title, partial(_locked_document, whole))


def _whole(store: Store, kindergarten_id: int, year: int, version: int) -> LockedReport:
    """Raises NoSuchLink where its locking was undone meanwhile, or Unreachable."""
    with store.read() as session:
        found = locked_report(session, kindergarten_id, year, version)
    if found is None:
        raise NoSuchLink
    return found


def _locked_pdf(whole: Callable[[], LockedReport], _voice: Voice) -> bytes:
    return whole().pdf


def _locked_document(whole: Callable[[], LockedReport], _voice: Voice) -> bytes:
    return editable(whole().said)


def _editable(record: YearRecord, voice: Voice) -> bytes:
    return editable(year_report(record).said(voice))
