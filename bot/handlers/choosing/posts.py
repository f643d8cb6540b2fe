"""Posts about what the group chooses from: proposals, and what came of giving points."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self

from bot.handlers.choosing.proposals_cards import new_proposals_card
from bot.handlers.choosing.weighing_cards import result_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.deciding import Weighing, open_proposals
from bot.model.parts import Part
from bot.store.deciding import find_weighing, sums_of
from scheduler.kinds import NoticeKind, PostContext
from scheduler.periods import DAY, NUMBER, TIMESTAMP, Several


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
    return result_card(weighing.ranking(sums_of(ctx.session, weighing)), weighing.months, ctx.library)


def _proposals(ctx: PostContext, _day: date) -> Card | Skip:
    waiting = open_proposals(ctx.kindergarten.proposals, ctx.kindergarten.calendar)
    return new_proposals_card(waiting, ctx.library) if waiting else Skip("nothing waits")


WEIGHED = NoticeKind(
    name="notice/weighed",
    period=Several(Round, NUMBER, TIMESTAMP, TIMESTAMP),
    compose=_weighed,
    audience=Audience.GROUP,
)
PROPOSALS = NoticeKind(
    name="notice/proposals",
    period=DAY,
    compose=_proposals,
    audience=Audience.GROUP,
    reads=(Part.CALENDAR, Part.PROPOSALS),
)
