"""A private kindergarten may have a daglig leder where others have a styrer: its cards say so."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from bot.message.card import Card
from bot.message.words import Capital, Joined, LedByManager, Phrase
from bot.model.role import Leader
from bot.model.texts import Localized

WORDS = (Phrase, Localized, Joined, Capital)


def led_by(leader: Leader, card: Card) -> Card:
    """The card as it is said where the leader is called so."""
    return card if leader is Leader.STYRER else cast("Card", _said(card))


def _said(part: Any) -> Any:
    """With each text in it; what is data, and what people wrote, stays as it is."""
    if isinstance(part, WORDS):
        return LedByManager(part)
    if isinstance(part, tuple):
        return tuple(map(_said, part))
    if is_dataclass(part) and not isinstance(part, type) and type(part).__module__ == Card.__module__:
        return replace(part, **{one.name: _said(getattr(part, one.name)) for one in fields(part)})
    return part
