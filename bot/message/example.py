"""Gives each message an example, on which every platform and language is tried."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, ParamSpec, TypeAlias

from bot.message.card import Card

P = ParamSpec("P")

Arguments: TypeAlias = Callable[[Any], tuple[Any, ...]]
"""What a card is given in its example, taken from a sample kindergarten. Only the tests have one."""


@dataclass(frozen=True)
class Message:
    """A function that makes a card, and an example of what it is given."""

    name: str
    """The subject and the function: `calendar.month_card`, `programme.letters.draft_card`."""
    make: Callable[..., Card]
    arguments: Arguments

    def example(self, sample: Any) -> Card:
        return self.make(*self.arguments(sample))


def example(arguments: Arguments) -> Callable[[Callable[P, Card]], Callable[P, Card]]:
    """Declare what a card looks like with the sample's data."""

    def declare(make: Callable[P, Card]) -> Callable[P, Card]:
        make.card_example = arguments  # type: ignore[attr-defined]
        return make

    return declare


def messages(*modules: ModuleType) -> Iterator[Message]:
    """All messages of some modules."""
    for module in modules:
        subject = ".".join(module.__name__.split(".")[2:-1])  # bot.handlers.<subject>.cards
        for name, value in vars(module).items():
            arguments = getattr(value, "card_example", None)
            if arguments is not None and value.__module__ == module.__name__:
                yield Message(f"{subject}.{name}", value, arguments)
