"""Something that the HMS-gruppe is told in its one message of a week."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.message.card import Action, Block, Card, Text
from bot.message.words import Words


@dataclass(frozen=True)
class Matter:
    """What waits for the group: a card of its own where it is all there is, and a few lines among others."""

    card: Card
    lines: tuple[Block, ...] = ()
    """Under the card's title, where there is more than that to say; else the title is no heading."""
    actions: tuple[Action, ...] = ()
    """None: the first of the card."""
    has_headings: bool = False
    """Whether its lines say themselves what they are about."""

    @property
    def among_others(self) -> tuple[Block, ...]:
        if self.has_headings:
            return self.lines
        title = self.card.title
        return (Text(title, "strong"), *self.lines) if self.lines else (Text(title),)

    @property
    def first_actions(self) -> tuple[Action, ...]:
        return self.actions or self.card.actions[:1]


@dataclass(frozen=True)
class Waiting:
    """One that is made when it is shown: what is foreseen for thousands of kindergartens is only named."""

    title: Words
    """Its card's."""
    make: Callable[[], Matter]


def note_waits(card: Card) -> Waiting:
    """Of something that happened: its first line and its first two buttons."""
    return Waiting(card.title, partial(_note, card))


def _note(card: Card) -> Matter:
    lines = tuple(block for block in card.body if isinstance(block, Text))
    return Matter(card, lines[:1], card.actions[:2])
