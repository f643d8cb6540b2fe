"""A card's link to its paper, where people's browsers reach the bot."""

from bot.handlers.common.context import HmsContext

CHECKLIST = "vernerunde"
"""The name of the checklist's paper."""


def paper_of(ctx: HmsContext, name: str) -> str | None:
    """Where it is opened, for seven days."""
    return ctx.pages.paper(ctx.kindergarten.id, name, ctx.now) if ctx.pages else None
