"""`/hms en-bra-dag`: the meetings of "En bra dag på jobb", prepared."""

from datetime import date
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import DayReader
from bot.commands.registry import command
from bot.content.ways import WayStep
from bot.handlers.common.choices import MeetingReader
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.ways.cards import meeting_planned_card
from bot.handlers.ways.progress import WAY_PARTS, begin, show
from bot.message.card import Reply, to_channel
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.days import DayPassed

WAY = "en-bra-dag"


@command(
    "hms",
    WAY,
    also=("ein bra dag", "bra dag", "good day"),
    says=_("En bra dag på jobb, step by step"),
    reads=WAY_PARTS,
)
def good_day(ctx: HmsContext) -> Reply:
    return Reply(show(ctx, ctx.library.ways[WAY]))


@command(
    "hms",
    "bra-dag-møte",
    also=("good day meeting",),
    who=HMS_GROUP,
    says=_("Set the day of a meeting"),
    tells=(Audience.EVERYBODY,),
    reads=WAY_PARTS,
)
def plan_meeting(
    ctx: ChangeContext,
    meeting: Annotated[WayStep, MeetingReader(WAY)],
    day: Annotated[date, DayReader(_("Day"))],
) -> Reply:
    """Raises DayPassed."""
    if day < ctx.today:
        raise DayPassed(day)
    moved = ctx.kindergarten.open_day_from(day)
    begin(ctx, ctx.library.ways[WAY]).plan_meeting(meeting.key, moved, now=ctx.now)
    return to_channel(meeting_planned_card(meeting, day, moved))
