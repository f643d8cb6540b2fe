"""Posts about the kindergarten's channel: it has another name, or it is gone."""

from dataclasses import dataclass

from bot.handlers.setup.channel_cards import channel_gone_card, channel_renamed_card
from bot.model.audience import Audience
from bot.model.month import Month
from scheduler.kinds import NoticeKind
from scheduler.periods import MONTH, TEXT, Several


@dataclass(frozen=True)
class LostChannel:
    """Told to each once a month, however often it is noticed."""

    month: Month
    person: str


GONE = NoticeKind(
    name="notice/gone",
    period=Several(LostChannel, MONTH, TEXT),
    compose=lambda ctx, _period: channel_gone_card(ctx.kindergarten),
    audience=Audience.PERSON,
)
RENAMED = NoticeKind(
    name="notice/renamed",
    period=TEXT,
    compose=lambda ctx, _period: channel_renamed_card(ctx.kindergarten),
    audience=Audience.EVERYBODY,
)
"""Its period is what the platform calls the renaming."""
