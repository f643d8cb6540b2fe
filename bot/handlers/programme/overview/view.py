"""What is looked at of a programme's figures: all blocks, or those of a municipality or a start."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self, TypeAlias

from bot.message.words import Words, _
from bot.model.figures import HalfYear, Rough, Shown, Sum, added, in_words, shown
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
        parts = self._parts(name, key) if self.place or self.start else ()
        return shown(self.sum.count(name, key), self.sum.size, parts, fewest)

    def shown_of_each(self, name: str, keys: Iterable[str]) -> dict[str, Shown]:
        """Figures of which every kindergarten is counted in just one.

        Where one alone is said in words, the others and the size would tell its number. So another is too,
        the same by every filter: one that is said in words by any of them, else the smallest.
        """
        found = {key: self.shown(name, key) for key in keys}
        exact = [key for key, count in found.items() if not isinstance(count, Rough)]
        if len(exact) == len(found) - 1 and exact:
            whole = added(self._by_label.values())
            rough = {key for key in exact if isinstance(self._filtered(whole, name, key), Rough)}
            other = min(exact, key=lambda key: (key not in rough, whole.count(name, key), key))
            found[other] = in_words(self.sum.count(name, other), self.sum.size)
        return found

    def _filtered(self, whole: Sum, name: str, key: str) -> Shown:
        return shown(whole.count(name, key), whole.size, self._parts(name, key))

    def _parts(self, name: str, key: str) -> Iterable[tuple[int, int]]:
        return ((one.count(name, key), one.size) for one in self._by_label.values())

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
