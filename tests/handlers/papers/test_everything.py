"""All of a kindergarten as JSON: whatever is new in one must be put on a list, or left out for a reason."""

import json
from typing import Any

import pytest

from bot.handlers.papers.everything import LEFT_OUT, OWN, TAKEN, everything
from bot.model.parts import Part
from bot.store.subjects import kindergartens_with
from bot.store.views import OF_PART
from bot.store.views import OWN as COLUMNS
from tests.world import World


def test_of_every_part_somebody_has_said_whether_it_goes_out() -> None:
    assert {part for part in Part if (part in TAKEN) == (part.value in LEFT_OUT)} == set()


@pytest.mark.parametrize("part", [*TAKEN, None])
def test_of_every_column_somebody_has_said_whether_it_goes_out(part: Part | None) -> None:
    columns, names = (COLUMNS, OWN) if part is None else (OF_PART[part], TAKEN[part])
    left_out = {column.key for column in columns} - set(names)
    assert left_out <= set(LEFT_OUT), "put it on TAKEN, or say in LEFT_OUT why not"


def taken(world: World) -> dict[str, Any]:
    [kindergarten] = kindergartens_with(world.core.store.engine, [1], TAKEN)
    whole: dict[str, Any] = json.loads(everything(kindergarten, world.clock.now().date()))
    return whole


def test_what_a_group_wrote_is_there_and_what_is_not_on_a_list_is_not(small_world: World) -> None:
    small_world.ask("/hms tiltak ny alle 4.12 =1+1 Dempe lyden", user="styrer")
    small_world.ask("/hms eget desember Vår egen uke", user="styrer")
    small_world.ask("/milepel ferdig", user="verneombud")
    whole = taken(small_world)
    assert list(whole) == ["written_on", "kindergarten", *TAKEN]
    assert whole["kindergarten"]["name"] == "Solstrålen barnehage"
    assert [one["what"]["nb"] for one in whole["measures"]][-1] == "=1+1 Dempe lyden"
    [december] = [one for one in whole["calendar"] if one["month"] == "2026-12"]
    assert december["own"]["title"]["nb"] == "Vår egen uke"
    for part, names in TAKEN.items():
        assert {name for row in whole[part] for name in row} <= {*names}
