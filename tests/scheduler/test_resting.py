"""A group that does nothing is left in peace, but for what it has planned itself."""

from tests.world import World


def told_in_january(world: World, channel: str) -> list[str]:
    days = [one["at"][:10] for one in world.posts(channel, "reminder")]
    return [day for day in days if day.startswith("2027-01")]


def test_a_group_that_rests_is_reminded_of_what_it_has_planned_itself(small_world: World) -> None:
    small_world.ask("hms bytt januar konflikt", user="verneombud", channel="fjelltun")
    small_world.ask("hms tiltak ny verneombud 18.1 Teppe under bordene", user="verneombud")
    small_world.turn(2027, 1, 15)
    assert told_in_january(small_world, "solstralen-gruppe") == ["2027-01-11"]
    assert told_in_january(small_world, "fjelltun-gruppe") == []
