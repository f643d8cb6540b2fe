"""`/hms siden-sist`: the month in a minute, for a vikar or a part-timer. Nobody notes who asks."""

from datetime import timedelta

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.since_cards import LOOKED_BACK, since_card
from bot.message.card import Reply
from bot.message.words import _
from bot.model.parts import Part
from bot.store.deciding import months_changed
from bot.store.webinars import coming_webinars

MANY = 10
"""More webinars than are ever published ahead."""


@command(
    "hms",
    "siden-sist",
    also=("sidan sist", "siden sist", "gått glipp av", "catch up", "since last"),
    says=_("The month in a minute, for those who missed it"),
    reads=(Part.CALENDAR, Part.MEASURES, Part.MILESTONES),
)
def since(ctx: HmsContext) -> Reply:
    until = ctx.now + timedelta(seconds=1)  # what was decided just now, too
    changed = months_changed(ctx.session, ctx.kindergarten.id, ctx.now - LOOKED_BACK, until)
    own = ctx.kindergarten
    webinars = coming_webinars(ctx.session, own.id, ctx.now)[:MANY] if own.wants_webinars else []
    return Reply(since_card(own, ctx.now, changed, webinars, ctx.library))
