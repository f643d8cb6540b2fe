"""A few rows of figures, printed so that they can be compared."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Table:
    title: str
    about: str
    heads: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)

    def show(self) -> None:
        lines = [self.heads, *self.rows]
        widths = [max(len(line[place]) for line in lines) for place in range(len(self.heads))]
        say(f"\n{self.title}\n{self.about}\n")
        for line in lines:
            say("  " + "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:.2f} ms"


def against(aim: float, ratio: float, *, at_most: bool = False) -> str:
    """A ratio, and whether it is what was aimed at."""
    met = ratio <= aim if at_most else ratio >= aim
    return f"{ratio:.2f}x ({'met' if met else 'not met'})"
