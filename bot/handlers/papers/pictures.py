"""Which picture the address on a card leads to, as things are now."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.content.library import Library
from bot.handlers.calendar.wheel import year_wheel
from bot.handlers.common.pictures import PLAN
from bot.handlers.papers.opening import kindergarten_of, voice_of
from bot.handlers.plan.line import plan_line
from bot.message.words import Voice
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar
from bot.model.parts import Part
from bot.paper.picture import Picture
from bot.paper.wheel import Wheel
from bot.store.engine import Store
from bot.store.webinars import webinars_of
from bot.web.links import OpenedPicture

OF_PLAN = (Part.PHASES, Part.MILESTONES)
OF_YEAR = (Part.CALENDAR, Part.REVIEWS)


@dataclass(frozen=True)
class PictureOpening:
    store: Store
    library: Library

    def __call__(self, opened: OpenedPicture, now: datetime) -> tuple[Picture, Voice]:
        """Raises NoSuchLink, Unreachable."""
        of_plan = opened.name == PLAN
        kindergarten = kindergarten_of(self.store, opened, OF_PLAN if of_plan else OF_YEAR)
        today = kindergarten.today(now)
        drawing = plan_line(kindergarten, today) if of_plan else self._wheel(kindergarten, opened.name, today)
        return Picture(drawing), voice_of(kindergarten)

    def _wheel(self, kindergarten: KindergartenView, name: str, today: date) -> Wheel:
        year = Barnehageaar(int(name))
        with self.store.read() as session:
            webinars = webinars_of(session, kindergarten.id, year)
        return year_wheel(kindergarten, self.library, webinars, year, today)
