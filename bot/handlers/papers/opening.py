"""Which papers a link opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.content.library import Library
from bot.handlers.papers.sheets import Desk, month_sheet, year_sheet
from bot.message.words import Voice, _
from bot.model.calendar import choices_in
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar, Month
from bot.model.parts import Part
from bot.model.role import Leader
from bot.store.engine import Store
from bot.store.queries import coming_webinars
from bot.store.subjects import kindergartens_with
from bot.web.links import NoSuchLink, Pages
from bot.web.papers import Paper, Papers

WEBINARS = 12


@dataclass(frozen=True)
class Opening:
    store: Store
    library: Library
    pages: Pages

    def __call__(self, token: str, now: datetime) -> Papers:
        """Raises NoSuchLink, Unreachable."""
        opened = self.pages.opened(token, now)
        with self.store.read() as session:
            found = kindergartens_with(self.store.engine, [opened.kindergarten_id], (Part.CALENDAR,))
            webinars = coming_webinars(session, now, WEBINARS)
        if not found or (found[0].links_from is not None and opened.given_at <= found[0].links_from):
            raise NoSuchLink
        kindergarten = found[0]
        desk = Desk(kindergarten, self.library, webinars, kindergarten.today(now), self.pages)
        return papers_of(desk)


def papers_of(desk: Desk) -> Papers:
    return Papers(desk.kindergarten.name, voice_of(desk.kindergarten), tuple(_papers(desk)))


def voice_of(kindergarten: KindergartenView) -> Voice:
    return Voice(kindergarten.language, kindergarten.leader is Leader.MANAGER)


def _papers(desk: Desk) -> Iterator[Paper]:
    this = Month.of(desk.today)
    choices = choices_in(desk.kindergarten.calendar)
    for month in (this, this.next_with_theme()):
        if month in choices:
            title = _("The theme of {month}", month=month)
            yield Paper(str(month), title, month_sheet(desk, month, choices[month]))
    year = Barnehageaar.of(this)
    yield Paper(f"{year.start}", _("The whole year"), year_sheet(desk, year))
