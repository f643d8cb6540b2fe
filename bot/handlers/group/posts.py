"""Posts about the HMS-gruppe's place: it has none yet, it is gone, and nobody of the group can be reached."""

from datetime import date, timedelta

from bot.handlers.group.cards import offer_card, place_lost_card, something_waits_card
from bot.message.card import Card
from bot.message.delivery import Skip
from bot.model.audience import Audience
from scheduler.kinds import NoticeKind, PostContext
from scheduler.periods import DAY, SECOND, WEEK


def _offer(ctx: PostContext, _day: date) -> Card | Skip:
    return Skip("the group has a place") if ctx.kindergarten.group_channel else offer_card()


PLACE_OFFER = NoticeKind(
    name="notice/place-offer",
    period=DAY,
    compose=_offer,
    audience=Audience.GROUP,
)
"""After the set-up, whose day is its period."""
LOST = NoticeKind(
    name="notice/place-lost",
    period=SECOND,
    compose=lambda ctx, _at: place_lost_card(ctx.kindergarten),
    audience=Audience.GROUP,
    lasts=timedelta(days=30),
)
"""Its period is the moment in which the place was let go."""
WAITS = NoticeKind(
    name="notice/waits",
    period=WEEK,
    compose=lambda _ctx, _week: something_waits_card(),
    audience=Audience.EVERYBODY,
)
"""At most once a week, whatever waits."""
