"""Giving points, on both databases: what is kept, what is forgotten, and when."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from bot.commands.request import Answer
from bot.model.deciding import Vote, Weighing
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post
from bot.model.role import RoleHolder
from tests.clocks import OSLO
from tests.world import World, buttons, said

GROUP = ("styrer", "tillitsvalgt", "verneombud")


def start(world: World, day: str = "27.11.2026") -> None:
    assert "gir poeng" in world.text(f"hms poengrunde {day}")


def votes(world: World) -> dict[str, tuple[int, ...]]:
    with world.store.read() as session:
        return {vote.user_id: vote.points for vote in session.scalars(select(Vote))}


def weighing(world: World) -> Weighing:
    with world.store.read() as session:
        return session.scalars(select(Weighing).order_by(Weighing.number.desc())).first()  # type: ignore[return-value]


def everything_kept(world: World) -> str:
    """All that the history and the posts say."""
    with world.store.read() as session:
        events = [(one.by, one.role, str(one.changes)) for one in session.scalars(select(Event))]
        posts = [(one.period, one.to_user) for one in session.scalars(select(Post))]
    return str((events, posts))


def leave(world: World, *people: str) -> None:
    """They hold no role any more."""
    with world.store.write() as session:
        for holder in session.scalars(select(RoleHolder).where(RoleHolder.user_id.in_(people))):
            session.delete(holder)


def test_when_all_have_given_points_the_sums_are_kept_and_who_gave_what_is_forgotten(world: World) -> None:
    start(world)
    before = everything_kept(world)
    assert "1 av 3 har gitt poeng" in world.text("hms stem t1 t1 t2", "styrer")
    assert "2 av 3 har gitt poeng" in world.text("hms stem t3", "tillitsvalgt")
    assert votes(world) == {"styrer": (0, 0, 1), "tillitsvalgt": (2,)}
    assert everything_kept(world) == before, "points are in no history"

    result = world.ask("hms stem t1 t3", "verneombud")
    assert [told.place.channel for told in result.told] == ["solstralen-gruppe"]
    assert weighing(world).sums == (3, 1, 2, 0, 0, 0)
    assert votes(world) == {}
    assert all(person not in said(result) for person in GROUP)


def test_the_sums_are_what_was_given_as_lines_and_as_forms(world: World) -> None:
    start(world)
    world.send("hms stem", {"first": "t4", "second": "t4", "third": "t1"}, "styrer")
    world.ask("hms stem t6 t6 t6 t6 t6", "tillitsvalgt")
    world.send("hms stem", {"first": "t4", "fifth": "t2"}, "verneombud")
    assert weighing(world).sums == (1, 1, 0, 3, 0, 5)


def test_points_given_again_take_the_place_of_the_first_and_only_their_giver_sees_them(world: World) -> None:
    start(world)
    world.ask("hms stem t1 t1 t1 t1 t1", "styrer")
    world.ask("hms stem t2", "styrer")
    assert votes(world) == {"styrer": (1,)}
    mine = world.ask("hms stem", "styrer").card.form
    theirs = world.ask("hms stem", "tillitsvalgt").card.form
    assert mine is not None
    assert theirs is not None
    assert [field.value for field in mine.fields] == [("t2",), (), (), (), ()]
    assert [field.value for field in theirs.fields] == [()] * 5


def test_after_the_deadline_the_sums_are_told_once_and_the_points_are_forgotten(world: World) -> None:
    start(world)
    world.ask("hms stem t1 t2", "styrer")
    world.turn(2026, 11, 27, 12)
    told = [one["text"] for one in world.posts("solstralen-gruppe", "notice/weighed")]
    assert len(told) == 1
    assert "Runden med poeng er over" in told[0]
    assert (weighing(world).sums, votes(world)) == ((1, 1, 0, 0, 0, 0), {})
    assert "Poengene dine ble ikke lagret" in world.text("hms stem t1", "tillitsvalgt")
    assert votes(world) == {}


def test_points_on_the_form_of_an_earlier_round_are_not_taken_for_this_one(world: World) -> None:
    start(world)
    form = world.ask("hms stem", "styrer").card.form
    assert form is not None
    world.ask("hms avbryt-runden")
    world.turn(2026, 11, 23, 9, 5)
    start(world)
    assert "Det er ingen runde med poeng nå" in said(world.send(form.line, {"first": "t1"}, "styrer"))
    assert votes(world) == {}


def test_what_somebody_gave_who_left_does_not_count(world: World) -> None:
    start(world)
    world.ask("hms stem t1 t1", "styrer")
    world.ask("hms stem t2", "tillitsvalgt")
    leave(world, "styrer")
    assert "Dette gjør HMS-gruppen" in world.text("hms stem t1", "styrer")
    world.ask("hms stem t3", "verneombud")
    assert weighing(world).sums == (0, 1, 1, 0, 0, 0)


def test_a_group_of_two_is_told_that_sums_give_it_away_and_a_group_of_one_decides_alone(world: World) -> None:
    start(world)
    leave(world, "styrer")
    assert "Den andre kan regne ut poengene dine" in world.text("hms stem t1", "tillitsvalgt")
    leave(world, "tillitsvalgt")
    assert "Runden med poeng er over" in world.text("hms stem t2", "verneombud")
    assert weighing(world).sums == (0, 1, 0, 0, 0, 0)


def test_in_a_group_of_one_one_yes_is_enough_and_it_says_so(world: World) -> None:
    world.ask("hms oppsett to av oss", "verneombud")
    leave(world, "styrer", "tillitsvalgt")
    answer = world.text("hms bytt desember brann", "verneombud")
    assert "Desember har fått nytt tema" in answer
    assert "Dere er bare én i HMS-gruppen nå" in answer


@pytest.mark.parametrize("way", [World.undo, lambda world: world.ask("hms avbryt-runden")])
def test_a_round_that_is_taken_back_takes_its_points_with_it(
    world: World, way: Callable[[World], Answer]
) -> None:
    start(world)
    world.ask("hms stem t1", "styrer")
    way(world)
    assert votes(world) == {}
    world.turn(2026, 11, 27, 12)
    assert world.posts("solstralen-gruppe", "notice/weighed") == []


def test_a_deadline_in_july_is_moved_and_it_says_so(world: World) -> None:
    answer = world.text("hms poengrunde 10.7.2027")
    assert "Vi tar fri i juli" in answer
    ends = weighing(world).ends_at.astimezone(OSLO)
    assert ends == datetime(2027, 8, 2, 11, 30, tzinfo=OSLO)


def test_nobody_can_be_found_behind_a_proposal(world: World) -> None:
    before = everything_kept(world).count("ansatt")
    world.send("hms foreslå", {"words": "Stille stund"}, user="ansatt")
    with world.store.read() as session:
        event = session.scalars(select(Event).order_by(Event.id.desc())).first()
    assert event is not None
    assert (event.by, event.role) == ("", None)
    assert everything_kept(world).count("ansatt") == before
    with world.store.read() as session:
        told = session.scalars(select(Post).where(Post.period.startswith("proposals/"))).one()
    assert told.due_at.astimezone(OSLO) == datetime(2026, 11, 24, 11, 30, tzinfo=OSLO), "not in that moment"


def test_what_is_proposed_while_the_group_weighs_can_be_given_points(world: World) -> None:
    start(world)
    world.ask("hms foreslå Stille stund", "ansatt")
    assert "Stille stund" in world.text("hms stem", "styrer")
    assert "Stille stund: 1 poeng" in world.text("hms stem stille", "styrer")


def test_no_more_wait_than_can_be_looked_at(world: World) -> None:
    for number in range(12):
        assert "Takk" in world.text(f"hms foreslå Rolig stund {number}", "ansatt")
    assert "12 forslag venter" in world.text("hms foreslå Et til", "ansatt")


def test_a_yes_to_an_earlier_plan_does_not_count(world: World) -> None:
    world.ask("hms oppsett to av oss")
    seen = buttons(world.ask("hms bytt desember brann"))["Ja, jeg er enig"]
    world.turn(2026, 11, 23, 9, 5)
    world.ask("hms bytt desember konflikt")
    assert "Svaret ditt er ikke lagret" in world.text(seen, "verneombud")
    with world.store.read() as session:
        pending = session.scalars(
            select(Kindergarten.pending).where(Kindergarten.channel == "solstralen")
        ).one()
    assert pending is not None
    assert pending.agreed == ("styrer",)


def test_a_plan_whose_months_are_over_waits_no_more(world: World) -> None:
    world.ask("hms oppsett to av oss")
    world.ask("hms bytt november brann")
    assert "venter på et ja" in world.text("hms bestem", "verneombud")
    world.turn(2026, 12, 3)
    assert "Ingenting venter på et ja" in world.text("hms bestem ja", "verneombud")
    assert "Temaer for de neste 4" in world.text("hms bestem", "verneombud")
    answer = world.text("hms bytt januar brann", "verneombud")
    assert "Januar: Brannøvelse" in answer
    assert "November" not in answer


def test_what_waits_to_be_told_is_foreseen(world: World) -> None:
    world.have_posted()
    start(world)
    world.ask("hms bytt desember brann")
    world.ask("hms bytt januar brann")
    world.ask("hms foreslå Stille stund", "ansatt")
    foreseen = world.text("hms kommende", "ansatt")
    for title in (
        "Endret i HMS-kalenderen",
        "1 tema er foreslått",
        "Runden med poeng er over",
        "Hvordan gikk det",
    ):
        assert title in foreseen


def test_one_kindergarten_has_nothing_to_do_with_anothers_round(world: World) -> None:
    start(world)
    world.ask("hms foreslå Hemmelig ting", "ansatt")
    other = world.text("hms stem", channel="fjelltun") + world.text("hms forslag", channel="fjelltun")
    assert "Hemmelig ting" not in other
    assert "Gi poeng til tema saman" in other


def test_what_changes_within_minutes_is_told_together_and_what_is_undone_is_not(world: World) -> None:
    assert not world.ask("hms bytt desember brann").private
    world.turn(2026, 11, 23, 9, 4)
    assert world.ask("hms bytt januar konflikt").private
    assert world.ask("hms bytt februar brann").private
    world.undo()
    world.turn(2026, 11, 23, 9, 12)
    (told,) = world.posts("solstralen", "notice/changed")
    assert told["text"].splitlines() == [
        "Endret i HMS-kalenderen",
        "Desember: Brannøvelse og trygg vei ut",
        "Januar: Ta opp uenighet tidlig",
    ]
    world.turn(2026, 11, 23, 9, 30)
    assert not world.ask("hms bytt mars brann").private
