"""`/hms historikk`: who changed what."""

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.history_cards import history_card
from bot.message.card import Reply
from bot.message.words import _
from bot.store.queries import latest_events

SHOWN = 8


@command("hms", "historikk", also=("historie", "logg", "history"), says=_("Who changed what"))
def history(ctx: HmsContext) -> Reply:
    events = latest_events(ctx.session, ctx.kindergarten.id, SHOWN)
    return Reply(history_card(events, ctx.kindergarten, ctx.library, ctx.may_change))
