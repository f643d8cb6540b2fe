"""The parts of a kindergarten are just what stands in tables of its own."""

from sqlalchemy import inspect

from bot.model.kindergarten import Kindergarten
from bot.model.parts import Part


def test_the_parts_are_the_relationships_there_are() -> None:
    """The workspace is what it belongs to, and no part of it."""
    assert set(Part) == set(inspect(Kindergarten).relationships.keys()) - {"workspace"}
