"""The HMS-gruppe's place moves: who is told, and what becomes of the old one."""

from sqlalchemy import select

from bot.commands.request import Request
from bot.dispatch.routing import Router
from bot.model.event import Event
from bot.model.place import Openness
from bot.model.post import Post
from tests.world import World, buttons, said

OLD, NEW = "solstralen-gruppe", "en annen gruppe"


def write(world: World, line: str, channel: str, user: str = "styrer") -> str:
    """In a closed place; the answer, and the lines of its buttons."""
    request = Request(world.place(channel), user, line, openness=Openness.CLOSED)
    answer = Router(world.core.dispatcher)(request, world.clock.now())
    return "\n".join([said(answer), *buttons(answer).values()])


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
