"""A role passes on with a yes. What random people do with roles is in tests/store/test_histories.py."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.handlers.roles.departures import person_left
from bot.message.card import Card
from bot.message.delivery import Absent, Gone, Result, Sent
from bot.model.event import Event
from bot.model.place import Place
from bot.model.post import Post, PostState
from bot.model.role import RoleHolder
from bot.model.role_offer import RoleOffer
from bot.model.texts import Language
from tests.clocks import START
from tests.posting import TakesNothingBack
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


def test_who_passed_a_role_on_is_reminded_of_the_groups_place(small_world: World) -> None:
    """Whoever still has a role is meant to be in it."""
    offer(small_world, "verneombud", "ansatt")
    small_world.say_yes("ansatt")
    small_world.turn(2026, 11, 24, 12)
    told = small_world.posts("solstralen", "notice/taken")
    assert [("Velg «Forlat» i menyen der." in str(one), one["key"].split("/")[-2]) for one in told] == [
        (False, "styrer"),
        (True, "verneombud"),
    ]


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
class Nowhere(TakesNothingBack):
    """A platform where one person cannot be written to."""

    world: World
    person: str
    reason: str

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        return Gone(self.reason) if place.person == self.person else Sent("1")

    async def find(self, place: Place, key: str, since: Any) -> Absent:
        return Absent()


def newest(world: World) -> int:
    with world.store.read() as session:
        return session.scalar(select(func.max(Event.id))) or 0


def test_what_the_press_of_an_old_card_says_is_true(world: World) -> None:
    press = buttons(world.ask("hms bytt desember brann"))["Angre"]
    world.ask(press)
    assert "Dette er angret fra før" in world.text(press)
    world.clock.moment = START.replace(year=2027, month=12)
    assert "Dette er angret fra før" in world.text(press)
    assert "Dette er for gammelt" in world.text(f"hms angre {newest(world)}")
