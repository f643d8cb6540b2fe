"""`/hms slett-alt`: two of the HMS-gruppe have all deleted at once, one after a wait of seven days."""

from datetime import datetime, timedelta
from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext
from bot.handlers.common.readers import YES_OR_NO
from bot.handlers.setup.deleting_cards import (
    deleting_card,
    deleting_soon_card,
    deleting_stopped_card,
    deleting_waits_card,
)
from bot.handlers.setup.posts import DELETING, REMINDS_BEFORE
from bot.message.card import Reply, to_group
from bot.message.words import _
from bot.model.audience import Audience

WAIT = timedelta(days=7)
"""In which the others hear of it, and can stop it."""


@command(
    "hms",
    "slett-alt",
    also=("slett alle data", "slett alle dataa", "delete everything"),
    who=HMS_GROUP,
    says=_("Delete all that I keep of the kindergarten"),
    tells=(Audience.GROUP,),
    listed=False,
    careful=True,
)
def delete_everything(ctx: ChangeContext, answer: Annotated[bool | None, YES_OR_NO] = None) -> Reply:
    kindergarten, at = ctx.kindergarten, ctx.kindergarten.delete_at
    if answer is False:
        kindergarten.delete_at = kindergarten.delete_asked_by = None
        stopped = deleting_stopped_card(kindergarten)
        return to_group(stopped) if at else Reply(stopped)
    if at is None:
        if not answer:
            return Reply(deleting_card(kindergarten, ctx.now))
        due = ctx.now + WAIT
        kindergarten.delete_at, kindergarten.delete_asked_by = due, ctx.user
        DELETING.owe(ctx.session, kindergarten.id, due.replace(microsecond=0), due - REMINDS_BEFORE)
        return to_group(deleting_waits_card(kindergarten, due, ctx.now))
    if at <= ctx.now:
        return Reply(deleting_soon_card(kindergarten))
    if not answer or kindergarten.delete_asked_by == ctx.user or not _was_seen(ctx, at):
        return Reply(deleting_waits_card(kindergarten, at, ctx.now))
    kindergarten.delete_at = ctx.now
    return to_group(deleting_soon_card(kindergarten))


def _was_seen(ctx: ChangeContext, at: datetime) -> bool:
    """Whether who says yes knows that another asked for it: an older button says yes to the question."""
    return ctx.seen is None or ctx.seen >= at - WAIT
