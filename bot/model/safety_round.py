"""Vernerunder: what was looked at, what is as it should be, and what must be put right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime
from bot.model.errors import Refusal
from bot.model.measure import Measure, MeasureState
from bot.model.texts import Localized

POINT_LIMIT = 120
"""Characters of a point that a kindergarten adds."""
NOTE_LIMIT = 200
OWN_KEY = "egen-"
"""What the keys of a kindergarten's own points begin with."""
MOST_OWN = 20
"""Points that a kindergarten adds to ours."""
NEXT_AFTER = timedelta(weeks=26)
"""Between two vernerunder, where no other day is named: twice a year."""


@dataclass(eq=False)
class NoRound(Refusal):
    """No vernerunde is going on, or none has been walked yet."""


@dataclass(eq=False)
class PointLeftOut(Refusal):
    """The kindergarten does not look at the point any more; a card from before has it still."""


class PointState(StrEnum):
    OK = "ok"
    TO_FIX = "to-fix"
    SKIPPED = "skipped"


class SafetyRound(Base):
    """One vernerunde, numbered within its kindergarten. One at most is going on."""

    __tablename__ = "safety_round"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    started_on: Mapped[date]
    finished_on: Mapped[date | None]
    next_on: Mapped[date | None]
    """When the next one is walked."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CheckedPoint(Base):
    """A point as it was found on a vernerunde. Its words are a copy: the checklist may change."""

    __tablename__ = "checked_point"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(50), primary_key=True)
    area: Mapped[str] = mapped_column(String(50))
    what: Mapped[Localized] = mapped_column(JsonColumn(Localized))
    state: Mapped[PointState] = mapped_column(EnumColumn(PointState))
    note: Mapped[str | None] = mapped_column(String(NOTE_LIMIT))
    """What they saw, in the group's words."""
    measure: Mapped[int | None]
    """The number of the measure that puts it right."""
    fixed_on: Mapped[date | None]
    """When it was put right, where somebody has said so."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    def answer(self, state: PointState, *, now: datetime) -> None:
        """Answered anew: what was said of it as it was before is gone."""
        self.state, self.changed_at = state, now
        self.note = self.measure = self.fixed_on = None

    def is_put_right(self, measures: Iterable[Measure]) -> bool:
        """Whether somebody has said so, or its measure is done."""
        its_own = (one for one in measures if one.number == self.measure)
        return self.fixed_on is not None or any(one.state is MeasureState.DONE for one in its_own)


class ChecklistPoint(Base):
    """What a kindergarten has changed in its checklist: a point of its own, or one of ours left out."""

    __tablename__ = "checklist_point"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(50), primary_key=True)
    area: Mapped[str] = mapped_column(String(50))
    what: Mapped[Localized | None] = mapped_column(JsonColumn(Localized))
    """Of a point of its own; None: the point of ours that has the key is left out."""


def round_under_way(rounds: Iterable[SafetyRound]) -> SafetyRound | None:
    return next((one for one in rounds if one.finished_on is None), None)


def last_finished(rounds: Iterable[SafetyRound]) -> SafetyRound | None:
    finished = [one for one in rounds if one.finished_on is not None]
    return max(finished, key=lambda one: one.number, default=None)


def checked_in(which: SafetyRound, checked: Iterable[CheckedPoint]) -> dict[str, CheckedPoint]:
    """What was found on a vernerunde, by the points' keys."""
    return {one.key: one for one in checked if one.round == which.number}


def not_put_right(
    rounds: Sequence[SafetyRound], checked: Sequence[CheckedPoint], measures: Sequence[Measure]
) -> list[CheckedPoint]:
    """What must still be put right, by what was last found at each point."""
    newest: dict[str, CheckedPoint] = {}
    for one in sorted(rounds, key=lambda one: one.number):
        found = checked_in(one, checked)
        newest |= {key: point for key, point in found.items() if point.state is not PointState.SKIPPED}
    faults = (point for point in newest.values() if point.state is PointState.TO_FIX)
    return [point for point in faults if not point.is_put_right(measures)]
