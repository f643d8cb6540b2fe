"""Text in a piece of a ring: level lines, as large as the piece has room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, radians, sin, sqrt

from bot.paper.svg import width_of, wrapped

SIZES = (25.0, 23.0, 21.0, 18.5, 16.5, 15.0, 13.5, 12.0, 11.0)
BROKEN_FROM = 16.5
"""Words are broken only where the letters need not be larger than this."""
LINE = 1.17
FULL = 0.7
"""More of a wedge is never filled by level lines: what needs more is not tried."""
MOST_LINES = 9
BEST, STEP = 0.56, 12
"""Where a block looks best, from the inner to the outer edge, and how far apart places are tried."""


@dataclass(frozen=True)
class Wedge:
    """A piece of a ring around 0, 0; y goes down. Degrees run clockwise from the top."""

    begins: float
    ends: float
    inner: float
    outer: float
    margin: float
    """What is left free along its two straight sides."""

    @property
    def middle(self) -> float:
        return (self.begins + self.ends) / 2

    @property
    def area(self) -> float:
        return pi * (self.outer**2 - self.inner**2) * (self.ends - self.begins) / 360


@dataclass(frozen=True)
class Block:
    """Lines of text around a middle."""

    x: float
    y: float
    size: float
    lines: tuple[str, ...]


@lru_cache(maxsize=256)
def fitted(wedge: Wedge, text: str) -> Block:
    """The text in the largest size that fits; where even the smallest is too large, its end is cut."""
    for size in SIZES:
        for count in range(1, MOST_LINES + 1):
            if (block := _placed(wedge, text, size, count)) is not None:
                return block
    return fitted(wedge, f"{text[: len(text) * 3 // 4].rstrip(' …')}…")


def _placed(wedge: Wedge, text: str, size: float, count: int) -> Block | None:
    """In so many lines, as near the middle of the wedge as it can be."""
    wide = width_of(text, size)
    if wide * LINE * size > wedge.area * FULL or wide > count * (wedge.outer - wedge.inner):
        return None
    for x, y in _middles(wedge):
        widths = _widths(wedge, x, y, size, count)
        if sum(widths) < wide:
            continue
        lines = wrapped(text, size, widths, breaks_words=size <= BROKEN_FROM)
        if lines is not None:
            return Block(x, y, size, tuple(lines))
    return None


@lru_cache(maxsize=64)
def _middles(wedge: Wedge) -> tuple[tuple[float, float], ...]:
    """Where a block may have its middle: along that of the wedge, the best place first."""
    best = wedge.inner + (wedge.outer - wedge.inner) * BEST
    radii = sorted(range(int(wedge.inner), int(wedge.outer), STEP), key=lambda radius: abs(radius - best))
    angle = radians(wedge.middle)
    return tuple((radius * sin(angle), -radius * cos(angle)) for radius in radii)


@lru_cache(maxsize=8192)
def _widths(wedge: Wedge, x: float, y: float, size: float, count: int) -> tuple[float, ...]:
    """How wide each of the lines around this middle may be."""
    sides = [
        (way * cos(radians(angle)), way * sin(radians(angle)))
        for angle, way in ((wedge.begins, 1), (wedge.ends, -1))
    ]
    first, high = y - count * LINE * size / 2, LINE * size
    return tuple(
        _width(wedge, sides, x, first + row * high, first + (row + 1) * high) for row in range(count)
    )


def _width(wedge: Wedge, sides: Sequence[tuple[float, float]], x: float, top: float, bottom: float) -> float:
    """Of the widest line around x that lies in the wedge at each of its heights.

    A point is on the right side of an edge where x * across + y * down is the margin or more.
    """
    far = max(abs(top), abs(bottom))
    if far >= wedge.outer:
        return 0
    room = sqrt(wedge.outer**2 - far**2) - abs(x)
    near = 0 if top < 0 < bottom else min(abs(top), abs(bottom))
    if near < wedge.inner:
        room = min(room, abs(x) - sqrt(wedge.inner**2 - near**2))
    for across, down in sides:
        if across:
            free = x * across + (top if top * down < bottom * down else bottom) * down - wedge.margin
            room = min(room, free / abs(across))
    return max(0, 2 * room)
