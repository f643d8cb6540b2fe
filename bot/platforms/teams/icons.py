"""The app's two icons: a calendar with a tick in it, drawn as shapes and written as PNG."""

import struct
import zlib
from collections.abc import Callable
from math import hypot
from typing import TypeAlias

from bot.platforms.limits import TEAMS

Colour: TypeAlias = tuple[int, int, int]
Shape: TypeAlias = Callable[[float, float], float]
"""How far a point is from the shape's edge; less than 0 inside."""

GREEN: Colour = (0x0B, 0x66, 0x56)
WHITE: Colour = (255, 255, 255)
GRID = 24
"""The symbol is drawn on so many squares."""
SYMBOL = 0.58
"""How much of the colour icon the symbol fills; Teams cuts its corners off in several ways."""

LEFT, TOP, RIGHT, BOTTOM = 2.5, 4.5, 21.5, 22.0
HEAD = 9.5
RINGS = (7.5, 16.5)
TICK = ((7.8, 15.6), (10.8, 18.4), (16.2, 12.8))


def colour_icon() -> bytes:
    """White on a green ground."""
    side = TEAMS.icon_colour_pixels
    scale = side * SYMBOL / GRID
    edge = (side - scale * GRID) / 2
    page = _union(_sheet, *(_stroke((ring, 2.4), (ring, 6), 2.2) for ring in RINGS))
    marks = _union(_stroke((LEFT, HEAD), (RIGHT, HEAD), 1.1), *_tick(2.0))

    def pixel(x: int, y: int) -> bytes:
        at = ((x + 0.5 - edge) / scale, (y + 0.5 - edge) / scale)
        white = _covered(page(*at), scale) * (1 - _covered(marks(*at), scale))
        mixed = (round(white * one + (1 - white) * other) for one, other in zip(WHITE, GREEN, strict=True))
        return bytes((*mixed, 255))

    return _png(side, pixel)


def outline_icon() -> bytes:
    """White lines on nothing; Teams gives them their colour."""
    side = TEAMS.icon_outline_pixels
    scale = side / GRID
    lines = _union(
        lambda x, y: abs(_sheet(x, y)) - 0.75,
        _stroke((LEFT, HEAD), (RIGHT, HEAD), 1.5),
        *(_stroke((ring, 2.4), (ring, 6), 1.8) for ring in RINGS),
        *_tick(1.8),
    )

    def pixel(x: int, y: int) -> bytes:
        covered = _covered(lines((x + 0.5) / scale, (y + 0.5) / scale), scale)
        return bytes((*WHITE, round(255 * covered)))

    return _png(side, pixel)


def _sheet(x: float, y: float) -> float:
    """The page of the calendar: a box with round corners."""
    radius = 2.5
    dx = abs(x - (LEFT + RIGHT) / 2) - (RIGHT - LEFT) / 2 + radius
    dy = abs(y - (TOP + BOTTOM) / 2) - (BOTTOM - TOP) / 2 + radius
    return hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius


def _stroke(start: tuple[float, float], end: tuple[float, float], width: float) -> Shape:
    """A line with round ends."""
    (ax, ay), (bx, by) = start, end
    along = (bx - ax) ** 2 + (by - ay) ** 2

    def shape(x: float, y: float) -> float:
        share = min(1, max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / along))
        return hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)) - width / 2

    return shape


def _tick(width: float) -> tuple[Shape, Shape]:
    return _stroke(TICK[0], TICK[1], width), _stroke(TICK[1], TICK[2], width)


def _union(*shapes: Shape) -> Shape:
    return lambda x, y: min(shape(x, y) for shape in shapes)


def _covered(distance: float, scale: float) -> float:
    """How much of a pixel at this distance the shape covers: smooth edges."""
    return min(1.0, max(0.0, 0.5 - distance * scale))


def _png(side: int, pixel: Callable[[int, int], bytes]) -> bytes:
    rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(side)) for y in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
