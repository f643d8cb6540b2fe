"""Posts about what the group chooses from: proposals, and what came of giving points."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from bot.handlers.choosing.proposals_cards import new_proposals_card
from bot.handlers.choosing.weighing_cards import result_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.deciding import Weighing, open_proposals
from bot.model.parts import Part
from bot.store.deciding import find_weighing, sums_of
from scheduler.due import ByCalendar, reminder_slot, weeks
from scheduler.kinds import NoticeKind, PostContext, PostKind
from scheduler.periods import DAY, NUMBER, TIMESTAMP, WEEK, Several

TOLD_TWICE = timedelta(days=13)


@dataclass(frozen=True)
class Round:
    """A round of points. A number comes again when a round is undone or stopped; its moments do not."""

    number: int
    begins: datetime
    ends: datetime

    @classmethod
    def of(cls, weighing: Weighing) -> Self:
        return cls(weighing.number, _second(weighing.started_at), _second(weighing.ends_at))


def _second(at: datetime) -> datetime:
    return datetime.fromtimestamp(round(at.timestamp()), UTC)


def _weighed(ctx: PostContext, period: Round) -> Card | Skip:
    weighing = find_weighing(ctx.session, ctx.kindergarten.id, period.number)
    if weighing is None or Round.of(weighing) != period:
        return Skip("the round was stopped")
    ranking = weighing.ranking(sums_of(ctx.session, weighing))
    return result_card(ranking, weighing.months, ctx.library, told=True)


def _proposals(ctx: PostContext, _period: object) -> Card | Skip:
    """How many wait, as long as one of them is new: the same is said twice at most."""
    waiting = open_proposals(ctx.kindergarten.proposals, ctx.kindergarten.calendar)
    new_since = ctx.today - TOLD_TWICE
    is_new = any(one.proposed_on is not None and new_since <= one.proposed_on < ctx.today for one in waiting)
    return new_proposals_card(len(waiting)) if is_new else Skip("nothing new waits")


WEIGHED = NoticeKind(
    name="notice/weighed",
    period=Several(Round, NUMBER, TIMESTAMP, TIMESTAMP),
    compose=_weighed,
    audience=Audience.GROUP,
)
PROPOSALS = PostKind(
    name="proposals",
    period=WEEK,
    compose=_proposals,
    audience=Audience.GROUP,
    reads=(Part.CALENDAR, Part.PROPOSALS),
    slots=ByCalendar(reminder_slot, weeks, where_work=True),
)
"""Once a week: in the moment or on the day of a proposal one could guess who."""
OF_A_DAY = NoticeKind(
    name="notice/proposals",
    period=DAY,
    compose=_proposals,
    audience=Audience.GROUP,
    reads=(Part.CALENDAR, Part.PROPOSALS),
)
"""As an earlier version owed them."""
