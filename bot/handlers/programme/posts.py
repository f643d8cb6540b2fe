"""Posts to a programme's arbeidsgruppe about its people."""

from dataclasses import dataclass
from datetime import datetime

from bot.handlers.programme.cards import somebody_came_card
from bot.message.card import Card
from bot.model.audience import Audience
from bot.model.programme import ProgrammeRole
from scheduler.kinds import NoticeKind, PostContext
from scheduler.periods import SECOND, Several, word_of


@dataclass(frozen=True)
class Taken:
    role: ProgrammeRole
    at: datetime


def _came(_ctx: PostContext, taken: Taken) -> Card:
    return somebody_came_card(taken.role)


CAME = NoticeKind(
    name="programme/came",
    period=Several(Taken, word_of(ProgrammeRole), SECOND),
    compose=_came,
    audience=Audience.PROGRAMME,
)
