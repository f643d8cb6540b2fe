"""The HMS-gruppe's place in Teams: a group chat or a private channel, and what becomes of it."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.model.kindergarten import Kindergarten
from tests.clocks import OSLO
from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import BOT, Shown
from tests.platforms.teams.reading import words
from tests.platforms.teams.tenant import TeamsTenant
from tests.world import World

GROUP, NEW, CHANNEL = "solstralen-gruppe", "19:gruppe@thread.v2", "solstralen"
END_OF_NOVEMBER = datetime(2026, 11, 30, 13, tzinfo=OSLO)
EVERYBODY = ["styrer", "tillitsvalgt", "verneombud"]
THE_BOT = [{"id": BOT, "name": "HMS"}]


@pytest.fixture
def tenant(run: Run[Any], tenant: TeamsTenant, world: World) -> TeamsTenant:
    """The bot is in the channels, in the groups' places and in everybody's own chat."""
    for place in (CHANNEL, "fjelltun", GROUP, "fjelltun-gruppe"):
        run(tenant.install("styrer", place))
    for person in EVERYBODY:
        run(tenant.install(person, f"a:{person}"))
    world.post_to(tenant.app.platform)
    run(world.demo.wake())
    return tenant


def place_of(world: World) -> str | None:
    with world.store.read() as session:
        return session.scalar(select(Kindergarten.group_channel).where(Kindergarten.channel == CHANNEL))


def forget_places(world: World) -> None:
    with world.store.write() as session:
        session.execute(update(Kindergarten).values(group_channel=None))


def text(shown: list[Shown]) -> str:
    return "\n".join(words(one.card) for one in shown if one.card is not None)


def test_a_group_chat_is_bound(run: Run[Any], tenant: TeamsTenant, world: World) -> None:
    forget_places(world)
    shown = run(tenant.write("tillitsvalgt", NEW, "hms gruppe her 1"))
    assert "Dette er nå stedet til HMS-gruppen i Solstrålen" in text(shown)
    assert [one.channel for one in shown] == [NEW]
    assert place_of(world) == NEW


@pytest.mark.parametrize(
    ("kind", "bound"), [("private", True), ("standard", False), ("shared", False), (None, False)]
)
def test_of_channels_only_a_private_one_is_bound(
    run: Run[Any], tenant: TeamsTenant, world: World, kind: str | None, bound: bool
) -> None:
    forget_places(world)
    where, line = "19:ny@thread.tacv2;messageid=1", "hms gruppe her 1"
    said = tenant.activity("styrer", where, type="message", text=line, textFormat="plain")
    said["channelData"]["channel"]["type"] = kind
    shown = run(tenant.happen(said))
    assert place_of(world) == ("19:ny@thread.tacv2" if bound else None)
    assert ("Andre enn HMS-gruppen kan lese her." in text(shown)) is not bound


def test_alone_with_the_bot_it_is_refused(run: Run[Any], tenant: TeamsTenant, world: World) -> None:
    shown = run(tenant.write("styrer", "a:styrer", "hms gruppe her ~1"))
    assert "Denne chatten er bare for deg og meg." in text(shown)
    assert place_of(world) == GROUP


@pytest.mark.parametrize("told", ["put out", "deleted"])
def test_a_place_that_the_bot_is_put_out_of_is_let_go_and_the_group_is_told_once(
    run: Run[Any], tenant: TeamsTenant, world: World, told: str
) -> None:
    before = len(tenant.teams.shown)
    for _twice in range(2):
        if told == "put out":
            run(tenant.update("styrer", GROUP, membersRemoved=THE_BOT))
        else:
            run(tenant.install("styrer", GROUP, "remove"))
    run(world.demo.wake())
    assert place_of(world) is None
    shown = tenant.teams.shown[before:]
    assert sorted(one.person or "" for one in shown) == EVERYBODY
    assert all("ikke noe sted lenger" in words(one.card or {}) for one in shown)


def test_a_post_that_finds_it_gone_goes_to_each_in_their_own_chat(
    run: Run[Any], tenant: TeamsTenant, world: World
) -> None:
    tenant.teams.gone.add(GROUP)
    before = len(tenant.teams.shown)
    run(world.demo.turn_clock(END_OF_NOVEMBER))
    mine = [one for one in tenant.teams.shown[before:] if one.person == "styrer"]
    assert "Milepæler" in text(mine)
    assert "ikke noe sted lenger" in text(mine)
    assert place_of(world) is None


def test_what_is_asked_in_the_channel_is_told_in_the_groups_place(run: Run[Any], tenant: TeamsTenant) -> None:
    shown = run(tenant.write("styrer", f"{CHANNEL};messageid=1", "hms oppsett to av oss"))
    cards = [one for one in shown if one.card is not None]
    assert sorted(one.channel for one in cards) == ["a:styrer", GROUP]


def test_where_nothing_arrives_in_it_each_of_the_group_hears_the_answer(
    run: Run[Any], tenant: TeamsTenant
) -> None:
    tenant.teams.gone.add(GROUP)
    shown = run(tenant.write("styrer", f"{CHANNEL};messageid=1", "hms oppsett to av oss"))
    cards = [one for one in shown if one.card is not None]
    assert sorted(one.channel for one in cards) == [f"a:{person}" for person in EVERYBODY]
