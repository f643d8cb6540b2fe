"""Measures: what the group has agreed to do, who sees to it, by when, and when to ask whether it worked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime
from bot.model.days import ClosedDays, next_open_day
from bot.model.errors import Refusal
from bot.model.texts import Localized

WHAT_LIMIT = 400
"""Characters; a theme's own suggestion fits."""
WHY_LIMIT = 300
CHECK_AFTER = timedelta(weeks=4)
"""Between the deadline and the day the group asks whether it worked, where none is named."""


class Responsible(StrEnum):
    """A role, never a person: who changes role hands the measure on with it."""

    STYRER = "styrer"
    TILLITSVALGT = "tillitsvalgt"
    VERNEOMBUD = "verneombud"
    GROUP = "hms-gruppen"
    LEADERS = "pedledere"
    EVERYONE = "alle"


class MeasureState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Verdict(StrEnum):
    """Whether it worked."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(eq=False)
class CheckTooEarly(Refusal):
    """A measure cannot be judged before its deadline."""


@dataclass(eq=False)
class MeasureChanged(Refusal):
    """Somebody changed the measure after the asker last saw it."""

    measure: "Measure"


@dataclass(eq=False)
class MeasureDropped(Refusal):
    """A dropped measure is not carried out or judged."""

    measure: "Measure"


@dataclass(frozen=True, slots=True)
class Dates:
    """A measure's deadline and the day it is checked, both on open days."""

    due: date
    check_on: date

    @classmethod
    def planned(cls, due: date, check_on: date | None, closed: tuple[ClosedDays, ...]) -> "Dates":
        """Moved to open days outside July. Raises CheckTooEarly."""
        if check_on is not None and check_on < due:
            raise CheckTooEarly
        moved = next_open_day(due, closed)
        return cls(moved, next_open_day(max(moved, check_on or moved + CHECK_AFTER), closed))


class Measure(Base):
    """One thing to do, numbered within its kindergarten."""

    __tablename__ = "measure"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    what: Mapped[Localized] = mapped_column(JsonColumn(Localized))
    why: Mapped[Localized | None] = mapped_column(JsonColumn(Localized))
    responsible: Mapped[Responsible] = mapped_column(EnumColumn(Responsible))
    due: Mapped[date]
    check_on: Mapped[date]
    """When the group is asked whether it worked."""
    state: Mapped[MeasureState] = mapped_column(EnumColumn(MeasureState))
    verdict: Mapped[Verdict | None] = mapped_column(EnumColumn(Verdict))
    reason: Mapped[str | None] = mapped_column(String(300))
    """Why it was dropped, in the group's words."""
    factor: Mapped[str | None] = mapped_column(String(50))
    """The key of the psychosocial factor that it is about."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def is_open(self) -> bool:
        return self.state is MeasureState.OPEN

    @property
    def awaits_verdict(self) -> bool:
        return self.state is not MeasureState.DROPPED and self.verdict is None

    def carry_out(self, *, now: datetime, seen: datetime | None) -> None:
        """Raises MeasureChanged or MeasureDropped."""
        self._touch(now, seen)
        self.state = MeasureState.DONE

    def drop(self, reason: str, *, now: datetime, seen: datetime | None) -> None:
        """Raises MeasureChanged or MeasureDropped."""
        self._touch(now, seen)
        self.state, self.reason = MeasureState.DROPPED, reason

    def judge(self, verdict: Verdict, *, now: datetime, seen: datetime | None) -> None:
        """What worked is done; what did not stays as it was, to be adjusted or ended.

        Raises MeasureChanged or MeasureDropped.
        """
        self._touch(now, seen)
        self.verdict = verdict
        if verdict is Verdict.YES:
            self.state = MeasureState.DONE

    def adjust(self, what: Localized | None, dates: Dates, *, now: datetime, seen: datetime | None) -> None:
        """Try again, perhaps in another way. Raises MeasureChanged or MeasureDropped."""
        self._touch(now, seen)
        self.what = what or self.what
        self.due, self.check_on = dates.due, dates.check_on
        self.state, self.verdict = MeasureState.OPEN, None

    def _touch(self, now: datetime, seen: datetime | None) -> None:
        if seen is not None and self.changed_at > seen:
            raise MeasureChanged(self)
        if self.state is MeasureState.DROPPED:
            raise MeasureDropped(self)
        self.changed_at = now


def worked_since(measures: Iterable[Measure], day: date) -> list[Measure]:
    """Those that were to be checked on a day or later, and have worked."""
    return [one for one in measures if one.verdict is Verdict.YES and one.check_on >= day]
