"""`/hms historikk`: who changed what."""

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.history_cards import SHOWN, history_card
from bot.message.card import Reply
from bot.message.words import _
from bot.model.deciding import proposal_days
from bot.model.parts import Part
from bot.store.queries import latest_events


@command(
    "hms",
    "historikk",
    also=("historie", "logg", "history"),
    says=_("Who changed what"),
    reads=(Part.PROPOSALS,),
)
def history(ctx: HmsContext) -> Reply:
    """Proposals are not among the changes: of them it tells the day, and not before the next one."""
    events = latest_events(ctx.session, ctx.kindergarten.id, SHOWN)
    days = proposal_days(ctx.kindergarten.proposals, ctx.today)
    return Reply(history_card(events, days, ctx.kindergarten, ctx.library, ctx.may_change))
