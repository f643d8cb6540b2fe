"""Bars, one below the other, drawn into a page: what they say stands in the table beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bot.message.words import Voice, Words
from bot.paper.svg import add, drawable, number, wrapped, written

WIDTH, LETTERS, LINE, BAR, GAP = 360.0, 15.0, 20.0, 14.0, 12.0
MOST_LINES = 3


@dataclass(frozen=True)
class Bar:
    label: Words
    said: Words
    """What it stands for, in a number or in words."""
    part: float
    """Of the whole width, 0 to 1."""


def bars_svg(bars: Sequence[Bar], title: Words, voice: Voice) -> str:
    """In the colours of the page, by day and by night."""
    rows = Element("g")
    y = 0.0
    for bar in bars:
        y = _bar(rows, y, bar, voice)
    root = Element(
        "svg",
        {
            "viewBox": f"0 0 {number(WIDTH)} {number(y)}",
            "role": "img",
            "aria-label": voice.say(title),
            "class": "bars",
        },
    )
    root.append(rows)
    return written(root)


def _bar(rows: Element, y: float, bar: Bar, voice: Voice) -> float:
    said = drawable(f"{voice.say(bar.label)}: {voice.say(bar.said)}")
    lines = wrapped(said, LETTERS, (WIDTH,) * MOST_LINES, breaks_words=True) or [f"{said[:40]}…"]
    for place, line in enumerate(lines, start=1):
        add(rows, "text", line, x=0, y=y + place * LINE - 5, font_size=LETTERS)
    y += len(lines) * LINE
    for kind, part in (("whole", 1.0), ("part", bar.part)):
        add(rows, "rect", None, x=0, y=y, width=WIDTH * part, height=BAR, **{"class": kind})
    return y + BAR + GAP
