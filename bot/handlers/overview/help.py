"""`/hms hjelp`: always answers."""

from typing import Annotated

from bot.commands.registry import Chapter, Subject, command
from bot.handlers.common.context import HmsContext
from bot.handlers.overview.help_cards import commands_card, help_card, subjects_card
from bot.handlers.overview.lines import SUBJECT
from bot.message.card import Reply
from bot.message.words import _
from bot.web.guide import guide_address


@command(
    "hms",
    "hjelp",
    also=("hjelp meg", "help", "hei", "hi", "hello", "hallo", "?"),
    says=_("What I can help with"),
    polite=True,
)
def help_me(ctx: HmsContext) -> Reply:
    return Reply(help_card(ctx.may_change, _guide(ctx)))


def _guide(ctx: HmsContext) -> str | None:
    one = ctx.kindergarten
    return guide_address(ctx.pages.address, one.language, one.leader) if ctx.pages else None


@command("hms", "kommandoer", also=("kommandoar", "commands", "alle kommandoer"), says=_("All commands"))
def all_commands(ctx: HmsContext, about: Annotated[Subject | None, SUBJECT] = None) -> Reply:
    """What there are commands for; those of one subject fit a phone's screen."""
    allowed = dict(allowed_to(ctx))
    if about not in allowed:
        return Reply(subjects_card(allowed))
    return Reply(commands_card(about, allowed[about]))


def allowed_to(ctx: HmsContext) -> list[Chapter]:
    """The listed commands that the asker may use, by their subjects."""
    found = (
        (subject, tuple(one for one in commands if one.listed and (not one.who or ctx.may_change)))
        for subject, commands in ctx.registry.subjects
    )
    return [(subject, commands) for subject, commands in found if commands]


@command("milepel", "hjelp", also=("help", "?"), says=_("What I can help with"), listed=False)
def help_with_plan(ctx: HmsContext) -> Reply:
    return help_me(ctx)
