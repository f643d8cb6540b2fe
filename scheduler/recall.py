"""A recall: a post of its own kind that takes an earlier message back."""

from datetime import timedelta
from typing import TypeVar

from bot.message.card import Card
from bot.message.delivery import Later, Skip, TakeBack
from bot.model.post import PostState
from bot.store.own_posts import whereabouts
from scheduler.kinds import PostContext, PostKind

P = TypeVar("P")

NOTHING_SENT = Skip("nothing was sent")
LOOK_AGAIN = timedelta(minutes=1)
"""Where the message is on its way. Its own kind must not let it leave any more."""
ON_ITS_WAY = (PostState.PLANNED, PostState.CLAIMED, PostState.SENDING)


def recall(ctx: PostContext, kind: PostKind[P], period: P, otherwise: Card) -> TakeBack | Skip | Later:
    """What the recall of a kindergarten's post has to do now. `otherwise`: see TakeBack."""
    post = whereabouts(ctx.session, ctx.kindergarten.id, kind.stored[0], kind.written(period))
    if post is not None and post.state in ON_ITS_WAY:
        return Later(ctx.now + LOOK_AGAIN)
    if post is None or post.state not in (PostState.SENT, PostState.UNSURE):
        return NOTHING_SENT
    return TakeBack(post.ref, post.went_to or ctx.channel or ctx.kindergarten.channel, otherwise)
