"""How often something has been named to the HMS-gruppe already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True)
class Naming:
    """A day on which the group may get its message, and the days of its earlier ones, the newest first."""

    today: date
    earlier: tuple[date, ...]

    @classmethod
    def on(cls, today: date, earlier: Iterable[date]) -> Self:
        return cls(today, tuple(sorted(set(earlier), reverse=True)))

    def is_new(self, since: date, times: int = 1) -> bool:
        """Whether something that there is since a day has been in fewer messages than it may be."""
        return self.last(times) < since <= self.today

    def last(self, times: int) -> date:
        """The day of the message that was so many ago: what there was by then has been named as often."""
        return self.earlier[times - 1] if times <= len(self.earlier) else date.min
