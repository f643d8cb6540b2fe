"""What is wrong with a value, and how it is quoted."""

from dataclasses import dataclass

from bot.model.texts import visible

SHOWN = 60


@dataclass(eq=False)
class Wrong(Exception):
    """A value that cannot be what it should be; the problem completes "start: …"."""

    problem: str


def quoted(text: str) -> str:
    """What somebody wrote, on one line and not too much of it."""
    line = " ".join(visible(text[: 4 * SHOWN]).split())
    cut = len(line) > SHOWN or len(text) > 4 * SHOWN
    return f"“{line[:SHOWN]}…”" if cut else f"“{line}”"
