"""Assessments: how large the group says the risk of a psychosocial factor is, and with whom it talked."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime

SENTENCE_LIMIT = 200
LOOK_AGAIN = timedelta(weeks=52)
"""When a factor is assessed anew, where no other day is named."""


class Level(StrEnum):
    """The group's own choice, never counted from a survey."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Participant(StrEnum):
    """Who talked about it: roles and groups, never a person."""

    STYRER = "styrer"
    TILLITSVALGT = "tillitsvalgt"
    VERNEOMBUD = "verneombud"
    STAFF = "ansatte"
    HEALTH_SERVICE = "bedriftshelsetjenesten"


class Assessment(Base):
    """A factor as it was assessed on a day. A later day's stands beside it: the earlier is kept."""

    __tablename__ = "assessment"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    factor: Mapped[str] = mapped_column(String(50), primary_key=True)
    """The key of a psychosocial factor."""
    day: Mapped[date] = mapped_column(primary_key=True)
    level: Mapped[Level] = mapped_column(EnumColumn(Level))
    sentence: Mapped[str] = mapped_column(String(SENTENCE_LIMIT))
    """Why, in the group's own words."""
    participants: Mapped[tuple[Participant, ...]] = mapped_column(JsonColumn(tuple[Participant, ...]))
    again_on: Mapped[date]
    """When it is to be assessed anew."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    def is_in_force(self, day: date) -> bool:
        """Whether it is not time to assess anew."""
        return day < self.again_on


def newest_assessments(assessments: Iterable[Assessment]) -> dict[str, Assessment]:
    """By factor."""
    return {one.factor: one for one in sorted(assessments, key=lambda one: one.day)}
