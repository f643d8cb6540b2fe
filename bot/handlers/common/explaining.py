"""Lets a card say which error it is the words for, beside its example."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from types import ModuleType
from typing import Any, ParamSpec, TypeAlias, TypeVar

from bot.commands.registry import Command
from bot.handlers.common.context import HmsContext
from bot.message.card import Card

P = ParamSpec("P")
E = TypeVar("E", bound=Exception)


@dataclass(frozen=True)
class Situation:
    """What could not be carried out, and for whom."""

    ctx: HmsContext
    command: Command
    line: str
    """Without its mark."""


Explanation: TypeAlias = Callable[[Any, Situation], Card]


def its_values(error: Any, _situation: Situation) -> tuple[Any, ...]:
    """What an error tells, in its order."""
    return tuple(getattr(error, field.name) for field in fields(error))


def explains(
    kind: type[E], given: Callable[[E, Situation], tuple[Any, ...]] = its_values
) -> Callable[[Callable[P, Card]], Callable[P, Card]]:
    """Declare that a card is the words for an error. `given` is what the card is made from."""

    def declare(make: Callable[P, Card]) -> Callable[P, Card]:
        explained = getattr(make, "explained", {})
        make.explained = {**explained, kind: given}  # type: ignore[attr-defined]
        return make

    return declare


def explanations(modules: Iterable[ModuleType]) -> dict[type[Exception], Explanation]:
    """All that the cards of some modules explain. Raises ValueError where two explain the same."""
    found: dict[type[Exception], Explanation] = {}
    for kind, explanation in _of_cards(modules):
        if kind in found:
            raise ValueError(f"{kind.__name__} is explained twice")
        found[kind] = explanation
    return found


def _of_cards(modules: Iterable[ModuleType]) -> Iterator[tuple[type[Exception], Explanation]]:
    for module in modules:
        for make in vars(module).values():
            if getattr(make, "__module__", None) == module.__name__:
                for kind, given in getattr(make, "explained", {}).items():
                    yield kind, _made(make, given)


def _made(make: Callable[..., Card], given: Callable[[Any, Situation], tuple[Any, ...]]) -> Explanation:
    return lambda error, situation: make(*given(error, situation))
