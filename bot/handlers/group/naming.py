"""How often something has been named to the HMS-gruppe already."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Naming:
    """A day on which the group may get its message, and the days of its earlier ones."""

    today: date
    earlier: tuple[date, ...]

    def is_new(self, since: date, times: int = 1) -> bool:
        """Whether something that there is since a day has been in fewer messages than it may be."""
        return since <= self.today and sum(since <= day for day in self.earlier) < times
