"""`/hms kommende`: what will be posted in the channel."""

from datetime import datetime, timedelta

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.coming_cards import coming_card
from bot.handlers.post_kinds import KINDS
from bot.message.card import Reply
from bot.message.words import Words, _
from bot.model.audience import Audience
from scheduler.coming import Forecast
from scheduler.kinds import Composer

AHEAD = timedelta(days=60)
SHOWN, SHOWN_TO_GROUP = 8, 3


@command(
    "hms",
    "kommende",
    also=("kommer", "komande", "framover", "upcoming"),
    says=_("What I will post in the channel"),
    reads=KINDS.reads,
)
def coming(ctx: HmsContext) -> Reply:
    group = next_posts(ctx, Audience.GROUP)[:SHOWN_TO_GROUP] if ctx.may_change else []
    return Reply(coming_card(next_posts(ctx, Audience.EVERYBODY)[:SHOWN], group, ctx.may_change))


def next_posts(ctx: HmsContext, audience: Audience) -> list[tuple[datetime, Words]]:
    """The next posts for the channel or the HMS-gruppe, each with its local moment and its title."""
    forecast = Forecast(ctx.session, Composer(KINDS, ctx.library), ctx.now, ctx.now + AHEAD)
    found = (one for one in forecast.of([ctx.kindergarten]) if one.audience is audience)
    return [(ctx.kindergarten.local(one.at), one.title) for one in found]
