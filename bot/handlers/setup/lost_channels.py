"""Who hears of it when a channel is gone."""

from datetime import datetime

from bot.handlers.avdelinger.posts import UNSENT
from bot.handlers.setup.posts import GONE, LostChannel
from bot.model.month import Month
from bot.store.claims import Claim
from bot.store.posts import holders_of
from bot.store.session import Session


def tell_of_unsent(session: Session, post: Claim, now: datetime) -> None:
    """An avdeling's channel that is gone is told in the kindergarten's own."""
    if post.channel is not None:
        UNSENT.owe(session, post.kindergarten_id, post.id, now)
    else:
        tell_group(session, post.kindergarten_id, now)


def tell_group(session: Session, kindergarten_id: int, now: datetime) -> None:
    """To each of the HMS-gruppe in private: the kindergarten's own channel is gone."""
    for person in holders_of(session, kindergarten_id):
        GONE.owe(session, kindergarten_id, LostChannel(Month.of(now), person), now, person)
