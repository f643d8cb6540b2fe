"""Guided ways: a few steps in an order, taken by a kindergarten or by one avdeling at its own pace."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.month import AUGUST
from bot.model.texts import Localized

AGREED_LIMIT = 300
MOST_ROUNDS = 4
"""Rounds of Tidlig inn that an avdeling takes in half a year, at most (KS)."""
EVERYBODY = ""
"""In place of an avdeling, where the whole kindergarten goes together."""


@dataclass(eq=False)
class EnoughRounds(Refusal):
    """The avdeling has had as many rounds in this half-year as the method allows."""

    limit: int


class WayProgress(Base):
    """How far a kindergarten or an avdeling has come on a way, each time that it takes it."""

    __tablename__ = "walk"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    way: Mapped[str] = mapped_column(String(50), primary_key=True)
    avdeling: Mapped[str] = mapped_column(String(20), primary_key=True)
    """The avdeling's key, or EVERYBODY."""
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    started_on: Mapped[date]
    reached: Mapped[int]
    """How many steps are done."""
    dates: Mapped[dict[str, date]] = mapped_column(JsonColumn(dict[str, date]))
    """The days that meetings are planned on, by the step's key."""
    agreed: Mapped[Localized | None] = mapped_column(JsonColumn(Localized))
    """What they agreed on, in their words."""
    finished_on: Mapped[date | None]
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    def step_done(self, number: int, *, now: datetime) -> None:
        """Step `number`, counted from one, is done; nothing happens where it is not the next."""
        if number == self.reached + 1:
            self.reached, self.changed_at = number, now

    def plan_meeting(self, step: str, day: date, *, now: datetime) -> None:
        self.dates, self.changed_at = {**self.dates, step: day}, now


def half_year_of(day: date) -> date:
    """The first day of the half-year: August to December, or January to July."""
    return date(day.year, AUGUST if day.month >= AUGUST else 1, 1)


def rounds_left(begun: list[WayProgress], today: date) -> int:
    """How many more rounds an avdeling that has begun these may begin in this half-year."""
    lately = sum(half_year_of(one.started_on) == half_year_of(today) for one in begun)
    return max(0, MOST_ROUNDS - lately)
