"""Posts about the kindergarten: its channel has another name or is gone, and others are to decide."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.handlers.setup.channel_cards import channel_gone_card, channel_renamed_card
from bot.handlers.setup.consent_cards import consent_asked_card
from bot.handlers.setup.deleting_cards import deleting_waits_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from bot.model.month import Month
from bot.store.posts import holders_of
from scheduler.kinds import NoticeKind, PostContext, not_again
from scheduler.periods import MONTH, SECOND, TEXT, Several


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


def _consent(ctx: PostContext, asked_at: datetime) -> Card | Skip:
    kindergarten, change = ctx.kindergarten, ctx.kindergarten.consent_change
    if change is None or change.at.replace(microsecond=0) != asked_at:
        return Skip("nothing waits for a yes")
    group = holders_of(ctx.session, kindergarten.id)
    yes = len(set(change.agreed) & set(group))
    return consent_asked_card(change, yes, kindergarten.consent.needed(len(group)), ctx.now)


CONSENT = NoticeKind(name="notice/consent", period=SECOND, compose=_consent, audience=Audience.GROUP)
"""Its period is when the change was asked for, in UTC."""


def _deleting(ctx: PostContext, at: datetime) -> Card | Skip:
    asked_for = ctx.kindergarten.delete_at
    if asked_for is None or asked_for.replace(microsecond=0) != at:
        return Skip("nothing is to be deleted then")
    return deleting_waits_card(ctx.kindergarten, asked_for, ctx.now)


REMINDS_BEFORE = timedelta(days=3)
"""So that an open day is among them, but for the longest holidays."""
DELETING = NoticeKind(
    name="notice/deleting",
    period=SECOND,
    compose=_deleting,
    audience=Audience.GROUP,
    lasts=REMINDS_BEFORE,
    again=not_again,
)
"""Once more before all is deleted, which is its period, in UTC."""
