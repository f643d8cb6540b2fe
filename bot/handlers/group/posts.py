"""Posts about the HMS-gruppe's place: it is gone, and nobody of the group can be reached."""

from datetime import timedelta

from bot.handlers.group.cards import place_lost_card, something_waits_card
from bot.model.audience import Audience
from scheduler.kinds import NoticeKind
from scheduler.periods import SECOND, WEEK

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
