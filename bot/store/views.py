"""What is read of a kindergarten where no session follows it: the columns, by name, and what they become."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import inspect
from sqlalchemy.orm import InstrumentedAttribute

from bot.model.assessment import Assessment
from bot.model.avdeling import Avdeling
from bot.model.base import Base
from bot.model.calendar import CalendarMonth
from bot.model.deciding import Proposal, Weighing
from bot.model.findings import Finding
from bot.model.help import HelpQuestion
from bot.model.kindergarten import Kindergarten, KindergartenView
from bot.model.locked_report import LockedReport
from bot.model.measure import Measure
from bot.model.month import Month
from bot.model.offer import OfferAnswer
from bot.model.parts import Part
from bot.model.plan import Milestone, Phase
from bot.model.programme import Membership
from bot.model.review import Review
from bot.model.role import RoleHolder
from bot.model.safety_round import CheckedPoint, ChecklistPoint, SafetyRound
from bot.model.survey import Survey
from bot.model.way_progress import WayProgress
from bot.model.webinar import Watched

Columns: TypeAlias = tuple[InstrumentedAttribute[Any], ...]

OWN: Columns = (
    Kindergarten.id,
    Kindergarten.channel,
    Kindergarten.group_channel,
    Kindergarten.name,
    Kindergarten.language,
    Kindergarten.zone,
    Kindergarten.posting_rule,
    Kindergarten.posting_time,
    Kindergarten.closed,
    Kindergarten.paused,
    Kindergarten.wants_webinars,
    Kindergarten.repeats_theme,
    Kindergarten.leader,
    Kindergarten.without_verneombud,
    Kindergarten.consent,
    Kindergarten.pending,
    Kindergarten.consent_change,
    Kindergarten.plan_start,
    Kindergarten.delete_at,
    Kindergarten.links_ended_at,
)
# When and by whom something was changed is left out: only those who change it again ask for that.
OF_PART: Mapping[Part, Columns] = {
    Part.HOLDERS: (RoleHolder.kindergarten_id, RoleHolder.role, RoleHolder.user_id, RoleHolder.since),
    Part.CALENDAR: (
        CalendarMonth.kindergarten_id,
        CalendarMonth.month,
        CalendarMonth.theme,
        CalendarMonth.own,
    ),
    Part.PHASES: (Phase.kindergarten_id, Phase.key, Phase.position, Phase.name),
    Part.MILESTONES: (
        Milestone.kindergarten_id,
        Milestone.key,
        Milestone.phase_key,
        Milestone.position,
        Milestone.title,
        Milestone.definition,
        Milestone.responsible,
        Milestone.week,
        Milestone.due,
        Milestone.status,
        Milestone.done_on,
        Milestone.done_by,
        Milestone.reason,
        Milestone.changed_at,
    ),
    Part.MEASURES: (
        Measure.kindergarten_id,
        Measure.number,
        Measure.what,
        Measure.why,
        Measure.responsible,
        Measure.due,
        Measure.check_on,
        Measure.state,
        Measure.verdict,
        Measure.reason,
        Measure.factor,
        Measure.changed_at,
    ),
    Part.AVDELINGER: (Avdeling.kindergarten_id, Avdeling.key, Avdeling.name, Avdeling.channel),
    Part.WAY_PROGRESS: (
        WayProgress.kindergarten_id,
        WayProgress.way,
        WayProgress.avdeling,
        WayProgress.number,
        WayProgress.started_on,
        WayProgress.reached,
        WayProgress.dates,
        WayProgress.agreed,
        WayProgress.finished_on,
    ),
    Part.SURVEYS: (
        Survey.kindergarten_id,
        Survey.sent_on,
        Survey.closed_on,
        Survey.percent,
        Survey.report_on,
        Survey.discussed,
    ),
    Part.FINDINGS: (Finding.kindergarten_id, Finding.factor, Finding.position, Finding.strength),
    Part.PROPOSALS: (
        Proposal.kindergarten_id,
        Proposal.number,
        Proposal.choice,
        Proposal.why,
        Proposal.sender,
        Proposal.proposed_on,
        Proposal.taken_out_on,
    ),
    Part.WEIGHINGS: (
        Weighing.kindergarten_id,
        Weighing.number,
        Weighing.months,
        Weighing.candidates,
        Weighing.started_at,
        Weighing.ends_at,
        Weighing.sums,
        Weighing.key,
    ),
    Part.REVIEWS: (Review.kindergarten_id, Review.month, Review.outcome, Review.line),
    Part.SAFETY_ROUNDS: (
        SafetyRound.kindergarten_id,
        SafetyRound.number,
        SafetyRound.started_on,
        SafetyRound.finished_on,
        SafetyRound.next_on,
    ),
    Part.CHECKED_POINTS: (
        CheckedPoint.kindergarten_id,
        CheckedPoint.round,
        CheckedPoint.key,
        CheckedPoint.area,
        CheckedPoint.what,
        CheckedPoint.state,
        CheckedPoint.note,
        CheckedPoint.measure,
        CheckedPoint.fixed_on,
    ),
    Part.CHECKLIST: (
        ChecklistPoint.kindergarten_id,
        ChecklistPoint.key,
        ChecklistPoint.area,
        ChecklistPoint.what,
    ),
    Part.ASSESSMENTS: (
        Assessment.kindergarten_id,
        Assessment.factor,
        Assessment.day,
        Assessment.level,
        Assessment.sentence,
        Assessment.participants,
        Assessment.again_on,
    ),
    Part.LOCKED_REPORTS: (
        LockedReport.kindergarten_id,
        LockedReport.year,
        LockedReport.version,
        LockedReport.locked_on,
        LockedReport.checksum,
    ),
    Part.MEMBERSHIPS: (
        Membership.kindergarten_id,
        Membership.programme_id,
        Membership.since,
        Membership.municipality,
        Membership.shares_status,
        Membership.shares_numbers,
        Membership.tests,
        Membership.hjelper_workspace,
        Membership.hjelper,
    ),
    Part.WATCHED: (Watched.kindergarten_id, Watched.webinar_id, Watched.watched_on),
    Part.HELP_QUESTIONS: (
        HelpQuestion.kindergarten_id,
        HelpQuestion.id,
        HelpQuestion.programme_id,
        HelpQuestion.about,
        HelpQuestion.state,
    ),
    Part.OFFER_ANSWERS: (
        OfferAnswer.kindergarten_id,
        OfferAnswer.offer_id,
        OfferAnswer.revision,
        OfferAnswer.accepted,
    ),
}


def kind_of(part: Part) -> type[Base]:
    """What the rows of a part are."""
    kind: type[Any] = inspect(Kindergarten).relationships[part].mapper.class_
    return kind


class ReadKindergarten(KindergartenView):
    """A kindergarten that no session follows, with the parts that were read of it."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        vars(self).update(values)

    def add(self, part: Part, rows: Sequence[Base] | Mapping[Month, Base]) -> None:
        vars(self)[part.value] = rows

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} of a kindergarten that is only read")
