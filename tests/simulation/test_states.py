"""The states of a post: one table, and its drawing."""

from pathlib import Path

from tests.tools.states import drawn

ARCHITECTURE = Path(__file__).parents[2] / "docs/architecture.md"


def test_the_drawing_is_the_table() -> None:
    """Where it fails: `python -m tests.tools.states` prints what belongs there."""
    assert drawn() in ARCHITECTURE.read_text("utf-8")
