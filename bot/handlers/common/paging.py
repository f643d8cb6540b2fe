"""Long lists are shown some at a time, and each card leads on to the rest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

from bot.message.card import Button, Text
from bot.message.words import Words, _n

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of a list, and how many come after them."""

    shown: Sequence[T]
    number: int = 1
    after: int = 0

    @classmethod
    def of(cls, found: Sequence[T], number: int, size: int) -> Self:
        """One page of all that was found."""
        first = size * (number - 1)
        return cls.among(found[first : first + size], number, size, len(found))

    @classmethod
    def among(cls, shown: Sequence[T], number: int, size: int, count: int) -> Self:
        """One that was read alone, of so many in all."""
        return cls(shown, number, max(count - size * number, 0))

    def __iter__(self) -> Iterator[T]:
        return iter(self.shown)

    def __bool__(self) -> bool:
        return bool(self.shown)

    @property
    def rest(self) -> tuple[Text, ...]:
        """How many are left out."""
        return (Text(_n("and {n} more", "and {n} more", self.after), "quiet"),) if self.after else ()

    def onward(self, label: Words, line: Callable[[int], str]) -> tuple[Button, ...]:
        """The button to the next page, where there is one."""
        return (Button(label, line(self.number + 1)),) if self.after else ()


def pages_of_two(
    first: Sequence[T], second: Sequence[U], wanted: int | None, size: int
) -> tuple[Page[T], Page[U]]:
    """One page of two lists, the first before the second; but something of both is on the first page.

    How many come after them stands on the second.
    """
    of_first, count = len(first), len(first) + len(second)
    lead = min(of_first, size - bool(second))
    order = [*range(lead), *range(of_first, count)[:1], *range(lead, of_first), *range(of_first, count)[1:]]
    page = Page.of(order, page_within(wanted, size, count), size)
    return (
        Page([first[place] for place in page if place < of_first], page.number),
        Page([second[place - of_first] for place in page if place >= of_first], page.number, page.after),
    )


def page_within(number: int | None, size: int, *counts: int) -> int:
    """The page that was asked for; the first where the longest of the lists has no such page."""
    return number if number and size * (number - 1) < max(counts) else 1
