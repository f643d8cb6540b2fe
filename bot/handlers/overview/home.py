"""`/hms hjem`: all at a glance. Platforms with a home page show it there."""

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.home_cards import home_card
from bot.handlers.setup.deleting_cards import while_it_waits
from bot.message.card import Reply
from bot.message.words import _
from bot.model.parts import Part


@command(
    "hms",
    "hjem",
    also=("heim", "home", "oversikt"),
    says=_("All at a glance"),
    reads=(Part.CALENDAR, Part.HOLDERS, Part.MEASURES, Part.MILESTONES, Part.PROPOSALS),
)
def home(ctx: HmsContext) -> Reply:
    card = home_card(ctx.kindergarten, ctx.today, ctx.library, ctx.may_change)
    return Reply(while_it_waits(card, ctx.kindergarten, ctx.now) if ctx.may_change else card)
