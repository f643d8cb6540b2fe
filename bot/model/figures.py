"""Figures of a programme: which kindergartens are counted together, so that no sum tells of fewer than seven.

Kindergartens are counted in blocks. A block is never changed: it is made whole, and ends whole as soon as one
of its kindergartens no longer shares its numbers. All that can be seen is a sum of whole blocks. So whoever
sees every sum of every day, and adds and subtracts them, knows no more than the blocks that ever were.

Blocks are made so that this is not enough to tell of fewer than seven. Kindergartens that have always been
counted together make a group. Whatever sum of earlier blocks is taken away from a new block, there is left
of each group either those that came along or those that did not. So a block is of seven who were never
counted; or else no more than half of each group comes along, and seven in all. Then every sum and difference
of blocks tells of seven or more: so much is left by the newest of the blocks in it.

The two are never mixed. Who has just joined has done nothing yet, and everybody knows: that hides nobody. Six
who came back with seven such, counted after the seventh of them had left, would tell what that one had done.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Self, TypeAlias

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.model.base import Base, JsonColumn
from bot.model.month import JULY
from bot.model.programme import FEWEST, MUNICIPALITY_LIMIT

HALF_LIMIT = 6
PATIENCE = timedelta(days=14)
"""So long a kindergarten waits for those alike in municipality and start; then it is counted with others."""

FINISHED, NOT_BEGUN = "finished", "not-begun"
"""Phases of those who have none: nothing of the plan is left, or there is no plan yet."""
Group: TypeAlias = int
"""Kindergartens that have always been counted together, by a number."""


@dataclass(frozen=True, order=True)
class HalfYear:
    """In which a plan began, written `2026-2` from July on."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, 1 if day.month < JULY else 2)

    @classmethod
    def parse(cls, text: str) -> Self:
        year, number = text.split("-")
        return cls(int(year), int(number))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number}"


@dataclass(frozen=True)
class Figures:
    """How many kindergartens of a block; keys are those of the programme's own plan, themes and factors."""

    phases: Mapping[str, int] = field(default_factory=dict)
    """That are in it now."""
    milestones: Mapping[str, int] = field(default_factory=dict)
    """That have done it."""
    themes: Mapping[str, int] = field(default_factory=dict)
    """By month and theme, `2026-12/brann`; a theme of one's own is `2026-12/` without a word of it."""
    factors: Mapping[str, int] = field(default_factory=dict)
    """That found it hard."""


NAMES = tuple(one.name for one in fields(Figures))


class Block(Base):
    """Kindergartens that are counted together, and never apart. It is never changed but for its figures."""

    __tablename__ = "programme_block"
    __table_args__ = (Index("programme_block_programme", "programme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    municipality: Mapped[str | None] = mapped_column(String(MUNICIPALITY_LIMIT))
    """That all of them were in; None for several."""
    start: Mapped[str | None] = mapped_column(String(HALF_LIMIT))
    """The half-year in which all of them began; None for several."""
    size: Mapped[int]
    day: Mapped[date]
    """Of the figures."""
    figures: Mapped[Figures | None] = mapped_column(JsonColumn(Figures))
    """None until they have been counted for the first time."""


class Counted(Base):
    """A kindergarten that is or was counted in a programme; its figures are nowhere but in its block's sum.

    The row stays when the kindergarten leaves, so that one that comes back is not taken for a new one.
    """

    __tablename__ = "programme_counted"
    __table_args__ = (Index("programme_counted_block", "block_id"),)

    kindergarten_id: Mapped[int] = mapped_column(ForeignKey("kindergarten.id"), primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    block_id: Mapped[int | None] = mapped_column(ForeignKey("programme_block.id"))
    """None: it waits, or shares no numbers any more."""
    alike: Mapped[Group]


@dataclass(frozen=True)
class Waiting:
    """A kindergarten that shares its numbers and is in no block."""

    kindergarten: int
    municipality: str | None
    start: HalfYear | None
    group: Group | None
    """None: it was never counted."""
    patient: bool = True
    """False: it has joined so newly that others like it may still come."""


@dataclass(frozen=True)
class Made:
    """A new block."""

    members: tuple[Waiting, ...]
    municipality: str | None
    start: HalfYear | None


Sizes: TypeAlias = Mapping[Group, int]
"""How many belong to each group, those who have left included."""


@dataclass(frozen=True)
class Formed:
    """What became of those that waited."""

    made: tuple[Made, ...]
    groups: Mapping[int, Group]
    """Of each kindergarten that is in another group now."""


def form_blocks(waiting: Iterable[Waiting], sizes: Sizes) -> Formed:
    """Blocks of those that are alike: in municipality and start, then in one of them, then of any.

    Who is new waits for those alike in both. The same for the same kindergartens; who is in none waits on.
    """
    forming = _Forming(dict(sizes))
    everybody = sorted(waiting, key=lambda one: one.kindergarten)
    alike = [one for one in everybody if one.municipality and one.start]
    left = forming.fill_cells(alike, lambda one: (one.municipality, one.start))
    counted = {one.kindergarten for one in alike} - {one.kindergarten for one in left}
    left = [one for one in everybody if one.patient and one.kindergarten not in counted]
    left = forming.fill_cells(left, lambda one: (one.municipality, None))
    left = forming.fill_cells(left, lambda one: (None, one.start))
    forming.fill_cells(left, lambda _one: (None, None))
    return Formed(tuple(forming.made), forming.groups)


_Cell: TypeAlias = tuple[str | None, HalfYear | None]


@dataclass
class _Forming:
    sizes: dict[Group, int]
    """Of the groups as they are now: each block splits those of which it takes some."""
    made: list[Made] = field(default_factory=list)
    groups: dict[int, Group] = field(default_factory=dict)

    def fill_cells(self, among: Iterable[Waiting], near: Callable[[Waiting], _Cell]) -> list[Waiting]:
        """Make blocks of those that are near each other; answers who is left."""
        cells = defaultdict[_Cell, list[Waiting]](list)
        for one in among:
            cells[near(one)].append(one)
        return [one for cell, those in cells.items() for one in self.fill(those, cell)]

    def fill(self, among: list[Waiting], cell: _Cell) -> list[Waiting]:
        """Make as many blocks as there can be; answers who is left."""
        blocks, left = self._dealt(among)
        for members in blocks:
            self.made.append(Made(tuple(members), *cell))
            self._split(members)
        return self.fill(left, cell) if blocks else among

    def _dealt(self, among: list[Waiting]) -> tuple[list[list[Waiting]], list[Waiting]]:
        """Blocks of seven and a few more, with who is left; each hides seven."""
        new = [one for one in among if one.group is None]
        half, rest = self._halved(one for one in among if one.group is not None)
        blocks, left = list[list[Waiting]](), rest
        for alike in (new, half):
            count = len(alike) // FEWEST
            blocks += _deal(alike, count)
            left += [] if count else alike
        return blocks, left

    def _halved(self, back: Iterable[Waiting]) -> tuple[list[Waiting], list[Waiting]]:
        taken = Counter[Group | None]()
        half, rest = list[Waiting](), list[Waiting]()
        for one in back:
            fits = one.group is not None and taken[one.group] < self.sizes[one.group] // 2
            (half if fits else rest).append(one)
            taken[one.group] += fits
        return half, rest

    def _split(self, members: Sequence[Waiting]) -> None:
        """Those of a group that are in a new block are no longer alike with those that are not."""
        for old in dict.fromkeys(one.group for one in members):
            those = [one.kindergarten for one in members if one.group == old]
            if old is not None and len(those) == self.sizes[old]:
                continue
            if old is not None:
                self.sizes[old] -= len(those)
            new = max(self.sizes, default=0) + 1
            self.sizes[new] = len(those)
            self.groups |= dict.fromkeys(those, new)


def _deal(members: Sequence[Waiting], count: int) -> list[list[Waiting]]:
    return [list(members[first::count]) for first in range(count)]


# What a view shows


@dataclass(frozen=True)
class Sum:
    """Blocks added up."""

    size: int
    figures: Figures

    def count(self, name: str, key: str) -> int:
        counts: Mapping[str, int] = getattr(self.figures, name)
        return counts.get(key, 0)


def added(blocks: Iterable[Sum]) -> Sum:
    size, totals = 0, tuple(Counter[str]() for _name in NAMES)
    for block in blocks:
        size += block.size
        for total, name in zip(totals, NAMES, strict=True):
            for key, count in getattr(block.figures, name).items():
                total[key] += count
    return Sum(size, Figures(*totals))


class Rough(StrEnum):
    """What is said instead of a number that would tell of each, or of nobody."""

    NONE_OR_ONE = "none-or-one"
    FEWER_THAN_HALF = "fewer-than-half"
    HALF_OR_MORE = "half-or-more"
    ALL_OR_ALL_BUT_ONE = "all-or-all-but-one"


Shown: TypeAlias = int | Rough


def shown(count: int, size: int, parts: Iterable[tuple[int, int]] = (), fewest: int = 0) -> Shown:
    """A count out of `size` kindergartens, as far as it may be seen.

    `parts`: counts and sizes of all that filters can choose, for what is seen by a filter. Whoever adds and
    subtracts exact numbers of several filters comes down to those. So where one of them would not be shown
    by itself (all are alike there, or the count is under `fewest`), no filter has an exact number.
    """
    if is_alike(count, size) or any(one < fewest or is_alike(one, of) for one, of in parts):
        return in_words(count, size)
    return count


def in_words(count: int, size: int) -> Rough:
    if count <= 1:
        return Rough.NONE_OR_ONE
    if count >= size - 1:
        return Rough.ALL_OR_ALL_BUT_ONE
    return Rough.FEWER_THAN_HALF if 2 * count < size else Rough.HALF_OR_MORE


def is_alike(count: int, size: int) -> bool:
    """Whether none or all of them, but perhaps one, are counted."""
    return count <= 1 or count >= size - 1
