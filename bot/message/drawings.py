"""What was drawn last: the same card for a thousand channels is drawn once."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from bot.message.card import Card
from bot.message.words import Language

T = TypeVar("T")
MOST = 200


class Drawings(Generic[T]):
    """By the card itself, which is kept, so that no other gets its number."""

    def __init__(self, draw: Callable[[Card, Language], T]) -> None:
        """What `draw` answers is shared: nobody may change it."""
        self._draw = draw
        self._kept: OrderedDict[tuple[int, Language], tuple[Card, T]] = OrderedDict()

    def __call__(self, card: Card, language: Language) -> T:
        key = (id(card), language)
        if key not in self._kept:
            self._kept[key] = card, self._draw(card, language)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return self._kept[key][1]
