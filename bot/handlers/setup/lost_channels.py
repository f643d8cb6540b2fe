"""Who hears of it when a channel is gone, or a person cannot be reached."""

from datetime import datetime

from bot.handlers.avdelinger.posts import UNSENT
from bot.handlers.group.losing import place_lost
from bot.handlers.group.posts import WAITS
from bot.handlers.setup.posts import GONE, LostChannel
from bot.model.audience import Audience
from bot.model.days import Week
from bot.model.month import Month
from bot.model.place import Place
from bot.store.claims import Claim
from bot.store.group_posts import reaches_anybody, share_out
from bot.store.posts import holders_of
from bot.store.session import Session


def tell_of_unsent(session: Session, post: Claim, audience: Audience, now: datetime) -> None:
    """An avdeling's channel that is gone is told; the HMS-gruppe's own place is let go when it is gone."""
    match audience:
        case Audience.AVDELING:
            UNSENT.owe(session, post.kindergarten_id, post.id, now)
        case Audience.GROUP if post.channel is not None:
            share_out(session, [post.id])
            place_lost(session, Place(post.platform, post.workspace, post.channel), now)
        case Audience.GROUP:
            if not reaches_anybody(session, post):
                WAITS.owe(session, post.kindergarten_id, Week.of(now.date()), now)
        case Audience.PERSON:
            pass  # what is for one person alone is nobody else's business
        case _:
            tell_group(session, post.kindergarten_id, now)


def tell_group(session: Session, kindergarten_id: int, now: datetime) -> None:
    """To each of the HMS-gruppe in private: the kindergarten's own channel is gone."""
    for person in holders_of(session, kindergarten_id):
        GONE.owe(session, kindergarten_id, LostChannel(Month.of(now), person), now, person)
