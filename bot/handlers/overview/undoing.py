"""`/hms angre`: the button on a card undoes that card's change; a typed line asks first."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.registry import command
from bot.handlers.calendar.announcing import is_known
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import NUMBER, YES
from bot.handlers.overview.lines import UNDO, UNDO_CHANGE
from bot.handlers.overview.undoing_cards import undo_question_card, undone_card
from bot.message.card import Card, Reply, to_channel, to_group
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.event import (
    AlreadyUndone,
    ChangedSince,
    ChannelTaken,
    Event,
    NotByUndoing,
    NothingToUndo,
    TooLongAgo,
)
from bot.store.audit import turn_back
from bot.store.places import is_taken
from bot.store.queries import find_event
from bot.store.undoing import changed_after, newest_to_undo, undone_by


def with_its_undo(card: Card, event: Event) -> Card:
    """The card of a change: its button undoes this change, whatever else is changed later."""
    if event.is_about_who_decides:
        return card.without(UNDO())
    return card.leading(UNDO(), UNDO_CHANGE(event.id))


@command(
    "hms",
    "angre",
    also=("angr", "ångre", "tilbake", "undo"),
    who=HMS_GROUP,
    says=_("Undo a change"),
    tells=(Audience.EVERYBODY, Audience.GROUP),
    careful=True,
)
def undo(
    ctx: ChangeContext,
    number: Annotated[int | None, NUMBER] = None,
    sure: Annotated[bool | None, YES] = None,
) -> Reply:
    """Raises NothingToUndo, ChannelTaken, or what `_must_be_possible` raises."""
    key = ctx.kindergarten.id
    found = newest_to_undo(ctx.session, key) if number is None else find_event(ctx.session, number)
    event = _own(ctx, found)
    _must_be_possible(ctx, event)
    channels = event.channels_before
    if channels and is_taken(ctx.session, ctx.kindergarten.workspace_id, channels):
        raise ChannelTaken
    if number is None or not (sure or event.is_undone_at_once_by(ctx.user, ctx.now)):
        return Reply(undo_question_card(event, ctx.kindergarten, ctx.library))
    turn_back(ctx.session, event)
    card = undone_card(event, ctx.library)
    if not is_known(ctx.session, event):
        return Reply(card)
    return to_group(card) if event.audience is Audience.GROUP else to_channel(card)


@command(
    "milepel",
    "angre",
    also=("angr", "undo"),
    who=HMS_GROUP,
    says=_("Undo a change"),
    listed=False,
)
def undo_in_plan(ctx: HmsContext) -> Reply:
    """Asks, as `/hms angre` does. Raises the same."""
    event = _own(ctx, newest_to_undo(ctx.session, ctx.kindergarten.id))
    _must_be_possible(ctx, event)
    return Reply(undo_question_card(event, ctx.kindergarten, ctx.library))


def _own(ctx: HmsContext, event: Event | None) -> Event:
    """Of this kindergarten alone. Raises NothingToUndo."""
    if event is None or event.kindergarten_id != ctx.kindergarten.id or event.begins:
        raise NothingToUndo
    return event


def _must_be_possible(ctx: HmsContext, event: Event) -> None:
    """Raises NotByUndoing, AlreadyUndone, TooLongAgo or ChangedSince."""
    if event.is_about_who_decides:
        raise NotByUndoing
    undoing = undone_by(ctx.session, event)
    if undoing is not None:
        raise AlreadyUndone(undoing)
    if event.is_too_old(ctx.now):
        raise TooLongAgo(event)
    later = changed_after(ctx.session, event)
    if later is not None:
        raise ChangedSince(later)
