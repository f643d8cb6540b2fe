"""`/hms hjelp`: always answers."""

from bot.commands.registry import command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.help_cards import commands_card, help_card
from bot.message.card import Reply
from bot.message.words import _
from bot.web.guide import guide_address


@command(
    "hms",
    "hjelp",
    also=("hjelp meg", "help", "hei", "hi", "hello", "hallo", "?"),
    says=_("What I can help with"),
)
def help_me(ctx: HmsContext) -> Reply:
    return Reply(help_card(ctx.may_change, _guide(ctx)))


def _guide(ctx: HmsContext) -> str | None:
    return guide_address(ctx.pages, ctx.kindergarten.language) if ctx.pages else None


@command("hms", "kommandoer", also=("kommandoar", "commands", "alle kommandoer"), says=_("All commands"))
def all_commands(ctx: HmsContext) -> Reply:
    return Reply(commands_card(ctx.registry, ctx.may_change))


@command("milepel", "hjelp", also=("help", "?"), says=_("What I can help with"), listed=False)
def help_with_plan(ctx: HmsContext) -> Reply:
    return help_me(ctx)
