"""The fremdriftsplan: phases and milestones, copied from a template and then the kindergarten's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.model.base import Base, EnumColumn, JsonColumn, UtcDateTime
from bot.model.days import ClosedDays, Days, after_driftsuker, monday_of
from bot.model.errors import Refusal
from bot.model.texts import Localized, Sayings

REST_OF_A_WEEK = timedelta(days=6)


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
    name: Mapped[Localized] = mapped_column(JsonColumn(Localized))


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
    title: Mapped[Localized] = mapped_column(JsonColumn(Localized))
    definition: Mapped[Localized | None] = mapped_column(JsonColumn(Localized))
    responsible: Mapped[Localized | None] = mapped_column(JsonColumn(Localized))
    week: Mapped[int | None]
    """Driftsuker after the start; None once the group has set the day itself."""
    due: Mapped[date]
    status: Mapped[Status] = mapped_column(EnumColumn(Status))
    done_on: Mapped[date | None]
    """None for a milestone that was done before the plan began."""
    done_by: Mapped[str | None] = mapped_column(String(100))
    reason: Mapped[str | None] = mapped_column(String(300))
    """Why it was skipped, in the group's words."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    phase: Mapped[Phase] = relationship(lazy="raise", overlaps="milestones")

    @property
    def last_day(self) -> date:
        """Its day; one that came with the plan, and not from the group, has its whole week."""
        return self.due if self.week is None else monday_of(self.due) + REST_OF_A_WEEK

    def has_passed(self, today: date) -> bool:
        return self.last_day < today

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


class Planned(Protocol):
    """A kindergarten, as far as its plan goes."""

    plan_start: date | None
    closed: tuple[ClosedDays, ...]

    @property
    def phases(self) -> list[Phase]: ...
    @property
    def milestones(self) -> list[Milestone]: ...


def start_plan(
    plan: Planned,
    template: tuple[PhaseTemplate, ...],
    start: date,
    *,
    now: datetime,
    here: str | None = None,
) -> None:
    """Copy the template into a kindergarten's own plan.

    Milestones of the phases before `here` are done, without a date: nobody remembers it.
    Raises PlanRunning when there is a plan already.
    """
    if plan.plan_start is not None:
        raise PlanRunning
    plan.plan_start = start
    reached = [phase.key for phase in template].index(here) if here else 0
    for number, phase in enumerate(template):
        plan.phases.append(Phase(key=phase.key, position=number, name=phase.name))
        for milestone in phase.milestones:
            plan.milestones.append(
                Milestone(
                    key=milestone.key,
                    phase_key=phase.key,
                    position=len(plan.milestones),
                    title=milestone.title,
                    definition=milestone.definition,
                    responsible=milestone.responsible,
                    week=milestone.week,
                    due=due_after(plan, milestone.week),
                    status=Status.DONE if number < reached else Status.OPEN,
                    changed_at=now,
                )
            )


def due_after(plan: Planned, weeks: int) -> date:
    """The day `weeks` driftsuker after the plan's start. Raises NoPlan."""
    if plan.plan_start is None:
        raise NoPlan
    return after_driftsuker(plan.plan_start, weeks, plan.closed)


def move_plan(plan: Planned, start: date) -> None:
    """Start it on another day; what the group has moved by hand stays where it is."""
    plan.plan_start = start
    _reschedule(plan)


def close_days(plan: Planned, closed: ClosedDays) -> None:
    """The kindergarten is closed, and open milestones move out of the way."""
    plan.closed = tuple(sorted({*plan.closed, closed}))
    _reschedule(plan)


def reopen_days(plan: Planned, days: Days) -> bool:
    """Take days off the closed ones; tells whether any of them was closed."""
    before = plan.closed
    plan.closed = tuple(left for stretch in before for left in stretch.without(days))
    _reschedule(plan)
    return plan.closed != before


def _reschedule(plan: Planned) -> None:
    """Place the open milestones anew after the start or the closed days changed."""
    if plan.plan_start is None:
        return
    for milestone in plan.milestones:
        if milestone.status is Status.OPEN and milestone.week is not None:
            milestone.due = due_after(plan, milestone.week)


def we_are_here(plan: Planned, phase_key: str, *, now: datetime) -> list[Milestone]:
    """Mark the open milestones of earlier phases as done, without dates; answers which."""
    order = [phase.key for phase in plan.phases]
    earlier = set(order[: order.index(phase_key)])
    passed = [
        milestone
        for milestone in plan.milestones
        if milestone.phase_key in earlier and milestone.status is Status.OPEN
    ]
    for milestone in passed:
        milestone.finish(on=None, by=None, now=now, seen=None)
    return passed


def phase_at(plan: Planned, day: date) -> str:
    """The key of the phase that a new milestone on this day falls into. Raises NoPlan."""
    if not plan.phases:
        raise NoPlan
    passed = [one.phase_key for one in sorted(plan.milestones, key=lambda one: one.due) if one.due <= day]
    return passed[-1] if passed else plan.phases[0].key


def add_milestone(plan: Planned, title: Localized, phase_key: str, due: date, *, now: datetime) -> Milestone:
    taken = {milestone.key for milestone in plan.milestones}
    key = next(key for number in range(1, len(taken) + 2) if (key := f"egen-{number}") not in taken)
    milestone = Milestone(
        key=key,
        phase_key=phase_key,
        position=1 + max((milestone.position for milestone in plan.milestones), default=0),
        title=title,
        due=due,
        status=Status.OPEN,
        changed_at=now,
    )
    plan.milestones.append(milestone)
    return milestone


def open_milestones(milestones: Iterable[Milestone]) -> list[Milestone]:
    """What is left, the soonest first."""
    left = (milestone for milestone in milestones if milestone.status is Status.OPEN)
    return sorted(left, key=lambda milestone: (milestone.due, milestone.position))
