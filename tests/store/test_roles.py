"""A role passes on with a yes; whatever people do with roles and undoing, the history explains what is so."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.handlers.roles.departures import person_left
from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Result, Sent
from bot.model.event import Event
from bot.model.place import Place
from bot.model.post import Post, PostState
from bot.model.role import Role, RoleHolder
from bot.model.role_offer import RoleOffer
from bot.model.texts import Language
from tests.world import World, buttons, said

ROLES = ("styrer", "tillitsvalgt", "verneombud")


def holders(world: World, kindergarten: int = 1) -> dict[str, set[str]]:
    with world.store.read() as session:
        of = RoleHolder.kindergarten_id == kindergarten
        held = session.execute(select(RoleHolder.role, RoleHolder.user_id).where(of)).all()
    return {role: {person for one, person in held if one.value == role} for role in ROLES}


def offers(world: World) -> list[int]:
    with world.store.read() as session:
        return list(session.scalars(select(RoleOffer.number).order_by(RoleOffer.number)))


def offer(world: World, role: str, person: str, by: str = "styrer", channel: str = "solstralen") -> Answer:
    return world.send("hms overlever", {"role": role, "people": [person]}, by, channel)


def posts(world: World, beginning: str) -> list[tuple[str | None, PostState]]:
    """To whom, and what came of it."""
    told = select(Post.to_user, Post.state).where(Post.kind == "notice", Post.period.startswith(beginning))
    with world.store.read() as session:
        return [(person, state) for person, state in session.execute(told.order_by(Post.id))]


def free(world: World, role: str) -> None:
    with world.store.write() as session:
        person_left(session, world.place("solstralen").tenant, role, world.clock.now())


# An offer, and its answers


def test_nothing_changes_before_the_answer_and_then_both_are_told(world: World) -> None:
    offer(world, "verneombud", "ansatt")
    assert holders(world)["verneombud"] == {"verneombud"}
    world.say_yes("ansatt")
    assert holders(world)["verneombud"] == {"ansatt"}
    assert {person for person, _state in posts(world, "taken/")} == {"styrer", "verneombud"}
    assert offers(world) == []
    assert "Dette gjør HMS-gruppen" in world.text("hms bytt desember brann", "verneombud")


def test_it_is_answered_in_ones_own_chat_by_somebody_who_is_at_home_nowhere(world: World) -> None:
    offer(world, "verneombud", "ansatt")
    (number,) = offers(world)
    chat, now, route = world.place("ansatt"), world.clock.now(), Router(world.core.dispatcher)
    other = Request(chat, "ansatt", "hms historikk ~1", personal=True)
    assert "hvilken barnehage du er i" in said(route(other, now)), (
        "asked for a role, one sees nothing of theirs"
    )
    yes = Request(chat, "ansatt", f"hms roller ja {number} ~1", personal=True)
    assert "Du er verneombud nå" in said(route(yes, now))


@pytest.mark.parametrize("user", ["styrer", "tillitsvalgt", "verneombud", "noen"])
def test_nobody_else_answers_for_a_role_that_somebody_holds(world: World, user: str) -> None:
    offer(world, "verneombud", "ansatt")
    before = holders(world)
    for word in ("ja", "nei"):
        assert "Dette svarer en annen på" in world.text(f"hms roller {word} {offers(world)[0]}", user)
    assert holders(world) == before


def test_a_free_role_is_also_confirmed_by_another_in_the_group(world: World) -> None:
    free(world, "verneombud")
    offer(world, "verneombud", "ansatt")
    line = f"hms roller ja {offers(world)[0]}"
    assert len(posts(world, "confirm/")) == 1
    assert "Dette svarer en annen på" in world.text(line, "styrer"), "whoever asked is not another"
    assert "Dette svarer en annen på" in world.text(line, "noen")
    assert "Rollen er besatt" in world.text(line, "tillitsvalgt")
    assert holders(world)["verneombud"] == {"ansatt"}


def test_a_no_is_told_to_whoever_asked_and_leaves_no_trace(world: World) -> None:
    offer(world, "verneombud", "ansatt")
    world.text(f"hms roller nei {offers(world)[0]}", "ansatt")
    assert [person for person, _state in posts(world, "declined/")] == ["styrer"]
    assert offers(world) == []
    with world.store.read() as session:
        assert "ansatt" not in repr([one.changes for one in session.scalars(select(Event))])


def test_after_fourteen_days_it_is_over_and_whoever_asked_is_told(world: World) -> None:
    offer(world, "verneombud", "ansatt")
    line = f"hms roller ja {offers(world)[0]}"
    world.turn(2026, 12, 8, 12)
    assert posts(world, "offer-over/") == [("styrer", PostState.SENT)]
    assert "Dette spørsmålet gjelder ikke lenger" in world.text(line, "ansatt")
    assert holders(world)["verneombud"] == {"verneombud"}


def test_an_answered_one_is_not_told_of_again(world: World) -> None:
    offer(world, "verneombud", "ansatt")
    world.say_yes("ansatt")
    world.turn(2026, 12, 8, 12)
    assert posts(world, "offer-over/") == [("styrer", PostState.SKIPPED)]
    assert posts(world, "unreached/") == [("styrer", PostState.SKIPPED)]


@pytest.mark.parametrize("reason", ["cannot_dm_bot", "user_disabled"])
def test_a_bot_or_somebody_who_left_is_not_reached_and_whoever_asked_hears_it(
    world: World, reason: str
) -> None:
    world.post_to(Nowhere(world, "ansatt", reason))
    offer(world, "verneombud", "ansatt")
    world.turn(2026, 11, 24, 12)
    assert posts(world, "offer/") == [("ansatt", PostState.GONE)]
    assert posts(world, "unreached/") == [("styrer", PostState.SENT)]


def test_who_leaves_answers_no_more(world: World) -> None:
    offer(world, "verneombud", "ansatt")
    free(world, "ansatt")
    assert offers(world) == []
    assert [person for person, _state in posts(world, "declined/")] == ["styrer"]


@pytest.mark.parametrize("program", ["28:2f1e", "USLACKBOT"])
def test_a_program_is_not_asked(world: World, program: str) -> None:
    assert "That is a bot" in str(offer(world, "verneombud", program).card.form)
    assert offers(world) == []


def test_who_is_alone_in_the_group_takes_a_free_role_at_once(world: World) -> None:
    for role in ("tillitsvalgt", "verneombud"):
        free(world, role)
    assert "Du er tillitsvalgt nå" in said(offer(world, "tillitsvalgt", "styrer"))


def test_nobody_is_put_out_of_a_role_by_the_settings_and_one_may_leave_oneself(world: World) -> None:
    offer(world, "verneombud", "vara")
    world.say_yes("vara")
    before = holders(world)
    world.send("hms oppsett", {"verneombud": ["styrer"], "language": "nb"})
    world.send("hms oppsett", {"tillitsvalgt": ["ny"]})
    assert holders(world) == before
    world.send("hms oppsett", {"styrer": ["styrer", "med"]})
    world.say_yes("med")
    world.send("hms oppsett", {"styrer": ["med"]})
    assert holders(world)["styrer"] == {"med"}


def test_the_same_person_in_three_roles_is_one(world: World) -> None:
    with world.store.write() as session:
        session.execute(update(RoleHolder).where(RoleHolder.role != "styrer").values(user_id="styrer"))
    offer(world, "verneombud", "ansatt")
    assert len(posts(world, "offer-over/")) == 1
    assert posts(world, "confirm/") == []


@dataclass
class Nowhere:
    """A platform where one person cannot be written to."""

    world: World
    person: str
    reason: str

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        return Gone(self.reason) if place.person == self.person else Sent("1")

    async def find(self, place: Place, key: str, since: Any) -> Absent:
        return Absent()


# Whatever people do


THEMES = ("brann", "konflikt", "pauser-arbeidsplan")
PEOPLE = (*ROLES, "ansatt", "vara")
STEP = st.one_of(
    st.tuples(st.just("offer"), st.sampled_from(PEOPLE), st.sampled_from(ROLES), st.sampled_from(PEOPLE)),
    st.tuples(st.just("answer"), st.sampled_from(PEOPLE), st.sampled_from(("ja", "nei", "trekk")), st.none()),
    *2 * (st.tuples(st.just("change"), st.sampled_from(ROLES), st.sampled_from(THEMES), st.none()),),
    *2
    * (st.tuples(st.just("undo"), st.sampled_from(ROLES), st.integers(0, 2), st.sampled_from(("", " ja"))),),
    st.tuples(st.just("leave"), st.sampled_from(PEOPLE), st.none(), st.none()),
)


def do(world: World, step: tuple[str, str, Any, Any], channel: str) -> None:
    what, user, one, other = step
    match what:
        case "offer":
            offer(world, one, other, user, channel)
        case "answer":
            for number in offers(world)[-2:]:
                world.ask(f"hms roller {one} {number}", user, channel)
        case "change":
            world.ask(f"hms bytt desember {one}", user, channel)
        case "undo":
            world.ask(f"hms angre {newest(world) - one}{other}", user, channel)
        case "leave":
            free(world, user)


def newest(world: World) -> int:
    with world.store.read() as session:
        return session.scalar(select(func.max(Event.id))) or 0


def everybody_is_back(world: World) -> None:
    """Whoever left in an earlier example, or took a role; who holds it is no change of this one."""
    with world.store.write() as session:
        session.execute(delete(RoleOffer))
        session.execute(delete(RoleHolder))
        for kindergarten in (1, 2):
            session.add_all(
                RoleHolder(kindergarten_id=kindergarten, role=Role(role), user_id=role) for role in ROLES
            )
        session.info.clear()


Held = frozenset[tuple[Any, ...]]


def explained(world: World, begun: Held, since: int) -> Held:
    """Who holds what, made from the history alone: each change upon the last."""
    rows = begun
    with world.store.read() as session:
        for event in session.scalars(select(Event).where(Event.id > since).order_by(Event.id)):
            for change in event.changes:
                if change.table == "role_holder":
                    place = tuple(change.key)
                    assert (change.before is None) == (place not in rows), "each begins where the last ended"
                    rows = rows - {place} if change.after is None else rows | {place}
    return rows


def held(world: World) -> Held:
    with world.store.read() as session:
        rows = session.scalars(select(RoleHolder))
        return frozenset((one.kindergarten_id, one.role.value, one.user_id) for one in rows)


@settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # an example may begin where the last ended
)
@given(steps=st.lists(STEP, min_size=3, max_size=12), data=st.data())
def test_the_history_explains_who_holds_what_and_undoing_touches_nobody_else(
    small_world: World, steps: list[tuple[str, str, Any, Any]], data: st.DataObject
) -> None:
    world = small_world
    everybody_is_back(world)
    channels, begun, since = ("solstralen", "fjelltun"), held(world), newest(world)
    for step in steps:
        here = data.draw(st.sampled_from(channels))
        own, others = (1, 2) if here == "solstralen" else (2, 1)
        before, theirs, known = holders(world, own), rows_of(world, others), newest(world)
        do(world, step, here)
        if holders(world, own) != before:
            assert newest(world) > known, "nobody gets or loses a role without a line in the history"
            assert step[0] in {"offer", "answer", "leave"}, "and none is undone"
        if step[0] != "leave":
            assert rows_of(world, others) == theirs
        assert explained(world, begun, since) == held(world)
        assert_undone_once(world)
        world.clock.moment += timedelta(minutes=7)


def rows_of(world: World, kindergarten: int) -> tuple[dict[str, set[str]], int]:
    with world.store.read() as session:
        count = select(func.count()).select_from(Event).where(Event.kindergarten_id == kindergarten)
        return holders(world, kindergarten), session.scalar(count) or 0


def assert_undone_once(world: World) -> None:
    """Whatever was undone was in effect then: of any two undoings of the same, one was undone in between."""
    with world.store.read() as session:
        events = list(session.scalars(select(Event).order_by(Event.id)))
    gone: set[int] = set()
    for event in events:
        if event.undoes is not None:
            assert event.undoes not in gone
            first = next(one for one in events if one.id == event.undoes)
            assert first.kindergarten_id == event.kindergarten_id
            gone.add(event.undoes)
            if first.undoes is not None:
                gone.discard(first.undoes)


def test_what_the_press_of_an_old_card_says_is_true(world: World) -> None:
    press = buttons(world.ask("hms bytt desember brann"))["Angre"]
    world.ask(press)
    assert "Dette er angret fra før" in world.text(press)
    world.turn(2027, 12, 1)
    assert "Dette er angret fra før" in world.text(press)
    assert "Dette er for gammelt" in world.text(f"hms angre {newest(world)}")
