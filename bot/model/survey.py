"""The nullpunktskartlegging: when it went out and closed, how many answered, and who has talked about it.

Never what anybody answered.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn, UtcDateTime
from bot.model.errors import Refusal

WHOLE = 100


class Stage(StrEnum):
    """What happens with a survey, with the milestone of the plan that it belongs to."""

    SENT = "kartlegging-ut"
    CLOSED = "kartlegging-lukket"
    REPORT = "rapport"
    DISCUSSED = "resultat-droftet"


@dataclass(eq=False)
class NoPercent(Refusal):
    """A response rate lies between 0 and 100."""


class Survey(Base):
    """A kindergarten's survey; it has one row, or none."""

    __tablename__ = "survey"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    sent_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    percent: Mapped[int | None]
    """How many of a hundred answered."""
    report_on: Mapped[date | None]
    discussed: Mapped[tuple[str, ...]] = mapped_column(JsonColumn(tuple[str, ...]))
    """The keys of the avdelinger that have talked about the result; without avdelinger, EVERYBODY."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def first_day(self) -> date | None:
        """The first that is known of it."""
        return min(filter(None, (self.sent_on, self.closed_on, self.report_on)), default=None)

    def happens(self, stage: Stage, day: date) -> None:
        """Note the day, past or to come."""
        if stage is Stage.SENT:
            self.sent_on = day
        elif stage is Stage.CLOSED:
            self.closed_on = day
        elif stage is Stage.REPORT:
            self.report_on = day

    def answered_by(self, percent: int) -> None:
        """Raises NoPercent."""
        if not 0 <= percent <= WHOLE:
            raise NoPercent
        self.percent = percent

    def talked(self, avdeling: str) -> None:
        self.discussed = tuple(sorted({*self.discussed, avdeling}))
