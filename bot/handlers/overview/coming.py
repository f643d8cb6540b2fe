"""`/hms kommende`: what will be posted in the channel."""

from datetime import datetime, timedelta
from itertools import islice

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.coming_cards import coming_card
from bot.handlers.post_kinds import KINDS
from bot.message.card import Reply
from bot.message.words import Words, _
from scheduler.coming import Forecast
from scheduler.kinds import Composer

AHEAD = timedelta(days=60)
SHOWN = 8


@command(
    "hms",
    "kommende",
    also=("kommer", "komande", "framover", "upcoming"),
    says=_("What I will post in the channel"),
    reads=KINDS.reads,
)
def coming(ctx: HmsContext) -> Reply:
    return Reply(coming_card(next_posts(ctx), ctx.may_change))


def next_posts(ctx: HmsContext) -> list[tuple[datetime, Words]]:
    """The next posts, each with its local moment and its title; those for the group to the group alone."""
    forecast = Forecast(ctx.session, Composer(KINDS, ctx.library), ctx.now, ctx.now + AHEAD)
    every = forecast.of([ctx.kindergarten])
    theirs = (
        one for one in every if ctx.may_change or not KINDS.is_for_group(one.post.kind, one.post.period)
    )
    found = islice(theirs, SHOWN)
    return [(ctx.kindergarten.local(one.at), one.card.title) for one in found]
