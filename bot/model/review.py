"""Looking back: what became of a month's theme."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, MonthColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.month import Month

LINE_LIMIT = 200


@dataclass(eq=False)
class NoTheme(Refusal):
    """The month has no theme to say anything about."""

    month: Month


@dataclass(eq=False)
class NotYet(Refusal):
    """The month has not begun."""

    month: Month


class Outcome(StrEnum):
    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not-yet"


class Review(Base):
    """What the group says of a month when it is over: one word, and one line if it wants to."""

    __tablename__ = "review"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    month: Mapped[Month] = mapped_column(MonthColumn, primary_key=True)
    outcome: Mapped[Outcome] = mapped_column(EnumColumn(Outcome))
    line: Mapped[str | None] = mapped_column(String(LINE_LIMIT))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
