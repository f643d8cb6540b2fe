"""Small signs that say in black and white what a colour cannot: drawn, so that no font need have them."""

from enum import StrEnum
from xml.etree.ElementTree import Element

from bot.paper.svg import INK, PAPER, add

RADIUS = 15.0


class Sign(StrEnum):
    CHECK = "check"
    HALF = "half"
    CROSS = "cross"
    EMPTY = "empty"
    HERE = "here"
    NEXT = "next"
    NOTHING = "nothing"
    WEBINAR = "webinar"
    CLOSED = "closed"


LINES = {
    Sign.CHECK: "M-7 0.5 L-2 6 L7.5 -5.5",
    Sign.CROSS: "M-5.5 -5.5 L5.5 5.5 M-5.5 5.5 L5.5 -5.5",
    Sign.NEXT: "M-3.5 -7 L4 0 L-3.5 7",
    Sign.NOTHING: "M-6 0 L6 0",
}
"""Strokes around the middle."""
FILLED = {
    Sign.HALF: "M0 -15 A15 15 0 0 0 0 15 Z",
    Sign.WEBINAR: "M-4.5 -7 L8 0 L-4.5 7 Z",
}


def sign(parent: Element, what: Sign, x: float, y: float, size: float = 1) -> None:
    """With a white ground, so that it can be seen on any pattern. `size` 1 is 30 wide."""
    scaled = f" scale({size:g})" if size != 1 else ""
    here = add(parent, "g", transform=f"translate({x:.1f} {y:.1f}){scaled}")
    if what is Sign.CLOSED:
        add(here, "rect", x=-12, y=-12, width=24, height=24, fill=PAPER, stroke=INK, stroke_width=2.5)
        add(here, "path", d="M-12 12 L12 -12 M-12 0 L0 -12 M0 12 L12 0", stroke=INK, stroke_width=2.5)
        return
    ground = INK if what is Sign.CHECK else PAPER
    add(here, "circle", r=RADIUS - 1, fill=ground, stroke=INK, stroke_width=2)
    if what in FILLED:
        add(here, "path", d=FILLED[what])
    elif what is Sign.HERE:
        add(here, "circle", r=8)
    elif what in LINES:
        stroke = PAPER if what is Sign.CHECK else INK
        add(here, "path", d=LINES[what], fill="none", stroke=stroke, stroke_width=3.5, stroke_linecap="round")
