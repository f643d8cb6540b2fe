"""Two kinds of post that the product has not: a letter to everybody, and its recall."""

from bot.handlers.post_kinds import KINDS
from bot.message.card import Card
from bot.message.delivery import Content
from bot.model.audience import Audience
from scheduler.kinds import Kinds, NoticeKind, PostContext
from scheduler.periods import NUMBER
from scheduler.recall import recall

CORRECTION = Card("What the letter said holds no more")

LETTER = NoticeKind(
    name="test-letter",
    period=NUMBER,
    compose=lambda _ctx, _number: Card("A letter"),
    audience=Audience.EVERYBODY,
    at_once=True,
)


def _recalled(ctx: PostContext, number: int) -> Content:
    return recall(ctx, LETTER, number, CORRECTION)


RECALL = NoticeKind(
    name="test-recall", period=NUMBER, compose=_recalled, audience=Audience.EVERYBODY, at_once=True
)
WITH_LETTERS = Kinds({kind: kind.name for kind in (*KINDS, LETTER, RECALL)})
