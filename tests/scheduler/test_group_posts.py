"""Posts for the HMS-gruppe: in its own place, or to each of the group, and never in the channel."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select, update

from bot.handlers.group.matters import Matter
from bot.handlers.group.week_cards import week_card
from bot.message.card import Card, Text
from bot.message.delivery import Absent, Gone, Result, Sent
from bot.message.plain import plain_text
from bot.message.words import Language, Voice
from bot.model.kindergarten import Kindergarten
from bot.model.place import Place
from bot.model.post import Post, PostState
from bot.model.role import RoleHolder
from bot.store.posts import Owed, insert_once
from scheduler.gaps import GAP
from scheduler.sender import Lookup
from tests.posting import AFTER_LEASE, DUE, TakesNothingBack, rows, send
from tests.world import World

GROUP, AT_SOLSTRALEN = "gruppa", 1
EVERYBODY = ["styrer", "tillitsvalgt", "verneombud"]


@dataclass
class Town(TakesNothingBack):
    """A chat platform that remembers what was said where, and in which places it may not write."""

    said: list[tuple[Place, str]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    """Places and people that cannot be reached."""

    async def post(self, place: Place, card: Card, language: Language, key: str) -> Result:
        if place.conversation.channel in self.gone:
            return Gone("closed")
        self.said.append((place, plain_text(card, Voice(language))))
        return Sent(f"m{len(self.said)}")

    async def find(self, place: Place, key: str, ago: timedelta) -> Lookup:
        return Absent()

    @property
    def where(self) -> list[str]:
        return sorted(place.conversation.channel for place, _text in self.said)


@pytest.fixture
def nudged(quiet: World) -> World:
    """Solstrålen's HMS-gruppe is owed something, and nobody anything else. No group has a place."""
    with quiet.store.write() as session:
        session.execute(update(Kindergarten).values(next_due_at=None, group_channel=None))
        owe(session)
    return quiet


def owe(session: object, at: datetime = DUE, kindergarten: int = AT_SOLSTRALEN) -> None:
    lost = Owed(at, "notice", f"place-lost/{at:%Y%m%dT%H%M%S}", at + timedelta(days=3))
    insert_once(session, kindergarten, lost, to_user=None, channel=None)  # type: ignore[arg-type]


def bind(world: World, channel: str | None = GROUP) -> None:
    with world.store.write() as session:
        session.execute(
            update(Kindergarten).where(Kindergarten.id == AT_SOLSTRALEN).values(group_channel=channel)
        )


def hold(world: World, *people: str, of: int = AT_SOLSTRALEN) -> None:
    """These people, and no others, hold the roles."""
    with world.store.write() as session:
        session.execute(delete(RoleHolder).where(RoleHolder.kindergarten_id == of))
        for role, person in zip(("styrer", "tillitsvalgt", "verneombud"), people, strict=False):
            session.add(RoleHolder(kindergarten_id=of, role=role, user_id=person))


def place_of(world: World) -> str | None:
    with world.store.read() as session:
        return session.scalar(select(Kindergarten.group_channel).where(Kindergarten.id == AT_SOLSTRALEN))


def test_it_goes_to_the_groups_place_alone(nudged: World) -> None:
    bind(nudged)
    send(nudged, town := Town(), DUE)
    assert town.where == [GROUP]
    assert all(place.closed for place, _text in town.said)


def test_without_a_place_it_goes_to_each_in_their_own_chat(nudged: World) -> None:
    send(nudged, town := Town(), DUE)
    assert town.where == EVERYBODY
    assert all("Solstrålen barnehage" in text.splitlines()[1] for _place, text in town.said)
    send(nudged, town, AFTER_LEASE)
    assert len(town.said) == 3, "once"


def test_one_person_in_three_roles_is_told_once(nudged: World) -> None:
    hold(nudged, "kari", "kari", "kari")
    send(nudged, town := Town(), DUE)
    assert town.where == ["kari"]


def test_a_group_of_one_is_told_once(nudged: World) -> None:
    hold(nudged, "kari")
    send(nudged, town := Town(), DUE)
    send(nudged, town, DUE + GAP)
    assert town.where == ["kari"]


def test_a_holder_in_two_kindergartens_hears_of_both_and_which(nudged: World) -> None:
    hold(nudged, "kari")
    hold(nudged, "kari", of=2)
    with nudged.store.write() as session:
        owe(session, kindergarten=2)
    send(nudged, town := Town(), DUE)
    assert town.where == ["kari", "kari"]
    assert {text.splitlines()[1] for _place, text in town.said} == {
        "Solstrålen barnehage",
        "Fjelltun barnehage",
    }
    keys = [f"{post.key}/{post.kindergarten_id}" for post in rows(nudged) if post.to_user]
    assert len(set(keys)) == 2


def test_a_place_that_is_gone_is_let_go_and_the_group_is_told_in_their_own_chats(nudged: World) -> None:
    bind(nudged)
    send(nudged, town := Town(gone={GROUP}), DUE)
    assert place_of(nudged) is None
    assert town.where == EVERYBODY, "what was to be said"
    for hours in (1, 2, 3):
        send(nudged, town, DUE + hours * GAP)
    assert town.where == sorted([*EVERYBODY, *EVERYBODY]), "and an hour later, once, that the place is gone"


def test_who_cannot_be_reached_keeps_the_others_from_nothing(nudged: World) -> None:
    send(nudged, town := Town(gone={"styrer"}), DUE)
    assert town.where == ["tillitsvalgt", "verneombud"]


@pytest.mark.parametrize("people", [(), ("kari",), ("kari", "ola")])
def test_where_nobody_can_be_reached_the_channel_hears_that_something_waits(
    nudged: World, people: tuple[str, ...]
) -> None:
    hold(nudged, *people)
    town = Town(gone=set(people))
    send(nudged, town, DUE)
    with nudged.store.write() as session:
        owe(session, DUE + timedelta(minutes=1))
    send(nudged, town, DUE + timedelta(minutes=1))
    assert town.where == ["solstralen"], "at most once a week"
    assert town.said[0][1].startswith("Noe venter på HMS-gruppen")


def test_what_may_have_arrived_in_the_old_place_is_not_said_there_again(nudged: World) -> None:
    bind(nudged)
    with nudged.store.write() as session:
        session.execute(update(Post).values(state=PostState.SENDING, channel="the old place", tries=1))
    send(nudged, town := Town(), AFTER_LEASE)
    assert town.where == [GROUP]


def test_among_others_a_title_is_a_heading_only_where_something_stands_below_it() -> None:
    two = week_card([Matter(Card("Tre forslag venter")), Matter(Card("Ny rolle"), (Text("Ingen har den."),))])
    assert two.body == (Text("Tre forslag venter"), Text("Ny rolle", "strong"), Text("Ingen har den."))
