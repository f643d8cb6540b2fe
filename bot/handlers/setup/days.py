"""`/hms stengt`, `åpent`, `pause` and `fortsett`: when the bot is quiet."""

from datetime import date
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import DAYS, DayReader
from bot.commands.forms import form_for
from bot.commands.reading import Ask
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext
from bot.handlers.common.readers import CLOSURE, ENDLESS
from bot.handlers.setup.days_cards import (
    ask_pause_card,
    closed_card,
    going_on_card,
    now_closed_card,
    now_open_card,
    paused_card,
)
from bot.message.card import Reply, to_channel, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.days import ClosedDays, Closure, DayPassed, Days
from bot.model.parts import Part
from bot.model.plan import close_days, reopen_days

PLAN = (Part.MILESTONES,)


@command(
    "hms",
    "stengt",
    also=("stengd", "steng", "fri", "planleggingsdag", "planleggingsdager", "closed"),
    who=HMS_GROUP,
    says=_("Closed days: see, add and remove"),
    tells=(Audience.GROUP,),
    reads=PLAN,
)
def closed_days(
    ctx: ChangeContext,
    days: Annotated[Days | None, DAYS] = None,
    why: Annotated[Closure | None, CLOSURE] = None,
) -> Reply:
    if days is None:
        form = form_for(closed_days, ctx, {}, title=_("Add closed days"))
        return Reply(closed_card(ctx.kindergarten.closed, ctx.today, ctx.now, form))
    if days.last < ctx.today:
        raise DayPassed(days.last)
    closed = ClosedDays(days, why or Closure.OTHER)
    close_days(ctx.kindergarten, closed)
    return to_group(now_closed_card(closed))


@command(
    "hms",
    "åpent",
    also=("ope", "open", "åpne"),
    who=HMS_GROUP,
    says=_("Closed days are open after all"),
    tells=(Audience.GROUP,),
    reads=PLAN,
    careful=True,
)
def open_days(ctx: ChangeContext, days: Annotated[Days, DAYS]) -> Reply:
    was_closed = reopen_days(ctx.kindergarten, days)
    card = now_open_card(days, was_closed)
    return to_group(card) if was_closed else Reply(card)


@command(
    "hms",
    "pause",
    also=("stopp", "stop"),
    who=HMS_GROUP,
    says=_("Pause the posts"),
    submit=_("Pause"),
    tells=(Audience.EVERYBODY,),
)
def pause(
    ctx: ChangeContext,
    until: Annotated[date | None, DayReader(_("Up to and including"))] = None,
    endless: Annotated[bool | None, ENDLESS, Ask(in_form=False)] = None,
) -> Reply:
    """Until a day, or now until somebody goes on; neither said, it asks."""
    if until is None and not endless:
        return Reply(ask_pause_card(form_for(pause, ctx, {})))
    if until is not None and until < ctx.today:
        raise DayPassed(until)
    ctx.kindergarten.paused = Days(ctx.today, until or date.max)
    return to_channel(paused_card(ctx.kindergarten.paused))


@command(
    "hms",
    "fortsett",
    also=("fortsetje", "hald fram", "start", "resume", "go on"),
    who=HMS_GROUP,
    says=_("The posts go on after a pause"),
    tells=(Audience.EVERYBODY,),
)
def go_on(ctx: ChangeContext) -> Reply:
    was_paused = ctx.kindergarten.is_paused(ctx.today)
    ctx.kindergarten.paused = None
    card = going_on_card(was_paused)
    return to_channel(card) if was_paused else Reply(card)
