"""Tells the channel what the HMS-gruppe decided: a first change at once, what follows soon in one message."""

from datetime import datetime

from bot.handlers.calendar.posts import CHANGED, QUIET
from bot.handlers.common.context import ChangeContext
from bot.message.card import Card, Reply, Text, to_channel
from bot.message.words import Words, _, day_and_time
from bot.model.audience import Audience
from bot.model.event import Event
from bot.model.post import PostState
from bot.store.posts import TOLD
from bot.store.queries import find_event
from bot.store.session import Session
from bot.store.undoing import decided_since
from scheduler.hours import posting_moment_from


def tell(ctx: ChangeContext, card: Card) -> Reply:
    """A theme, a measure or a milestone: at once, unless the channel has just heard of another."""
    if not decided_since(ctx.session, ctx.kindergarten.id, ctx.now - QUIET):
        return to_channel(card)
    return tell_together(ctx, card)


def tell_together(ctx: ChangeContext, card: Card) -> Reply:
    """The asker now, and the channel soon, in one message with whatever else there is."""
    at = _told_at(ctx.now)
    CHANGED.owe(ctx.session, ctx.kindergarten.id, at, at)
    return Reply(card.but(Text(_when_together(ctx, at), "quiet")))


def _when_together(ctx: ChangeContext, at: datetime) -> Words:
    """With the day, where nobody is there to read at that moment."""
    told = posting_moment_from(at, ctx.kindergarten.rhythm) or at
    local = ctx.kindergarten.local(told)
    if told == at:
        return _(
            "The channel hears of it after {time}, in one message with your other changes.",
            time=local.time(),
        )
    return _(
        "The channel hears of it after {day}, in one message with your other changes.",
        day=day_and_time(local),
    )


def is_known(session: Session, event: Event) -> bool:
    """Whether others have been told of a change, so that they are told when it is undone.

    A change that waited to be told and was undone is not told. Where its message had nothing to tell, for all
    was undone or as before again, the channel hears of what comes after that.
    """
    if event.audience is not Audience.PERSON:
        return True
    first = event if event.undoes is None else find_event(session, event.undoes)
    if first is None:
        return False
    state = CHANGED.state(session, first.kindergarten_id, _told_at(first.at))
    return state in TOLD or state is PostState.SKIPPED


def _told_at(changed: datetime) -> datetime:
    """When a change is told, that is told together with others."""
    quiet = QUIET.total_seconds()
    return datetime.fromtimestamp((changed.timestamp() // quiet + 1) * quiet, changed.tzinfo)
