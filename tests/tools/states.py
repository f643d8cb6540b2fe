"""Draws the states of a post from their table; `docs/architecture.md` holds what this prints."""

import sys

from bot.model.post import MOVES, PostState


def drawn() -> str:
    lines = [f"  {before} --> {after}: {why}" for (before, after), why in MOVES.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", f"  [*] --> {PostState.PLANNED}", *lines, "```"])


if __name__ == "__main__":
    sys.stdout.write(drawn() + "\n")
