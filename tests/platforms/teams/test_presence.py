"""Being let in and put out: hello once, and posts that stop."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from bot.message.card import Card
from bot.message.delivery import Sent
from bot.message.words import Language
from bot.model.conversation import Conversation
from bot.model.place import Place
from bot.model.workspace import Workspace
from bot.platforms.teams.send import NOT_LET_IN
from scheduler.tidying import Keeping, Tidying
from tests.clocks import OSLO, START
from tests.platforms.running import Run
from tests.platforms.teams.fake_teams import BOT, TENANT, Shown
from tests.platforms.teams.reading import buttons, inputs, nb, words
from tests.platforms.teams.tenant import TeamsTenant
from tests.world import World

CHANNEL, GROUP, ALONE, NEW = "solstralen", "19:gruppe@thread.v2", "a:styrer", "ny-kanal"
THE_BOT = [{"id": BOT, "name": "HMS"}]
HELLO_ALONE = nb("Hello! I keep the kindergarten's HMS calendar")


def left_at(world: World) -> datetime | None:
    with world.store.read() as session:
        return session.scalar(select(Workspace.left_at))


def can_post(run: Run[Any], tenant: TeamsTenant, place: str, person: str | None = None) -> bool:
    said = run(tenant.app.platform.post(Place("teams", TENANT, place, person), Card("Hei"), Language.NB))
    assert isinstance(said, Sent) or said == NOT_LET_IN
    return isinstance(said, Sent)


# Hello


@pytest.mark.parametrize("where", [NEW, GROUP])
def test_among_others_it_says_hello_with_the_form(run: Run[Any], tenant: TeamsTenant, where: str) -> None:
    (shown,) = run(tenant.install("styrer", where))
    assert shown.channel == where
    assert nb("The kindergarten's name") in inputs(shown.card or {})
    assert "Hei! " in words(shown.card or {})


def test_where_only_some_read_the_hello_offers_that_it_is_the_groups_place(
    run: Run[Any], tenant: TeamsTenant
) -> None:
    (in_channel,) = run(tenant.install("styrer", NEW))
    (hello,) = run(tenant.install("styrer", GROUP))
    ours = nb("Make this place the HMS group's")
    assert ours not in buttons(in_channel.card or {})
    (which,) = run(tenant.press("styrer", hello, ours))
    (bound,) = run(tenant.press("styrer", which, "Fjelltun barnehage"))
    assert "Dette er no staden til HMS-gruppa i Fjelltun barnehage" in words(bound.card or {})


@pytest.mark.parametrize(
    ("locale", "label"),
    [
        ("nb-NO", "Navnet på barnehagen"),
        ("nn-NO", "Namnet på barnehagen"),
        ("en-GB", "The kindergarten's name"),
        ("pl-PL", "Navnet på barnehagen"),
        (17, "Navnet på barnehagen"),
    ],
)
def test_the_set_up_is_in_the_language_in_which_the_person_reads_teams(
    run: Run[Any], tenant: TeamsTenant, locale: object, label: str
) -> None:
    (shown,) = run(tenant.install("styrer", NEW, locale=locale))
    assert label in inputs(shown.card or {})
    (alone,) = run(tenant.install("ny", "a:ny", locale=locale))
    assert ("Hello!" in words(alone.card or {})) == (locale == "en-GB")


def test_to_one_person_it_says_what_to_do(run: Run[Any], tenant: TeamsTenant) -> None:
    (shown,) = run(tenant.install("styrer", ALONE))
    assert words(shown.card or {}).startswith(HELLO_ALONE)


@pytest.mark.parametrize("where", [NEW, GROUP, ALONE])
def test_it_says_hello_once(run: Run[Any], tenant: TeamsTenant, where: str) -> None:
    """Teams tells of the same in two ways, and the Playground each time it is opened."""
    first = run(tenant.install("styrer", where))
    again = run(tenant.update("styrer", where, membersAdded=THE_BOT))
    upgraded = run(tenant.install("styrer", where, action="add-upgrade"))
    assert [len(first), len(again), len(upgraded)] == [1, 0, 0]


def test_it_says_hello_once_to_two_messages_at_the_same_moment(run: Run[Any], tenant: TeamsTenant) -> None:
    async def both() -> None:
        await asyncio.gather(
            tenant.install("styrer", NEW), tenant.update("styrer", NEW, membersAdded=THE_BOT)
        )

    run(both())
    assert len(tenant.teams.shown) == 1


def test_where_a_kindergarten_is_it_says_nothing(run: Run[Any], tenant: TeamsTenant) -> None:
    assert run(tenant.install("styrer", CHANNEL)) == []
    assert can_post(run, tenant, CHANNEL)


def test_people_who_come_and_go_are_not_greeted(run: Run[Any], tenant: TeamsTenant) -> None:
    somebody = [{"id": "29:ola", "aadObjectId": "ola"}]
    assert run(tenant.update("styrer", CHANNEL, membersAdded=somebody)) == []
    assert run(tenant.update("styrer", CHANNEL, membersRemoved=somebody)) == []
    assert can_post(run, tenant, CHANNEL)


@pytest.mark.parametrize("where", [CHANNEL, "19:team@thread.tacv2"])
def test_whoever_leaves_the_team_has_no_role_there_any_more(
    run: Run[Any], tenant: TeamsTenant, world: World, where: str
) -> None:
    world.post_to(tenant.app.platform)
    for channel in (CHANNEL, f"{CHANNEL}-gruppe"):
        run(tenant.install("styrer", channel))
    run(world.demo.wake())
    before = len(tenant.teams.shown)
    gone = [{"id": "29:tillitsvalgt", "aadObjectId": "tillitsvalgt"}]
    run(tenant.update("styrer", where, membersRemoved=gone))
    run(world.demo.turn_clock(datetime(2026, 11, 30, 12, tzinfo=OSLO)))
    (told,) = [one for one in tenant.teams.shown[before:] if "Ledig rolle" in words(one.card or {})]
    assert told.channel == f"{CHANNEL}-gruppe"
    (refused, _line) = run(_ask_in_private(tenant, "tillitsvalgt"))
    assert nb("The HMS group does this") in words(refused.card or {})


async def _ask_in_private(tenant: TeamsTenant, user: str) -> list[Shown]:
    await tenant.install(user, f"a:{user}")
    return await tenant.write(user, CHANNEL, "hms bytt desember brann")


def test_who_leaves_another_place_keeps_their_role(run: Run[Any], tenant: TeamsTenant) -> None:
    run(tenant.install("styrer", CHANNEL))
    gone = [{"id": "29:tillitsvalgt", "aadObjectId": "tillitsvalgt"}]
    run(tenant.update("styrer", GROUP, membersRemoved=gone))
    (changed,) = run(_ask_in_private(tenant, "tillitsvalgt"))
    assert "Desember har fått nytt tema" in words(changed.card or {})


# Put out


def test_put_out_of_the_last_place_the_time_to_deletion_begins(
    run: Run[Any], tenant: TeamsTenant, world: World
) -> None:
    run(tenant.install("styrer", CHANNEL))
    run(tenant.install("styrer", ALONE))
    run(tenant.install("styrer", CHANNEL, action="remove"))
    assert not can_post(run, tenant, CHANNEL)
    assert left_at(world) is None, "somebody still has it"
    run(tenant.install("styrer", ALONE, action="remove"))
    assert not can_post(run, tenant, CHANNEL, person="styrer")
    assert left_at(world) == START


def test_let_in_again_all_goes_on(run: Run[Any], tenant: TeamsTenant, world: World) -> None:
    run(tenant.install("styrer", CHANNEL))
    run(tenant.install("styrer", CHANNEL, action="remove"))
    assert left_at(world) == START
    run(tenant.install("styrer", CHANNEL))
    assert left_at(world) is None
    assert can_post(run, tenant, CHANNEL)


@pytest.mark.parametrize("how", ["membersRemoved", "teamDeleted", "teamHardDeleted", "installation"])
def test_put_out_of_a_team_it_is_put_out_of_its_channels(
    run: Run[Any], tenant: TeamsTenant, how: str
) -> None:
    for place in (CHANNEL, "fjelltun", ALONE):
        run(tenant.install("styrer", place))
    general = "19:team@thread.tacv2"
    if how == "installation":
        run(tenant.install("styrer", general, action="remove"))
    elif how == "membersRemoved":
        run(tenant.update("styrer", general, membersRemoved=THE_BOT))
    else:
        run(tenant.update("styrer", general, event=how))
    assert not can_post(run, tenant, CHANNEL)
    assert not can_post(run, tenant, "fjelltun")
    assert can_post(run, tenant, CHANNEL, person="styrer")


def test_after_a_while_all_of_it_is_deleted(run: Run[Any], tenant: TeamsTenant, world: World) -> None:
    run(tenant.install("styrer", CHANNEL))
    run(tenant.install("styrer", CHANNEL, action="remove"))
    Tidying(world.store, Keeping(timedelta(days=30)))(START + timedelta(days=29))
    assert conversations(world)
    Tidying(world.store, Keeping(timedelta(days=30)))(START + timedelta(days=31))
    assert conversations(world) == []


def conversations(world: World) -> list[str]:
    with world.store.read() as session:
        return list(session.scalars(select(Conversation.channel)))


# Channels


def test_a_deleted_channel_is_told_to_each_of_the_group_once_a_month(
    run: Run[Any], tenant: TeamsTenant, world: World
) -> None:
    world.post_to(tenant.app.platform)
    for person in ("styrer", "verneombud", "ansatt"):
        run(tenant.install(person, f"a:{person}"))
    run(tenant.install("styrer", CHANNEL))
    run(world.demo.wake())
    before = len(tenant.teams.shown)
    for _again in range(2):
        run(tenant.update("styrer", CHANNEL, event="channelDeleted"))
        run(world.demo.wake())
    told = tenant.teams.shown[before:]
    assert sorted(one.person or "" for one in told) == ["styrer", "verneombud"]
    assert nb("The channel is closed, or I have been removed from it.") in words(told[0].card or {})
    assert not can_post(run, tenant, CHANNEL)


def test_a_renamed_channel_is_told_of_in_the_channel(
    run: Run[Any], tenant: TeamsTenant, world: World
) -> None:
    world.post_to(tenant.app.platform)
    run(tenant.install("styrer", CHANNEL))
    run(world.demo.wake())
    before = len(tenant.teams.shown)
    for _twice in range(2):
        run(tenant.happen(renamed(tenant)))
    run(world.demo.turn_clock(START + timedelta(hours=1)))
    (told,) = tenant.teams.shown[before:]
    assert told.channel == CHANNEL
    assert words(told.card or {}).startswith(nb("This channel has a new name"))


def renamed(tenant: TeamsTenant) -> dict[str, Any]:
    said = tenant.activity("styrer", CHANNEL, type="conversationUpdate", id="f:the-same/event")
    said["channelData"]["eventType"] = "channelRenamed"
    return said


@pytest.mark.parametrize("change", ["channelDeleted", "channelRenamed", "channelCreated", "teamArchived"])
def test_a_channel_without_a_kindergarten_is_told_of_to_nobody(
    run: Run[Any], tenant: TeamsTenant, world: World, change: str
) -> None:
    world.post_to(tenant.app.platform)
    run(world.demo.wake())
    before = len(tenant.teams.shown)
    run(tenant.update("styrer", NEW, event=change))
    run(world.demo.wake())
    assert len(tenant.teams.shown) == before


# Keeping up


def test_the_service_address_is_kept_up(run: Run[Any], tenant: TeamsTenant, world: World) -> None:
    run(tenant.install("styrer", CHANNEL))
    with world.store.write() as session:
        session.scalars(select(Conversation)).one().service_url = "http://127.0.0.1:1/old/"
    world.clock.turn(START + timedelta(minutes=6))
    run(tenant.write("styrer", CHANNEL, "hms"))
    assert can_post(run, tenant, CHANNEL)


def test_what_is_known_costs_no_statement(run: Run[Any], tenant: TeamsTenant, world: World) -> None:
    run(tenant.install("styrer", CHANNEL))
    said: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    event.listen(world.store.engine, "before_cursor_execute", hear)
    run(tenant.update("styrer", CHANNEL, membersAdded=[{"id": "29:ola"}]))
    assert said == []
