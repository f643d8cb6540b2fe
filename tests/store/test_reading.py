"""What a command reads without a session is what a session would have loaded, on both databases."""

from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import inspect, select, update
from sqlalchemy.orm.exc import UnmappedInstanceError

from bot.model.base import Base
from bot.model.kindergarten import Kindergarten
from bot.model.parts import Part
from bot.model.role import Role
from bot.store.queries import find_kindergarten
from bot.store.reading import only_reading
from tests.world import World

PARTS = frozenset({Part.CALENDAR, Part.HOLDERS, Part.MILESTONES, Part.PHASES})


def seen(row: Base) -> dict[str, Any]:
    """All columns but those that only somebody who changes the row asks for."""
    keys = [column.key for column in inspect(type(row)).column_attrs]
    return {key: getattr(row, key) for key in keys if not key.startswith("changed_")}


def whole(kindergarten: Kindergarten) -> dict[str, Any]:
    return {
        "itself": seen(kindergarten),
        "calendar": {month: seen(entry) for month, entry in kindergarten.calendar.items()},
        "holders": sorted((seen(one) for one in kindergarten.holders), key=str),
        "milestones": [seen(one) for one in kindergarten.milestones],
        "phases": [seen(one) for one in kindergarten.phases],
    }


@pytest.mark.parametrize("channel", ["solstralen", "fjelltun"])
@pytest.mark.parametrize("user", ["styrer", "ansatt"])
def test_reading_finds_what_loading_finds(world: World, channel: str, user: str) -> None:
    place = world.place(channel)
    with world.store.read() as session:
        read = find_kindergarten(session, place, user, PARTS)
    with world.store.write() as session:
        loaded = find_kindergarten(session, place, user, PARTS, lock=True)
        assert read is not None
        assert loaded is not None
        assert whole(read[0]) == whole(loaded[0])
        assert read[1] == loaded[1] == ({Role.STYRER} if user == "styrer" else set())


def test_a_place_without_a_kindergarten_has_none(world: World) -> None:
    with world.store.read() as session:
        assert find_kindergarten(session, world.place("nowhere"), "styrer") is None


def test_what_was_not_read_cannot_be_touched_and_nothing_can_be_changed(small_world: World) -> None:
    with small_world.store.read() as session:
        found = find_kindergarten(session, small_world.place("solstralen"), "styrer")
    assert found is not None
    with pytest.raises(UnmappedInstanceError):
        found[0].calendar  # noqa: B018 - to touch it is the point
    with pytest.raises(AttributeError):
        found[0].name = "Another"


@pytest.mark.parametrize("fails", [False, True])
def test_a_connection_that_was_read_by_is_as_good_as_any_for_what_must_be_whole(
    world: World, fails: bool
) -> None:
    """Reading begins no transaction; what is written next by the same connection has one."""
    with suppress(ZeroDivisionError), only_reading(world.store.engine) as cursor:
        cursor.execute("SELECT 1")
        assert 1 / (not fails)
    with suppress(ZeroDivisionError), world.store.write() as session:
        session.execute(update(Kindergarten).values(name="half"))
        1 / 0  # noqa: B018 - in the midst of it
    with world.store.read() as session:
        assert "half" not in session.scalars(select(Kindergarten.name)).all()
