"""The HMS-gruppe's place moves: who is told, and what becomes of the old one."""

from sqlalchemy import select

from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.place import Openness
from bot.model.post import Post
from tests.world import World, buttons, said

OLD, NEW = "solstralen-gruppe", "en annen gruppe"


def ask(world: World, line: str, channel: str, user: str = "styrer") -> Answer:
    """In a closed place."""
    request = Request(world.place(channel), user, line, openness=Openness.CLOSED)
    return Router(world.core.dispatcher)(request, world.clock.now())


def write(world: World, line: str, channel: str, user: str = "styrer") -> str:
    """The answer, and the lines of its buttons."""
    answer = ask(world, line, channel, user)
    return "\n".join([said(answer), *buttons(answer).values()])


def places(world: World) -> list[str | None]:
    """The groups', of Solstrålen and Fjelltun."""
    with world.store.read() as session:
        return list(session.scalars(select(Kindergarten.group_channel).order_by(Kindergarten.id)))


def told(world: World) -> list[str]:
    """Who is told, or is going to be."""
    of_changes = select(Post.to_user).where(Post.kind == "notice", Post.period.startswith("place-changed/"))
    with world.store.read() as session:
        return sorted(person for person in session.scalars(of_changes) if person)


def newest_event(world: World) -> int:
    with world.store.read() as session:
        return list(session.scalars(select(Event.id).order_by(Event.id)))[-1]


def test_the_others_of_the_group_are_told_when_it_moves_and_when_it_ends(small_world: World) -> None:
    write(small_world, "hms gruppe her 1", NEW)
    assert told(small_world) == ["tillitsvalgt", "verneombud"]
    write(small_world, "hms gruppe slutt", NEW, "verneombud")
    assert told(small_world) == ["styrer", "tillitsvalgt", "tillitsvalgt", "verneombud"]


def test_what_is_undone_before_it_was_told_is_not_told(small_world: World) -> None:
    small_world.ask("hms gruppe slutt")
    small_world.ask(f"hms angre {newest_event(small_world)}")
    assert told(small_world) == []


def test_other_changes_tell_nobody_of_the_place(small_world: World) -> None:
    small_world.ask("hms oppsett to av oss")
    assert told(small_world) == []


def test_the_channel_of_all_staff_does_not_move_to_where_the_group_has_talked(small_world: World) -> None:
    """Neither from a new card nor from one that was there before the group came."""
    assert "hms flytt-hit 1" in write(small_world, "hms", NEW)
    write(small_world, "hms gruppe her 1", NEW)
    write(small_world, "hms gruppe slutt", NEW)
    for channel in (OLD, NEW):
        assert "flytt-hit" not in write(small_world, "hms", channel)
        assert "ikke stedet til HMS-gruppen lenger" in write(small_world, "hms flytt-hit 1", channel)
    assert "Solstrålen barnehage" in small_world.text("hms hjem")


def test_somebody_in_two_groups_is_asked_which_and_only_the_new_place_hears_of_it(small_world: World) -> None:
    which = ask(small_world, "hms gruppe her", NEW)
    assert buttons(which) == {
        "Fjelltun barnehage": "hms gruppe her 2",
        "Solstrålen barnehage": "hms gruppe her 1",
    }
    assert places(small_world) == [OLD, "fjelltun-gruppe"], "nothing is bound before the answer"
    bound = ask(small_world, "hms gruppe her 2", NEW)
    assert places(small_world) == [OLD, NEW]
    assert [which.told, bound.told] == [(), ()]
    small_world.turn(2026, 11, 23, 12)
    assert [small_world.posts(place, "notice/place") for place in (OLD, "fjelltun-gruppe", NEW)] == [
        [],
        [],
        [],
    ]


def test_the_place_of_one_of_their_groups_says_whose_it_is_and_stays_so(small_world: World) -> None:
    for line in ("hms gruppe her", "hms gruppe her ~2", "hms gruppe her 2"):
        said_there = ask(small_world, line, OLD)
        assert said_there.private
        assert places(small_world) == [OLD, "fjelltun-gruppe"]
    assert "Dette er stedet til HMS-gruppen i Solstrålen barnehage." in write(
        small_world, "hms gruppe her", OLD
    )
