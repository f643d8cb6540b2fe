"""Which papers a link opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.content.library import Library
from bot.handlers.papers.sheets import Desk, month_sheet, year_sheet
from bot.handlers.papers.tables import tables_of
from bot.message.words import Voice, _
from bot.model.calendar import choices_in
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar, Month
from bot.model.parts import Part
from bot.model.role import Leader
from bot.paper.table import csv_file
from bot.paper.workbook import workbook
from bot.store.engine import Store
from bot.store.queries import coming_webinars
from bot.store.subjects import kindergartens_with
from bot.web.links import NoSuchLink, Pages
from bot.web.papers import Download, Paper, Papers

WEBINARS = 12
READS = (Part.CALENDAR, Part.REVIEWS, Part.MEASURES, Part.PHASES, Part.MILESTONES)
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
    pages: Pages

    def __call__(self, token: str, now: datetime) -> Papers:
        """Raises NoSuchLink, Unreachable."""
        opened = self.pages.opened(token, now)
        with self.store.read() as session:
            found = kindergartens_with(self.store.engine, [opened.kindergarten_id], READS)
            webinars = coming_webinars(session, now, WEBINARS)
        if not found or (found[0].links_ended_at is not None and opened.given_at <= found[0].links_ended_at):
            raise NoSuchLink
        kindergarten = found[0]
        desk = Desk(kindergarten, self.library, webinars, kindergarten.today(now), self.pages)
        return papers_of(desk)


def papers_of(desk: Desk) -> Papers:
    """All that there is of a kindergarten today, each made when it is asked for."""
    printed = (*_months(desk), _year(desk))
    downloads = (*_tables(desk),)
    return Papers(desk.kindergarten.name, voice_of(desk.kindergarten), printed, downloads)


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


def _year(desk: Desk) -> Paper:
    year = Barnehageaar.of(Month.of(desk.today))
    return Paper(f"{year.start}", _("The whole year"), partial(year_sheet, desk, year))


def _tables(desk: Desk) -> Iterator[Download]:
    """One workbook, and its sheets as CSV for other programs."""
    name = desk.kindergarten.name
    title = _("Calendar, measures and plan as a workbook")
    yield Download("hms.xlsx", title, lambda voice: workbook(tables_of(desk), name, voice, desk.today))
    for number, (file, title) in enumerate(TABLES.items()):
        yield Download(file, title, partial(_csv, desk, number))


def _csv(desk: Desk, number: int, voice: Voice) -> bytes:
    return csv_file(tables_of(desk)[number], voice)
