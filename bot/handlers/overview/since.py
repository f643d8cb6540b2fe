"""`/hms siden-sist`: the month in a minute, for a vikar or a part-timer. Nobody notes who asks."""

from datetime import timedelta

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.since_cards import since_card
from bot.message.card import Reply
from bot.message.words import _
from bot.model.parts import Part
from bot.store.queries import coming_webinars, events_since

LOOKED_BACK = timedelta(days=31)
CHANGES = 3


@command(
    "hms",
    "siden-sist",
    also=("sidan sist", "siden sist", "gått glipp av", "catch up", "since last"),
    says=_("The month in a minute, for those who missed it"),
    reads=(Part.CALENDAR, Part.MEASURES),
)
def since(ctx: HmsContext) -> Reply:
    events = events_since(ctx.session, ctx.kindergarten.id, ctx.now - LOOKED_BACK, CHANGES)
    webinars = coming_webinars(ctx.session, ctx.now, 1) if ctx.kindergarten.wants_webinars else []
    return Reply(since_card(ctx.kindergarten, ctx.this_month, events, webinars[:1], ctx.library))
