"""Giving points, on both databases: what is kept, what is forgotten, and when."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.commands.request import Answer
from bot.model.base import Base
from bot.model.deciding import Vote, Weighing
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.post import Post
from bot.model.role import RoleHolder
from bot.store.ballots import points_given
from tests.clocks import OSLO
from tests.world import World, buttons, said

GROUP = ("styrer", "tillitsvalgt", "verneombud")


def start(world: World, day: str = "27.11.2026") -> None:
    assert "gir poeng" in world.text(f"hms poengrunde {day}")


def votes(world: World) -> dict[str, tuple[int, ...]]:
    """By their givers, as the bot itself finds them."""
    with world.store.read() as session:
        return points_given(session, weighing_in(session))


def votes_kept(world: World) -> int:
    with world.store.read() as session:
        return len(session.scalars(select(Vote)).all())


def weighing(world: World) -> Weighing:
    with world.store.read() as session:
        return weighing_in(session)


def weighing_in(session: Session) -> Weighing:
    found = session.scalars(select(Weighing).order_by(Weighing.number.desc())).first()
    assert found is not None
    return found


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
    assert (votes_kept(world), weighing(world).key) == (0, None)
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
    world.turn(2026, 12, 7, 12)
    told = [one["text"] for one in world.posts("solstralen-gruppe", "reminder")]
    assert sum(text.count("Runden med poeng er over") for text in told) == 1, "in the week's message"
    assert (weighing(world).sums, votes_kept(world)) == ((1, 1, 0, 0, 0, 0), 0)
    assert "Poengene dine ble ikke lagret" in world.text("hms stem t1", "tillitsvalgt")
    assert votes_kept(world) == 0


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
    ended = world.text("hms stem t2", "verneombud")
    assert "Runden med poeng er over" in ended
    assert "Dere er bare én i HMS-gruppen nå" in ended
    assert "Ingen ser hvem" not in ended
    assert weighing(world).sums == (0, 1, 0, 0, 0, 0)


def test_the_results_of_a_group_of_two_promise_no_secret_either_in_the_weeks_message(world: World) -> None:
    start(world)
    leave(world, "styrer")
    world.ask("hms stem t1 t2", "tillitsvalgt")
    world.turn(2026, 12, 7, 12)
    (told,) = [
        one["text"]
        for one in world.posts("solstralen-gruppe", "reminder")
        if "Runden med poeng" in one["text"]
    ]
    assert "Den andre kan regne ut poengene dine" in told
    assert "Ingen ser hvem" not in told


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
    assert votes_kept(world) == 0
    world.turn(2026, 11, 27, 12)
    assert world.posts("solstralen-gruppe", "notice/weighed") == []


def test_a_deadline_in_july_is_moved_and_it_says_so(world: World) -> None:
    answer = world.text("hms poengrunde 10.7.2027")
    assert "Vi tar fri i juli" in answer
    ends = weighing(world).ends_at.astimezone(OSLO)
    assert ends == datetime(2027, 8, 2, 11, 30, tzinfo=OSLO)


def test_a_round_that_was_undone_is_not_brought_back(world: World) -> None:
    start(world)
    undone = world.undo()
    again = next(button.line for button in undone.card.buttons if button.line.startswith("hms angre "))
    assert "Dette kan ikke hentes tilbake" in world.text(again)
    assert votes_kept(world) == 0


def test_what_is_taken_out_is_gone_from_everything_that_can_be_read(world: World) -> None:
    start(world)
    for line in ("hms foreslå Stille stund", "hms foreslå brann"):
        world.ask(line, "ansatt")
    world.ask("hms stem stille", "tillitsvalgt")
    assert "Stille stund" in world.text("hms fjern-forslag 1")
    assert "Stille stund" in world.text("hms forslag"), "it asks first"
    world.ask(buttons(world.ask("hms fjern-forslag 1"))["Ja, fjern det"])
    world.turn(2026, 11, 25)
    for line in (
        "hms forslag",
        "hms stem",
        "hms historikk",
        "hms siden sist",
        "hms hjem",
        "hms fjern-forslag 1",
    ):
        assert "tille stund" not in world.text(line)
    assert "tille stund" not in everything_in(world)
    assert "HMS-gruppen fjernet et forslag" in world.text("hms historikk")
    assert votes(world) == {"tillitsvalgt": (6,)}, "it counts for nothing, and moves nobody's points"


def test_own_words_are_seen_by_the_group_alone_and_stand_in_no_message_of_the_bots(world: World) -> None:
    world.ask("hms foreslå Stille stund", "ansatt")
    assert "Stille stund" in world.text("hms forslag")
    assert "Stille stund" not in world.text("hms forslag", "ansatt")
    assert "1 tema er foreslått" in world.text("hms forslag", "ansatt")
    world.turn(2026, 11, 25)
    assert "Noen foreslo et tema" in world.text("hms historikk", "ansatt")
    assert "Forslag med egne ord, nummer 1" in world.text("hms poengrunde 10.12.2026")
    world.ask("hms stem stille", "styrer")
    world.turn(2026, 12, 11)
    assert "tille stund" not in " ".join(one["text"] for one in world.posts("solstralen"))
    assert "Stille stund: 1 poeng" in world.text("hms stem")


def everything_in(world: World) -> str:
    with world.store.read() as session:
        ask = session.connection().exec_driver_sql
        return str([ask(f"SELECT * FROM {one.name}").all() for one in Base.metadata.sorted_tables])  # noqa: S608


def test_what_is_proposed_while_the_group_weighs_can_be_given_points(world: World) -> None:
    start(world)
    world.ask("hms foreslå Stille stund", "ansatt")
    assert "Stille stund" in world.text("hms stem", "styrer")
    assert "Stille stund: 1 poeng" in world.text("hms stem stille", "styrer")


@pytest.mark.parametrize(
    "text", ["støy i gangen " * 720, "https://example.no/" + "x" * 10_000, "<@U1> " * 1700]
)
@pytest.mark.parametrize("as_form", [False, True])
def test_a_proposal_of_ten_thousand_characters_is_told_so_and_not_kept(
    small_world: World, text: str, *, as_form: bool
) -> None:
    before = everything_in(small_world)
    answer = (
        small_world.send("hms foreslå", {"theme": "", "words": text}, "ansatt")
        if as_form
        else small_world.ask(f"hms foreslå {text}", "ansatt")
    )
    assert answer.private
    assert everything_in(small_world) == before
    assert answer.card.actions or answer.card.form
    assert len(said(answer)) < 1000


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
    assert "Januar 2027: Brannøvelse" in answer
    assert "November" not in answer


def test_what_waits_to_be_told_is_foreseen(world: World) -> None:
    world.have_posted()
    start(world)
    world.ask("hms bytt desember brann")
    world.ask("hms bytt januar brann")
    world.ask("hms foreslå Stille stund", "ansatt")
    of_group, others = world.text("hms kommende"), world.text("hms kommende", "ansatt")
    assert "Til HMS-gruppen denne uka" in of_group
    assert "HMS-gruppen" not in others
    assert "Endret i HMS-kalenderen" in others


def test_one_kindergarten_has_nothing_to_do_with_anothers_round(world: World) -> None:
    start(world)
    world.ask("hms foreslå Hemmelig ting", "ansatt")
    other = world.text("hms stem", channel="fjelltun") + world.text("hms forslag", channel="fjelltun")
    assert "Hemmelig ting" not in other
    assert "Gi poeng til tema saman" in other


def test_what_changes_within_minutes_is_told_together_and_what_is_undone_or_told_is_not(world: World) -> None:
    world.have_posted()
    assert not world.ask("hms bytt desember brann").private
    world.turn(2026, 11, 23, 9, 4)
    assert world.ask("hms bytt januar konflikt").private
    assert world.ask("hms bytt februar brann").private
    world.undo()
    world.turn(2026, 11, 23, 10, 12)
    (told,) = world.posts("solstralen", "notice/changed")
    assert told["text"].splitlines() == [
        "Endret i HMS-kalenderen",
        "Januar 2027: Ta opp uenighet tidlig",
    ]
    world.turn(2026, 11, 23, 10, 30)
    assert not world.ask("hms bytt mars brann").private
