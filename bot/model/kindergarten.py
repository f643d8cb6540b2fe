"""The kindergarten: where it lives, what it has chosen, and all that belongs to it.

What is done with a part of it stands with the part: its calendar, its plan, its proposals, its roles.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, attribute_keyed_dict, mapped_column, relationship

from bot.model.assessment import Assessment
from bot.model.avdeling import Avdeling
from bot.model.base import Base, EnumColumn, JsonColumn, Readable, UtcDateTime
from bot.model.calendar import CalendarMonth
from bot.model.days import ClosedDays, Days, next_open_day
from bot.model.deciding import (
    Consent,
    ConsentChange,
    Pending,
    Proposal,
    Weighing,
)
from bot.model.findings import Finding
from bot.model.help import HelpQuestion
from bot.model.locked_report import LockedReport
from bot.model.measure import Measure
from bot.model.month import Month
from bot.model.offer import OfferAnswer
from bot.model.plan import Milestone, Phase
from bot.model.programme import Membership
from bot.model.review import Review
from bot.model.rhythm import DEFAULT_POSTING_TIME, DEFAULT_ZONE, PostingRule, Rhythm
from bot.model.role import HasVerneombud, Leader, Role, RoleHolder
from bot.model.safety_round import CheckedPoint, ChecklistPoint, SafetyRound
from bot.model.survey import Survey
from bot.model.texts import Language
from bot.model.way_progress import WayProgress
from bot.model.webinar import Watched
from bot.model.workspace import Workspace

LOOK_BACK = timedelta(days=31)
"""How late the theme of a month can still be of use."""


class KindergartenView:
    """A kindergarten as it can be read, whether or not a session follows it.

    Where none does, to touch what was not read is an AttributeError, and so is to set anything.
    """

    id: Readable[int]
    channel: Readable[str]
    group_channel: Readable[str | None]
    name: Readable[str]
    language: Readable[Language]
    zone: Readable[str]
    posting_rule: Readable[PostingRule]
    posting_time: Readable[time]
    closed: Readable[tuple[ClosedDays, ...]]
    paused: Readable[Days | None]
    wants_webinars: Readable[bool]
    repeats_theme: Readable[bool]
    leader: Readable[Leader]
    without_verneombud: Readable[bool]
    consent: Readable[Consent]
    pending: Readable[Pending | None]
    consent_change: Readable[ConsentChange | None]
    plan_start: Readable[date | None]
    delete_at: Readable[datetime | None]
    links_ended_at: Readable[datetime | None]

    holders: Readable[Sequence[RoleHolder]]
    calendar: Readable[Mapping[Month, CalendarMonth]]
    phases: Readable[Sequence[Phase]]
    milestones: Readable[Sequence[Milestone]]
    measures: Readable[Sequence[Measure]]
    avdelinger: Readable[Sequence[Avdeling]]
    way_progress: Readable[Sequence[WayProgress]]
    surveys: Readable[Sequence[Survey]]
    findings: Readable[Sequence[Finding]]
    proposals: Readable[Sequence[Proposal]]
    weighings: Readable[Sequence[Weighing]]
    reviews: Readable[Sequence[Review]]
    safety_rounds: Readable[Sequence[SafetyRound]]
    checked_points: Readable[Sequence[CheckedPoint]]
    checklist: Readable[Sequence[ChecklistPoint]]
    assessments: Readable[Sequence[Assessment]]
    locked_reports: Readable[Sequence[LockedReport]]
    memberships: Readable[Sequence[Membership]]
    watched: Readable[Sequence[Watched]]
    help_questions: Readable[Sequence[HelpQuestion]]
    offer_answers: Readable[Sequence[OfferAnswer]]

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(self.posting_rule, self.posting_time, self.zone, self.closed, self.paused)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that its HMS-gruppe has."""
        return tuple(role for role in Role if role is not Role.VERNEOMBUD or not self.without_verneombud)

    def local(self, moment: datetime) -> datetime:
        """A moment as the kindergarten's clock on the wall shows it."""
        return moment.astimezone(ZoneInfo(self.zone))

    def today(self, now: datetime) -> date:
        return self.local(now).date()

    def is_paused(self, day: date) -> bool:
        return self.paused is not None and day in self.paused

    def posting_moment(self, day: date) -> datetime:
        """The posting time on a day."""
        return self.rhythm.moment(day)

    def open_day_from(self, day: date) -> date:
        """The day itself where it is open and not in July, else the next such day."""
        return next_open_day(day, self.closed)


class Kindergarten(KindergartenView, Base):
    """One kindergarten, bound to one channel."""

    __tablename__ = "kindergarten"
    __table_args__ = (
        UniqueConstraint("workspace_id", "channel"),
        Index("kindergarten_next_due_at", "next_due_at"),
        Index("kindergarten_group_channel", "workspace_id", "group_channel", unique=True),
        Index(
            "kindergarten_delete_at",
            "delete_at",
            sqlite_where=text("delete_at IS NOT NULL"),
            postgresql_where=text("delete_at IS NOT NULL"),
        ),
    )
    audited = True

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), info={"audited": False})
    channel: Mapped[str] = mapped_column(String(100))
    group_channel: Mapped[str | None] = mapped_column(String(200))
    """The HMS-gruppe's own place, in the same workspace, bound from within it. None: they have none."""
    name: Mapped[str] = mapped_column(String(100))
    language: Mapped[Language] = mapped_column(EnumColumn(Language), default=Language.NB)
    zone: Mapped[str] = mapped_column(String(50), default=DEFAULT_ZONE)
    posting_rule: Mapped[PostingRule] = mapped_column(EnumColumn(PostingRule), default=PostingRule.FIRST)
    posting_time: Mapped[time] = mapped_column(default=DEFAULT_POSTING_TIME)
    closed: Mapped[tuple[ClosedDays, ...]] = mapped_column(JsonColumn(tuple[ClosedDays, ...]), default=())
    paused: Mapped[Days | None] = mapped_column(JsonColumn(Days))
    wants_webinars: Mapped[bool] = mapped_column(default=True)
    repeats_theme: Mapped[bool] = mapped_column(default=True, server_default=true())
    """Whether the theme is told of once more in the month's third week."""
    leader: Mapped[Leader] = mapped_column(
        EnumColumn(Leader), default=Leader.STYRER, server_default=Leader.STYRER
    )
    without_verneombud: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Fewer than five employees may agree in writing to have none (arbeidsmiljøloven § 6-1)."""
    consent: Mapped[Consent] = mapped_column(EnumColumn(Consent), default=Consent.ONE, server_default="one")
    pending: Mapped[Pending | None] = mapped_column(JsonColumn(Pending))
    """Themes that wait for more of the group to say yes."""
    consent_change: Mapped[ConsentChange | None] = mapped_column(JsonColumn(ConsentChange))
    """What waits for those who decide today to say yes."""
    plan_start: Mapped[date | None]
    next_due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info={"audited": False})
    """When the planner must look at this kindergarten again; None means never."""

    delete_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info={"audited": False})
    """When all of it is deleted, as its HMS-gruppe asked for. None: it stays."""
    delete_asked_by: Mapped[str | None] = mapped_column(String(100), info={"audited": False})
    """Who asked for it. Another of the group may say yes to it, and need not wait."""

    links_ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info={"audited": False})
    """Signed links that were given until then open nothing any more. None: none was ended."""

    is_programme: Mapped[bool] = mapped_column(default=False, server_default=false(), info={"audited": False})
    """Whether it is no kindergarten, but how a programme's people are reached: by posts, in a channel and a
    language, as an HMS-gruppe is. It is owed nothing of the calendar, and counted nowhere."""

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
    way_progress: Mapped[list[WayProgress]] = relationship(
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
    safety_rounds: Mapped[list[SafetyRound]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=SafetyRound.number
    )
    checked_points: Mapped[list[CheckedPoint]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=(CheckedPoint.round, CheckedPoint.key)
    )
    checklist: Mapped[list[ChecklistPoint]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=ChecklistPoint.key
    )
    assessments: Mapped[list[Assessment]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=(Assessment.factor, Assessment.day)
    )

    locked_reports: Mapped[list[LockedReport]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=(LockedReport.year, LockedReport.version)
    )
    memberships: Mapped[list[Membership]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Membership.programme_id
    )
    watched: Mapped[list[Watched]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=Watched.webinar_id
    )
    help_questions: Mapped[list[HelpQuestion]] = relationship(
        lazy="raise", viewonly=True, order_by=HelpQuestion.id
    )
    offer_answers: Mapped[list[OfferAnswer]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=OfferAnswer.offer_id
    )

    def look_again(self, now: datetime) -> None:
        """Something changed: let the planner look for what it made due, as far back as a post is of use."""
        if self.is_programme:
            return
        since = now - LOOK_BACK
        self.next_due_at = since if self.next_due_at is None else min(self.next_due_at, since)

    def look_at(self, moment: datetime) -> None:
        """Something will be due after a moment to come: let the planner look then, and not before."""
        self.next_due_at = moment if self.next_due_at is None else min(self.next_due_at, moment)

    def agree_on_no_verneombud(self, asker: str) -> None:
        """Raises HasVerneombud where somebody else than the asker holds the role."""
        if any(one.role is Role.VERNEOMBUD and one.user_id != asker for one in self.holders):
            raise HasVerneombud
        self.holders = [one for one in self.holders if one.role is not Role.VERNEOMBUD]
        self.without_verneombud = True
