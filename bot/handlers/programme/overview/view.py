"""What is looked at of a programme's figures: all blocks, or those of a municipality or a start."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self, TypeAlias

from bot.message.words import Words, _
from bot.model.figures import HalfYear, Shown, Sum, added, shown
from bot.store.figures import Seen
from bot.web.programme import Filter

PLACE, START = "kommune", "start"
ALL = ""
Label: TypeAlias = tuple[str | None, HalfYear | None]


@dataclass(frozen=True)
class View:
    """Only the values that are offered choose anything: those that whole blocks have."""

    blocks: Sequence[Seen]
    place: str | None
    start: HalfYear | None

    @classmethod
    def of(cls, blocks: Sequence[Seen], wanted: Mapping[str, str]) -> Self:
        places = {one.municipality: one.municipality for one in blocks if one.municipality}
        starts = {str(one.start): one.start for one in blocks if one.start}
        return cls(blocks, places.get(wanted.get(PLACE, ALL)), starts.get(wanted.get(START, ALL)))

    @property
    def day(self) -> date | None:
        return max((one.day for one in self.blocks), default=None)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Those that there is something to choose from."""
        places = sorted({one.municipality for one in self.blocks if one.municipality})
        starts = sorted({one.start for one in self.blocks if one.start})
        chosen = str(self.start) if self.start else ALL
        offered = (
            _filter(PLACE, _("Municipality"), [(one, one) for one in places], self.place or ALL),
            _filter(START, _("Began"), [(str(one), half_year(one)) for one in starts], chosen),
        )
        return tuple(one for one in offered if len(one.options) > 1)

    @cached_property
    def sum(self) -> Sum:
        return added(one for label, one in self._by_label.items() if self._has(label))

    def shown(self, name: str, key: str, fewest: int = 0) -> Shown:
        """One of the figures, as far as it may be seen beside those of all other views."""
        counts = getattr(self.sum.figures, name)
        return shown(counts.get(key, 0), self.sum.size, self._left_out(name, key), fewest)

    def _left_out(self, name: str, key: str) -> Iterable[tuple[int, int]]:
        for label, one in self._by_label.items():
            if not self._has(label):
                yield getattr(one.figures, name).get(key, 0), one.size

    @cached_property
    def _by_label(self) -> dict[Label, Sum]:
        """All that views are put together from."""
        found = defaultdict[Label, list[Sum]](list)
        for one in self.blocks:
            found[one.municipality, one.start].append(one.sum)
        return {label: added(sums) for label, sums in found.items()}

    def _has(self, label: Label) -> bool:
        place, start = label
        return self.place in (None, place) and self.start in (None, start)


def _filter(name: str, label: Words, values: list[tuple[str, Words]], chosen: str) -> Filter:
    return Filter(name, label, ((ALL, _("All")), *values), chosen)


def half_year(half: HalfYear) -> Words:
    year = str(half.year)
    return _("spring {year}", year=year) if half.number == 1 else _("autumn {year}", year=year)
