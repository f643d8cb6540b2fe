"""`/hms mine-data`: what is kept of whoever asks, in this kindergarten."""

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.my_data_cards import my_data_card
from bot.message.card import Reply
from bot.message.words import _
from bot.store.persons import kept_about


@command(
    "hms",
    "mine-data",
    also=("mine data", "data om meg", "mine opplysningar", "my data"),
    listed=False,
    says=_("What I keep about you"),
)
def my_data(ctx: HmsContext) -> Reply:
    """To the asker alone."""
    return Reply(my_data_card(ctx.user, kept_about(ctx.session, ctx.kindergarten.id, ctx.user)))
