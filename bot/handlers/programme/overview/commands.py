"""`/hms program oversikt`: a link to the page for whoever asks, and for nobody else."""

from bot.commands.context import AROUND
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext
from bot.handlers.programme.overview.cards import no_pages_card, overview_card
from bot.handlers.programme.people import programme_roles
from bot.message.card import Reply
from bot.message.words import _
from bot.store.visits import offer_visit


@command(
    "hms",
    "program oversikt",
    also=("program oversyn", "program tall", "programme overview"),
    says=_("The overview: figures of all kindergartens"),
    who=AROUND,
)
def overview(ctx: ChangeContext) -> Reply:
    if ctx.pages is None:
        return Reply(no_pages_card())
    key = offer_visit(ctx.session, ctx.kindergarten.id, ctx.place.tenant, ctx.user, ctx.now)
    return Reply(overview_card(ctx.pages.visit_link(key), programme_roles(ctx)))
