"""The kindergarten: where it lives, who holds its roles, when its posts are due."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, attribute_keyed_dict, mapped_column, relationship

from bot.model.avdeling import Avdeling
from bot.model.base import Base, UtcDateTime, Values, Word
from bot.model.calendar import CalendarMonth, Choice, JulyRests, MonthChanged, MonthPassed
from bot.model.days import ClosedDays, Days, after_driftsuker, next_open_day
from bot.model.deciding import (
    MOST_PROPOSALS,
    AlreadyProposed,
    Consent,
    Pending,
    Proposal,
    TooManyProposals,
    Weighing,
)
from bot.model.findings import Finding
from bot.model.measure import Measure, Verdict
from bot.model.month import Month
from bot.model.place import Tenant
from bot.model.plan import Milestone, NoPlan, Phase, PhaseTemplate, PlanRunning, Status
from bot.model.review import Review
from bot.model.survey import Survey
from bot.model.texts import Language, Localized
from bot.model.way_progress import WayProgress

DEFAULT_POSTING_TIME = time(11, 30)
DEFAULT_ZONE = "Europe/Oslo"
LOOK_BACK = timedelta(days=10)
"""How late the theme of a month is still of use."""


class Role(StrEnum):
    """The three who make up the HMS-gruppe."""

    STYRER = "styrer"
    TILLITSVALGT = "tillitsvalgt"
    VERNEOMBUD = "verneombud"


class PostingRule(StrEnum):
    """Which open day of the month the theme is posted on; where that weekday has none, the first open day."""

    FIRST = "first"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """All that decides when a kindergarten's posts are due, apart from what they say."""

    rule: PostingRule
    time: time
    zone: str
    closed: tuple[ClosedDays, ...]
    paused: Days | None

    def moment(self, day: date) -> datetime:
        """The posting time on a day. A time the clock jumps over comes as much later; of two, the first."""
        return datetime.combine(day, self.time, ZoneInfo(self.zone)).astimezone(UTC)


class Workspace(Base):
    """A Slack workspace, a Teams tenant, or the local chat; it may hold many kindergartens."""

    __tablename__ = "workspace"
    __table_args__ = (UniqueConstraint("platform", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(10))
    external_id: Mapped[str] = mapped_column(String(100))
    organisation: Mapped[str | None] = mapped_column(String(100))
    """The organisation that let the bot in to all its workspaces; None where the workspace did so itself."""
    free_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """No post is claimed for the workspace before this: its pace, and what `Retry-After` asked for."""
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the bot was removed from it. Nothing is posted any more, and the data is deleted after a while."""

    @classmethod
    def of(cls, tenant: Tenant, now: datetime) -> Self:
        """A new one, with nothing posted there yet."""
        return cls(platform=tenant.platform, external_id=tenant.external_id, free_at=now)

    @property
    def tenant(self) -> Tenant:
        return Tenant(self.platform, self.external_id)


class RoleHolder(Base):
    """A person in a role, known only by the platform's id."""

    __tablename__ = "role_holder"
    audited = True

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(Word(Role), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(100), primary_key=True)


class Kindergarten(Base):
    """One kindergarten, bound to one channel."""

    __tablename__ = "kindergarten"
    __table_args__ = (
        UniqueConstraint("workspace_id", "channel"),
        Index("kindergarten_next_due_at", "next_due_at"),
    )
    audited = True

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), info={"audited": False})
    channel: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(100))
    language: Mapped[Language] = mapped_column(Word(Language), default=Language.NB)
    zone: Mapped[str] = mapped_column(String(50), default=DEFAULT_ZONE)
    posting_rule: Mapped[PostingRule] = mapped_column(Word(PostingRule), default=PostingRule.FIRST)
    posting_time: Mapped[time] = mapped_column(default=DEFAULT_POSTING_TIME)
    closed: Mapped[tuple[ClosedDays, ...]] = mapped_column(Values(tuple[ClosedDays, ...]), default=())
    paused: Mapped[Days | None] = mapped_column(Values(Days))
    wants_webinars: Mapped[bool] = mapped_column(default=True)
    consent: Mapped[Consent] = mapped_column(Word(Consent), default=Consent.ONE, server_default="one")
    pending: Mapped[Pending | None] = mapped_column(Values(Pending))
    """Themes that wait for more of the group to say yes."""
    plan_start: Mapped[date | None]
    next_due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info={"audited": False})
    """When the planner must look at this kindergarten again; None means never."""

    workspace: Mapped[Workspace] = relationship(lazy="raise")
    holders: Mapped[list[RoleHolder]] = relationship(lazy="raise", cascade="all, delete-orphan")
    calendar: Mapped[dict[Month, CalendarMonth]] = relationship(
        lazy="raise", cascade="all, delete-orphan", collection_class=attribute_keyed_dict("month")
    )
    phases: Mapped[list[Phase]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Phase.position
    )
    milestones: Mapped[list[Milestone]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Milestone.position
    )
    measures: Mapped[list[Measure]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Measure.number
    )
    avdelinger: Mapped[list[Avdeling]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Avdeling.key
    )
    walks: Mapped[list[WayProgress]] = relationship(
        lazy="raise",
        cascade="all, delete-orphan",
        order_by=(WayProgress.way, WayProgress.avdeling, WayProgress.number),
    )
    surveys: Mapped[list[Survey]] = relationship(lazy="raise", cascade="all, delete-orphan")

    findings: Mapped[list[Finding]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Finding.position
    )
    proposals: Mapped[list[Proposal]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Proposal.number
    )
    weighings: Mapped[list[Weighing]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Weighing.number, passive_deletes=True
    )
    reviews: Mapped[list[Review]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Review.month
    )

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(self.posting_rule, self.posting_time, self.zone, self.closed, self.paused)

    @property
    def has_work(self) -> bool:
        """Whether there is anything that a week's reminder may be about."""
        return self.plan_start is not None or bool(self.measures or self.walks)

    def worked_since(self, day: date) -> list[Measure]:
        """The measures that were to be checked on a day or later, and have worked."""
        return [one for one in self.measures if one.verdict is Verdict.YES and one.check_on >= day]

    def local(self, moment: datetime) -> datetime:
        """A moment as the kindergarten's clock on the wall shows it."""
        return moment.astimezone(ZoneInfo(self.zone))

    def today(self, now: datetime) -> date:
        return self.local(now).date()

    def roles_of(self, user_id: str) -> frozenset[Role]:
        return frozenset(holder.role for holder in self.holders if holder.user_id == user_id)

    def give_role(self, role: Role, people: tuple[str, ...]) -> None:
        """Exactly these people hold the role from now on."""
        others = [holder for holder in self.holders if holder.role is not role or holder.user_id in people]
        new = set(people) - {holder.user_id for holder in others if holder.role is role}
        self.holders = [*others, *(RoleHolder(role=role, user_id=person) for person in sorted(new))]

    def is_paused(self, day: date) -> bool:
        return self.paused is not None and day in self.paused

    def look_again(self, now: datetime) -> None:
        """Something changed: let the planner look for what it made due, as far back as a post is of use."""
        since = now - LOOK_BACK
        self.next_due_at = since if self.next_due_at is None else min(self.next_due_at, since)

    # The calendar

    def calendar_choices(self) -> dict[Month, Choice]:
        """The months that have a theme, with it."""
        return {month: entry.choice for month, entry in self.calendar.items() if entry.choice is not None}

    def themes_used(self) -> frozenset[str]:
        """The library's themes that the calendar has already."""
        return frozenset(entry.theme for entry in self.calendar.values() if entry.theme)

    def months_to_choose(self, this: Month, count: int) -> tuple[Month, ...]:
        """The next months without a theme; where none is left for two years, simply the next ones."""
        coming = [month for month in (this.plus(ahead) for ahead in range(24)) if not month.is_july]
        chosen = self.calendar_choices()
        empty = [month for month in coming if month not in chosen]
        return tuple((empty or coming[1:])[:count])

    def must_be_coming(self, month: Month, now: datetime) -> None:
        """Raises JulyRests or MonthPassed for a month that cannot get a theme any more."""
        if month.is_july:
            raise JulyRests(month)
        if month < Month.of(self.today(now)):
            raise MonthPassed(month)

    def choose_theme(
        self, month: Month, choice: Choice, *, by: str, now: datetime, seen: datetime | None
    ) -> Choice | None:
        """Give a month its theme; answers what it had.

        `seen` is when the asker last saw the month. Raises JulyRests, MonthPassed or MonthChanged.
        """
        self.must_be_coming(month, now)
        entry = self.calendar.get(month)
        if entry is None:
            entry = self.calendar[month] = CalendarMonth(month=month)
        elif seen is not None and entry.changed_at > seen and entry.choice != choice:
            raise MonthChanged(entry)
        before = entry.choice
        if before != choice:
            entry.choice, entry.changed_at, entry.changed_by = choice, now, by
        return before

    # Deciding

    def find_out(self, problems: tuple[str, ...], strengths: tuple[str, ...]) -> None:
        """Exactly these factors are what was found; one that is on both lists counts as hard."""
        wanted = dict.fromkeys(strengths, True) | dict.fromkeys(problems, False)
        kept = {one.factor: one for one in self.findings if one.factor in wanted}
        first = 1 + max((one.position for one in self.findings), default=0)
        for position, (key, strength) in enumerate(wanted.items(), start=first):
            finding = kept.setdefault(key, Finding(factor=key, position=position))
            finding.strength = strength
        self.findings = list(kept.values())

    def propose(self, choice: Choice, why: str | None, sender: str | None) -> Proposal:
        """Raises AlreadyProposed or TooManyProposals."""
        if any(one.choice == choice for one in self.open_proposals()):
            raise AlreadyProposed
        if len(self.open_proposals()) >= MOST_PROPOSALS:
            raise TooManyProposals(MOST_PROPOSALS)
        number = 1 + max((one.number for one in self.proposals), default=0)
        proposal = Proposal(number=number, choice=choice, why=why, sender=sender)
        self.proposals.append(proposal)
        return proposal

    def open_proposals(self) -> list[Proposal]:
        """Those that the calendar does not have."""
        chosen = list(self.calendar_choices().values())
        return [one for one in self.proposals if one.choice not in chosen]

    @property
    def newest_weighing(self) -> Weighing | None:
        return self.weighings[-1] if self.weighings else None

    def start_weighing(
        self, months: tuple[Month, ...], candidates: tuple[Choice, ...], ends_at: datetime, *, now: datetime
    ) -> Weighing:
        number = 1 + max((one.number for one in self.weighings), default=0)
        weighing = Weighing(
            number=number, months=months, candidates=candidates, started_at=now, ends_at=ends_at
        )
        self.weighings.append(weighing)
        return weighing

    def posting_moment(self, day: date) -> datetime:
        """The posting time on a day."""
        return self.rhythm.moment(day)

    # Closed days

    def close(self, closed: ClosedDays) -> None:
        self.closed = tuple(sorted({*self.closed, closed}))
        self.reschedule()

    def reopen(self, days: Days) -> bool:
        """Take days off the closed ones; tells whether any of them was closed."""
        before = self.closed
        self.closed = tuple(left for stretch in before for left in stretch.without(days))
        self.reschedule()
        return self.closed != before

    # The plan

    def start_plan(
        self, template: tuple[PhaseTemplate, ...], start: date, *, now: datetime, here: str | None = None
    ) -> None:
        """Copy the template into this kindergarten's own plan.

        Milestones of the phases before `here` are done, without a date: nobody remembers it.
        Raises PlanRunning when there is a plan already.
        """
        if self.plan_start is not None:
            raise PlanRunning
        self.plan_start = start
        reached = [phase.key for phase in template].index(here) if here else 0
        position = 0
        for number, phase in enumerate(template):
            self.phases.append(Phase(key=phase.key, position=number, name=phase.name))
            for milestone in phase.milestones:
                self.milestones.append(
                    Milestone(
                        key=milestone.key,
                        phase_key=phase.key,
                        position=position,
                        title=milestone.title,
                        definition=milestone.definition,
                        responsible=milestone.responsible,
                        week=milestone.week,
                        due=self.due_after(milestone.week),
                        status=Status.DONE if number < reached else Status.OPEN,
                        changed_at=now,
                    )
                )
                position += 1

    def due_after(self, weeks: int) -> date:
        """The day `weeks` driftsuker after the plan's start. Raises NoPlan."""
        if self.plan_start is None:
            raise NoPlan
        return after_driftsuker(self.plan_start, weeks, self.closed)

    def move_plan(self, start: date) -> None:
        """Start the plan on another day; what the group has moved by hand stays where it is."""
        self.plan_start = start
        self.reschedule()

    def we_are_here(self, phase_key: str, *, now: datetime) -> list[Milestone]:
        """Mark the open milestones of earlier phases as done, without dates; answers which."""
        order = [phase.key for phase in self.phases]
        earlier = set(order[: order.index(phase_key)])
        passed = [
            milestone
            for milestone in self.milestones
            if milestone.phase_key in earlier and milestone.status is Status.OPEN
        ]
        for milestone in passed:
            milestone.finish(on=None, by=None, now=now, seen=None)
        return passed

    def reschedule(self) -> None:
        """Place the open milestones anew after the start or the closed days changed."""
        if self.plan_start is None:
            return
        for milestone in self.milestones:
            if milestone.status is Status.OPEN and milestone.week is not None:
                milestone.due = self.due_after(milestone.week)

    def open_day_from(self, day: date) -> date:
        """The day itself where it is open and not in July, else the next such day."""
        return next_open_day(day, self.closed)

    def phase_at(self, day: date) -> str:
        """The key of the phase that a new milestone on this day falls into. Raises NoPlan."""
        if not self.phases:
            raise NoPlan
        passed = [one.phase_key for one in sorted(self.milestones, key=lambda one: one.due) if one.due <= day]
        return passed[-1] if passed else self.phases[0].key

    def add_milestone(self, title: Localized, phase_key: str, due: date, *, now: datetime) -> Milestone:
        taken = {milestone.key for milestone in self.milestones}
        key = next(key for number in range(1, len(taken) + 2) if (key := f"egen-{number}") not in taken)
        milestone = Milestone(
            key=key,
            phase_key=phase_key,
            position=1 + max((milestone.position for milestone in self.milestones), default=0),
            title=title,
            due=due,
            status=Status.OPEN,
            changed_at=now,
        )
        self.milestones.append(milestone)
        return milestone

    def open_milestones(self) -> list[Milestone]:
        """What is left, the soonest first."""
        left = (milestone for milestone in self.milestones if milestone.status is Status.OPEN)
        return sorted(left, key=lambda milestone: (milestone.due, milestone.position))
