"""The fremdriftsplan: phases and milestones, copied from a template and then the kindergarten's own."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.model.base import Base, UtcDateTime, Values, Word
from bot.model.errors import Refusal
from bot.model.texts import Localized, Sayings


@dataclass(eq=False)
class MilestoneChanged(Refusal):
    """Somebody changed the milestone after the asker last saw it."""

    milestone: "Milestone"


@dataclass(eq=False)
class MilestoneClosed(Refusal):
    """A milestone that is done or skipped is not moved or skipped again."""

    milestone: "Milestone"


@dataclass(eq=False)
class NoPlan(Refusal):
    """The plan has not been started."""


@dataclass(eq=False)
class PlanRunning(Refusal):
    """The plan has been started before; starting over must be said in so many words."""


class Status(StrEnum):
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class MilestoneTemplate:
    key: str
    title: Localized
    definition: Localized
    responsible: Localized
    week: int
    """Driftsuker after the start of the plan."""
    said: Sayings


@dataclass(frozen=True, slots=True)
class PhaseTemplate:
    key: str
    name: Localized
    milestones: tuple[MilestoneTemplate, ...]


class Phase(Base):
    """A part of the plan. The texts are copies: a later template never changes a running plan."""

    __tablename__ = "phase"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(50), primary_key=True)
    position: Mapped[int]
    name: Mapped[Localized] = mapped_column(Values(Localized))


class Milestone(Base):
    """Something the group wants to have done, with its definition of done."""

    __tablename__ = "milestone"
    __table_args__ = (
        ForeignKeyConstraint(["kindergarten_id", "phase_key"], ["phase.kindergarten_id", "phase.key"]),
        Index("milestone_due", "kindergarten_id", "due"),
    )
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(50), primary_key=True)
    phase_key: Mapped[str] = mapped_column(String(50))
    position: Mapped[int]
    title: Mapped[Localized] = mapped_column(Values(Localized))
    definition: Mapped[Localized | None] = mapped_column(Values(Localized))
    responsible: Mapped[Localized | None] = mapped_column(Values(Localized))
    week: Mapped[int | None]
    """Driftsuker after the start; None once the group has set the day itself."""
    due: Mapped[date]
    status: Mapped[Status] = mapped_column(Word(Status))
    done_on: Mapped[date | None]
    """None for a milestone that was done before the plan began."""
    done_by: Mapped[str | None] = mapped_column(String(100))
    reason: Mapped[str | None] = mapped_column(String(300))
    """Why it was skipped, in the group's words."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    phase: Mapped[Phase] = relationship(lazy="raise", overlaps="milestones")

    def finish(self, *, on: date | None, by: str | None, now: datetime, seen: datetime | None) -> None:
        """Done, from open or from skipped. Raises MilestoneChanged."""
        self._touch(now, seen)
        self.status, self.done_on, self.done_by, self.reason = Status.DONE, on, by, None

    def move(self, due: date, *, now: datetime, seen: datetime | None) -> None:
        """To a day of the group's choosing. Raises MilestoneChanged or MilestoneClosed."""
        self._must_be_open()
        self._touch(now, seen)
        self.due, self.week = due, None

    def skip(self, reason: str, *, now: datetime, seen: datetime | None) -> None:
        """On purpose, with a reason. Raises MilestoneChanged or MilestoneClosed."""
        self._must_be_open()
        self._touch(now, seen)
        self.status, self.reason = Status.SKIPPED, reason

    def rename(self, title: Localized, *, now: datetime, seen: datetime | None) -> None:
        self._touch(now, seen)
        self.title = title

    def _must_be_open(self) -> None:
        if self.status is not Status.OPEN:
            raise MilestoneClosed(self)

    def _touch(self, now: datetime, seen: datetime | None) -> None:
        if seen is not None and self.changed_at > seen:
            raise MilestoneChanged(self)
        self.changed_at = now
