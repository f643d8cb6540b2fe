"""`/hms møte`: what an avdelingsmøte does now, in ten minutes, step by step."""

from typing import Annotated

from bot.commands.dates import MONTH
from bot.commands.registry import command
from bot.content.library import Theme
from bot.handlers.calendar.months import show_month
from bot.handlers.calendar.themes_cards import run_card
from bot.handlers.common.context import HmsContext
from bot.handlers.common.readers import MINUTES, THEME
from bot.message.card import Reply
from bot.message.words import _
from bot.model.month import Month
from bot.model.parts import Part

SHORTEST = 10


@command(
    "hms",
    "møte",
    also=("avdelingsmøte", "personalmøte", "meeting"),
    says=_("A meeting of ten minutes on this month's theme"),
    listed=False,
    reads=(Part.AVDELINGER, Part.CALENDAR),
)
def meeting(
    ctx: HmsContext,
    month: Annotated[Month | None, MONTH] = None,
    theme: Annotated[Theme | None, THEME] = None,
    minutes: Annotated[int | None, MINUTES] = None,
) -> Reply:
    """On that of another month, on any, or longer, where that is said.

    A month without a theme of the library is shown as it is: its meeting has no steps.
    """
    about = month or ctx.this_month
    choice = ctx.choice(about)
    chosen = theme or (ctx.library.get(choice) if isinstance(choice, str) else None)
    if chosen is None:
        return Reply(show_month(ctx, about))
    return Reply(run_card(chosen, minutes or SHORTEST, ctx.kindergarten.avdelinger))
