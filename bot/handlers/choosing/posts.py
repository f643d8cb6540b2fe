"""What came of giving points, for the HMS-gruppe's message of the week."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from bot.handlers.choosing.weighing_cards import result_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.deciding import Weighing
from bot.store.deciding import find_weighing, sums_of
from bot.store.posts import holders_of
from scheduler.kinds import NoteKind, PostContext
from scheduler.periods import NUMBER, TIMESTAMP, Several


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
    group = len(holders_of(ctx.session, ctx.kindergarten.id))
    return result_card(ranking, weighing.months, group, ctx.library, told=True)


WEIGHED = NoteKind(
    name="notice/weighed",
    period=Several(Round, NUMBER, TIMESTAMP, TIMESTAMP),
    tell=_weighed,
)
