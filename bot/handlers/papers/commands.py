"""`/hms ark` and `/hms lenker fjern`: what can be printed, and who can open it."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import YES
from bot.handlers.papers.cards import ask_end_links_card, links_ended_card, sheets_card
from bot.message.card import Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience


@command(
    "hms",
    "ark",
    also=("papir", "skriv ut", "utskrift", "eksport", "print", "paper", "sheet", "pdf", "plakat"),
    says=_("Sheets to print and hang up"),
)
def sheets(ctx: HmsContext) -> Reply:
    address = ctx.pages.papers(ctx.kindergarten.id, ctx.now) if ctx.pages else None
    return Reply(sheets_card(address, ctx.may_change))


@command(
    "hms",
    "lenker fjern",
    also=("lenkjer fjern", "lenkjer vekk", "links end"),
    who=HMS_GROUP,
    says=_("No link that was given opens our sheets any more"),
    tells=(Audience.GROUP,),
)
def end_links(ctx: ChangeContext, confirmed: Annotated[bool | None, YES, Ask(in_form=False)] = None) -> Reply:
    if not confirmed:
        return Reply(ask_end_links_card())
    ctx.kindergarten.links_ended_at = ctx.now
    return to_group(links_ended_card())
