"""Tells the channel what changed in the calendar: a first change at once, those that follow soon in one."""

from datetime import datetime

from bot.handlers.calendar.posts import CHANGED, QUIET
from bot.handlers.common.context import ChangeContext
from bot.message.card import Card, Reply, Text, to_channel
from bot.message.words import _


def changed_lately(ctx: ChangeContext) -> bool:
    """Whether the channel has just heard of a change in the calendar."""
    return any(ctx.now - entry.changed_at < QUIET for entry in ctx.kindergarten.calendar.values())


def tell(ctx: ChangeContext, card: Card, *, lately: bool) -> Reply:
    """`lately` is what `changed_lately` was before this change."""
    if not lately:
        return to_channel(card)
    at = datetime.fromtimestamp(
        (ctx.now.timestamp() // QUIET.total_seconds() + 1) * QUIET.total_seconds(), ctx.now.tzinfo
    )
    CHANGED.owe(ctx.session, ctx.kindergarten.id, at, at)
    together = _(
        "The channel is told at {time}, together with your other changes.",
        time=ctx.kindergarten.local(at).time(),
    )
    return Reply(card.but(Text(together, "quiet")))
