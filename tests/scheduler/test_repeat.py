"""The month's theme once more, in the third week, for those who were away."""

from datetime import date, time

import pytest

from bot.model.days import ClosedDays, Days
from bot.model.month import Month
from bot.model.rhythm import PostingRule, Rhythm
from scheduler.due import repeat_slot
from tests.programme import Programme
from tests.world import World


def repeats(world: World, channel: str) -> list[str]:
    return [one["at"][:16] for one in world.posts(channel, "repeat")]


def test_the_theme_is_repeated_once_where_there_is_one(small_world: World) -> None:
    small_world.turn(2026, 12, 30)
    assert repeats(small_world, "solstralen") == ["2026-12-15T11:30"]
    assert repeats(small_world, "fjelltun") == [], "it has no theme"


@pytest.mark.parametrize(("chosen_on", "again"), [(8, ["2026-12-15T11:30"]), (14, []), (17, [])])
def test_a_theme_that_came_in_the_third_week_or_after_it_is_not_repeated(
    small_world: World, chosen_on: int, again: list[str]
) -> None:
    small_world.turn(2026, 12, chosen_on)
    small_world.ask("hms bytt desember brann", channel="fjelltun")
    small_world.turn(2026, 12, 30)
    assert len(small_world.posts("fjelltun", "theme")) == 1
    assert repeats(small_world, "fjelltun") == again


def test_a_week_with_a_webinar_has_no_repeat(small: Programme) -> None:
    small.add(start="2026-12-17T13:00")
    small.world.turn(2026, 12, 30)
    assert repeats(small.world, "solstralen") == []


def test_a_recording_takes_the_place_of_the_next_repeat(small: Programme) -> None:
    number = small.add(start="2026-12-22T10:00")
    small.world.turn(2027, 1, 11)
    small.change(number, recording="https://example.no/opptak")
    small.world.turn(2027, 2, 26)
    assert [at[:7] for at in repeats(small.world, "solstralen")] == ["2026-12", "2027-02"]


def test_the_group_turns_it_off(small_world: World) -> None:
    small_world.send("hms oppsett", {"repeat": "nei"})
    small_world.turn(2026, 12, 30)
    assert repeats(small_world, "solstralen") == []


@pytest.mark.parametrize(
    ("month", "closed", "day"),
    [
        (Month(2026, 11), (), date(2026, 11, 16)),
        (Month(2026, 12), (), date(2026, 12, 15)),
        (Month(2027, 7), (), None),
        (Month(2026, 12), (Days(date(2026, 12, 14), date(2026, 12, 17)),), date(2026, 12, 18)),
        (Month(2026, 12), (Days(date(2026, 12, 14), date(2026, 12, 20)),), date(2026, 12, 21)),
        (Month(2026, 12), (Days(date(2026, 12, 14), date(2026, 12, 23)),), None),
    ],
)
def test_its_day_is_the_first_open_one_from_the_15th_to_the_21st(
    month: Month, closed: tuple[Days, ...], day: date | None
) -> None:
    rhythm = Rhythm(PostingRule.FIRST, time(11, 30), "Europe/Oslo", tuple(map(ClosedDays, closed)), None)
    slot = repeat_slot(rhythm, month)
    assert (slot and slot.at.date()) == day
