"""How a card is said in one kindergarten: what its leader is called there, and which days say their year.

A day or month without a year is in the barnehageår in which it is said; any other has its year. So a card
says the same for ever, whenever it is read.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from bot.message import card as message_card
from bot.message.card import Card
from bot.message.words import Capital, Dated, Joined, LedByManager, MonthName, Phrase, Short, Words
from bot.model.days import Days
from bot.model.kindergarten import KindergartenView
from bot.model.month import Barnehageaar, Month
from bot.model.role import Leader
from bot.model.texts import Localized

Change = Callable[[Words], Words]
PARTS = {
    kind: tuple(field.name for field in fields(kind))
    for kind in vars(message_card).values()
    if isinstance(kind, type) and is_dataclass(kind)
}
"""What cards are made of, with the names of what is in it."""
OURS = (Phrase, Localized, Joined, Capital)
"""Texts; the rest of the words are data, and what people wrote."""


def said_in(kindergarten: KindergartenView, card: Card, now: datetime) -> Card:
    """The card as it is said there at a moment."""
    year = Barnehageaar.of(Month.of(kindergarten.today(now)))
    return led_by(kindergarten.leader, with_years(year, card))


def led_by(leader: Leader, card: Card) -> Card:
    """The card as it is said where the leader is called so."""
    return card if leader is Leader.STYRER else _card(card, _as_manager)


def _as_manager(words: Words) -> Words:
    return LedByManager(words) if isinstance(words, OURS) else words


@lru_cache(maxsize=512)  # the same few cards are said again and again
def with_years(year: Barnehageaar, card: Card) -> Card:
    """The card with their years at all days and months outside this barnehageår."""
    return _card(card, lambda words: _with_year(year, words))


def _with_year(year: Barnehageaar, words: Words) -> Words:  # noqa: PLR0911 - one line for each kind of words
    match words:
        case str() | Localized() | Phrase(values=()):
            return words
        case Phrase(values=values):
            said = tuple((name, _with_year(year, value)) for name, value in values)
            return words if said == values else replace(words, values=said)
        case Joined(parts):
            return replace(words, parts=tuple(_with_year(year, part) for part in parts))
        case Capital(inner):
            return Capital(_with_year(year, inner))
        case MonthName(month):
            return words if Barnehageaar.of(month) == year else month
        case Days(first, last) if first == last:
            return _with_year(year, first)
        case Short(day):
            return words if _is_in(year, day) else Dated(words)
        case date():
            return words if _is_in(year, words) else Dated(words)
        case _:
            return words


def _is_in(year: Barnehageaar, day: date) -> bool:
    return Barnehageaar.of(Month.of(day)) == year


def _card(card: Card, change: Change) -> Card:
    """With all its words changed; the same, where none is."""
    changed: Card = _changed(card, change)
    return changed


def _changed(part: Any, change: Change) -> Any:
    if isinstance(part, tuple):
        said = tuple(_changed(one, change) for one in part)
        return part if all(new is old for new, old in zip(said, part, strict=True)) else said
    names = PARTS.get(type(part))
    if names is None:
        return change(part)
    new = {name: _changed(old, change) for name in names if (old := getattr(part, name)) is not None}
    changed = {name: one for name, one in new.items() if one is not getattr(part, name)}
    return replace(part, **changed) if changed else part
