"""`/hms historikk` and `/hms angre`."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.registry import command
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import NUMBER
from bot.handlers.overview.history_cards import history_card, undone_card
from bot.message.card import Reply, to_channel
from bot.message.words import _
from bot.model.event import ChannelTaken, NothingToUndo
from bot.store.audit import turn_back
from bot.store.places import is_taken
from bot.store.queries import event_to_undo, latest_events

SHOWN = 8


@command("hms", "historikk", also=("historie", "logg", "history"), says=_("Who changed what"))
def history(ctx: HmsContext) -> Reply:
    events = latest_events(ctx.session, ctx.kindergarten.id, SHOWN)
    return Reply(history_card(events, ctx.kindergarten, ctx.library, ctx.may_change))


@command(
    "hms",
    "angre",
    also=("angr", "ångre", "tilbake", "undo"),
    who=HMS_GROUP,
    says=_("Undo the last change"),
    careful=True,
)
def undo(ctx: ChangeContext, number: Annotated[int | None, NUMBER] = None) -> Reply:
    event = event_to_undo(ctx.session, ctx.kindergarten.id, number)
    if event is None or event.begins:
        raise NothingToUndo
    channels = event.channels_before
    if channels and is_taken(ctx.session, ctx.kindergarten.workspace_id, channels):
        raise ChannelTaken
    turn_back(ctx.session, event)
    return to_channel(undone_card(event, ctx.library))


@command(
    "milepel",
    "angre",
    also=("angr", "undo"),
    who=HMS_GROUP,
    says=_("Undo the last change"),
    listed=False,
)
def undo_in_plan(ctx: ChangeContext) -> Reply:
    return undo(ctx)
