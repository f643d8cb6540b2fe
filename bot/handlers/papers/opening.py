"""Which papers a link opens."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.content.library import Library
from bot.handlers.common.papers import CHECKLIST
from bot.handlers.papers.everything import TAKEN, everything
from bot.handlers.papers.report.papers import locked_downloads, report_downloads, report_papers
from bot.handlers.papers.report.record import YearRecord, years_of
from bot.handlers.papers.sheets import Desk, month_sheet, plan_page, wheel_page, year_sheet
from bot.handlers.papers.tables import tables_of
from bot.handlers.safety_round.sheet import blank_sheet, result_sheet
from bot.message.words import Voice, _
from bot.model.calendar import choices_in
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar, Month
from bot.model.parts import Part
from bot.model.role import Leader
from bot.model.safety_round import last_finished
from bot.paper.table import csv_file
from bot.paper.workbook import workbook
from bot.store.engine import Store
from bot.store.subjects import kindergartens_with
from bot.store.webinars import coming_webinars, webinars_of
from bot.web.links import NoSuchLink, Opened, Pages
from bot.web.papers import Download, Paper, Papers

WEBINARS = 12
READS = (*TAKEN, Part.HOLDERS)
"""Of a kindergarten, for all its papers together."""

TABLES = {
    "kalender.csv": _("The calendar as CSV"),
    "tiltak.csv": _("The measures as CSV"),
    "plan.csv": _("The plan as CSV"),
}
"""In the order of `tables_of`."""


@dataclass(frozen=True)
class Opening:
    store: Store
    library: Library
    pages: Pages | None
    """None: no code on a paper leads anywhere."""

    def __call__(self, opened: Opened, now: datetime) -> Papers:
        """Raises NoSuchLink, Unreachable."""
        return self._papers(kindergarten_of(self.store, opened, READS), now)

    def of(self, kindergarten_id: int, now: datetime) -> Papers:
        """Without a link. Raises NoSuchLink where there is no such kindergarten, or Unreachable."""
        return self._papers(_kindergarten(self.store, kindergarten_id, READS), now)

    def _papers(self, kindergarten: KindergartenView, now: datetime) -> Papers:
        today = kindergarten.today(now)
        years = years_of(kindergarten, today)
        with self.store.read() as session:
            webinars = coming_webinars(session, kindergarten.id, now)[:WEBINARS]
            of_years = {year: webinars_of(session, kindergarten.id, year) for year in years}
        of_year = of_years[Barnehageaar.of(Month.of(today))]
        desk = Desk(kindergarten, self.library, webinars, of_year, today, self.pages)
        records = [YearRecord(kindergarten, self.library, of_years[year], year, today) for year in years]
        return papers_of(desk, records, tuple(locked_downloads(self.store, kindergarten)))


def kindergarten_of(store: Store, opened: Opened, parts: Iterable[Part]) -> KindergartenView:
    """What a link leads to. Raises NoSuchLink where it was ended, or all was deleted; Unreachable."""
    found = _kindergarten(store, opened.kindergarten_id, parts)
    if found.links_ended_at is not None and opened.given_at <= found.links_ended_at:
        raise NoSuchLink
    return found


def _kindergarten(store: Store, kindergarten_id: int, parts: Iterable[Part]) -> KindergartenView:
    with store.read():
        found = kindergartens_with(store.engine, [kindergarten_id], parts)
    if not found:
        raise NoSuchLink
    return found[0]


def papers_of(desk: Desk, records: Sequence[YearRecord], locked: tuple[Download, ...]) -> Papers:
    """All that there is of a kindergarten today, each made when it is asked for."""
    printed = (*_months(desk), *_year(desk), *_plan(desk), *_rounds(desk), *report_papers(records))
    downloads = (*report_downloads(records), *locked, *_tables(desk), _everything(desk))
    return Papers(desk.kindergarten.name, voice_of(desk.kindergarten), _calendar(desk), printed, downloads)


def _calendar(desk: Desk) -> str | None:
    one = desk.kindergarten
    return None if desk.pages is None else desk.pages.calendar(one.id, one.links_ended_at)


def voice_of(kindergarten: KindergartenView) -> Voice:
    return Voice(kindergarten.language, kindergarten.leader is Leader.MANAGER)


def _months(desk: Desk) -> Iterator[Paper]:
    """Of this month and the next, where a theme is chosen."""
    this = Month.of(desk.today)
    choices = choices_in(desk.kindergarten.calendar)
    for month in (this, this.next_with_theme()):
        if month in choices:
            title = _("The theme of {month}", month=month)
            yield Paper(str(month), title, partial(month_sheet, desk, month, choices[month]))


def _year(desk: Desk) -> Iterator[Paper]:
    """As a list, and as a picture."""
    year = Barnehageaar.of(Month.of(desk.today))
    yield Paper(f"{year.start}", _("The whole year"), partial(year_sheet, desk, year))
    yield Paper("aarshjul", _("The year wheel"), partial(wheel_page, desk, year))


def _plan(desk: Desk) -> Iterator[Paper]:
    if desk.kindergarten.plan_start is not None:
        yield Paper("plan", _("Our plan"), partial(plan_page, desk))


def _rounds(desk: Desk) -> Iterator[Paper]:
    """The checklist to fill in, and what was found last time."""
    title = _("The safety round, to fill in by pen")
    yield Paper(CHECKLIST, title, partial(blank_sheet, desk.kindergarten, desk.library))
    last = last_finished(desk.kindergarten.safety_rounds)
    if last is not None:
        title = _("What we found on the last safety round")
        yield Paper("siste-vernerunde", title, partial(result_sheet, desk.kindergarten, desk.library, last))


def _tables(desk: Desk) -> Iterator[Download]:
    """One workbook, and its sheets as CSV for other programs."""
    name = desk.kindergarten.name
    title = _("Calendar, measures and plan as a workbook")
    yield Download("hms.xlsx", title, lambda voice: workbook(tables_of(desk), name, voice, desk.today))
    for number, (file, title) in enumerate(TABLES.items()):
        yield Download(file, title, partial(_csv, desk, number))


def _everything(desk: Desk) -> Download:
    title = _("All that is written down here, as JSON for other programs")
    return Download("alt.json", title, lambda _voice: everything(desk.kindergarten, desk.today))


def _csv(desk: Desk, number: int, voice: Voice) -> bytes:
    return csv_file(tables_of(desk)[number], voice)
