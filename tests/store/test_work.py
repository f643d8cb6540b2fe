"""The group's work as posts: an avdeling's channel, free roles, tours, and the week's one reminder."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update

from bot.commands.request import Request
from bot.dispatch.routing import Router
from bot.handlers.roles.departures import person_left_channel
from bot.message.delivery import Gone
from bot.model.avdeling import Avdeling
from bot.model.base import Base
from bot.model.event import Event
from bot.model.kindergarten import Kindergarten
from bot.model.place import Place
from bot.model.plan import Milestone, Phase
from bot.model.post import PostState
from bot.model.role import Role, RoleHolder
from bot.model.workspace import Workspace
from bot.store.deleting import delete_workspaces_left_before
from tests.posting import Slow, rows, send
from tests.world import World, buttons, said

NEW = Place("local", "demo", "fjelltun-multe")
OURS = "solstralen-blaklokka"


def kinds(world: World, kind: str) -> list[tuple[str, PostState]]:
    return [(post.period, post.state) for post in rows(world) if post.kind == kind]


# An avdeling's channel


def test_a_meeting_goes_to_the_avdelings_channel_and_to_no_other(world: World) -> None:
    world.text("hms avdeling send brann 10 blåklokka ja", user="ansatt")
    world.turn(2026, 11, 23, 9, 5)
    there = world.posts(OURS)
    assert [post["title"] for post in there] == ["10 minutter: Brannøvelse og trygg vei ut"]
    assert world.posts("solstralen", "run") == []


def test_the_same_meeting_is_sent_once_a_day(world: World) -> None:
    for _time in range(3):
        world.text("hms avdeling send brann 10 blåklokka ja")
    world.text("hms avdeling send brann 30 blåklokka ja")
    world.turn(2026, 11, 24)
    world.text("hms avdeling send brann 10 blåklokka ja")
    world.turn(2026, 11, 24, 9, 5)
    assert len(world.posts(OURS)) == 3


def test_a_channel_that_was_disconnected_meanwhile_gets_nothing(world: World) -> None:
    world.text("hms avdeling send brann 10 blåklokka ja")
    world.text("hms avdeling koble-fra blåklokka")
    world.turn(2026, 11, 23, 9, 5)
    assert world.posts(OURS) == []
    assert [state for _period, state in kinds(world, "run")] == [PostState.SKIPPED]


def test_an_avdelings_channel_that_is_gone_is_told_to_the_hms_gruppe(world: World) -> None:
    world.text("hms avdeling send brann 10 blåklokka ja")
    platform = Slow([Gone("archived")])
    now = world.clock.now()
    send(world, platform, now)
    send(world, platform, now + timedelta(minutes=5))
    assert [name for name in platform.arrived if "unsent" in name] == [
        f"solstralen-gruppe/{post.key}" for post in rows(world) if post.period.startswith("unsent")
    ]


def test_a_channel_is_registered_in_the_channel_itself_by_somebody_with_a_role(world: World) -> None:
    route, now = Router(world.core.dispatcher), world.clock.now()
    stranger = route(Request(NEW, "ansatt", "/hms avdeling Multe"), now)
    assert "Jeg fant det ikke" in said(stranger)
    asked = route(Request(NEW, "styrer", "/hms avdeling Multe"), now)
    line = buttons(asked)["Fjelltun barnehage"]
    done = route(Request(NEW, "styrer", line), now)
    assert not done.private
    assert "Multe" in said(done)
    send_it = world.ask("hms avdeling send brann 10 multe ja", channel="fjelltun")
    assert "På veg til Multe" in said(send_it)


def test_whoever_asks_in_an_avdelings_channel_is_answered_for_its_kindergarten(world: World) -> None:
    answer = world.ask("hms bytt desember brann", channel=OURS)
    assert [told.place.channel for told in answer.told] == ["solstralen"], "there everybody is told"
    assert "Brannøvelse" in world.text("hms desember", channel=OURS)


def test_nobody_takes_the_channel_of_another_kindergarten(world: World) -> None:
    """There the command is the other's own, and lists its avdelinger."""
    route, now = Router(world.core.dispatcher), world.clock.now()
    for channel in ("solstralen", OURS):
        route(Request(world.place(channel), "verneombud", "/hms avdeling 2 Multe"), now)
    with world.store.read() as session:
        found = session.execute(select(Avdeling.kindergarten_id, Avdeling.channel)).all()
    assert {(one.kindergarten_id, one.channel) for one in found if one.channel} == {(1, OURS)}


def test_a_channel_of_another_workspace_is_another_channel(world: World) -> None:
    elsewhere = Place("local", "other", OURS)
    answer = Router(world.core.dispatcher)(Request(elsewhere, "ansatt", "/hms"), world.clock.now())
    assert "Kanalen har ingen barnehage ennå" in said(answer)


# Roles


def leave(world: World, user: str) -> None:
    with world.store.write() as session:
        person_left_channel(session, world.place("solstralen"), user, world.clock.now())


def empty_posts(world: World) -> list[str]:
    """The group's messages that tell of one."""
    found = [post["text"] for post in world.posts("solstralen-gruppe", "reminder")]
    return [text for text in found if "Fortsatt ledig" in text]


def test_a_role_that_stays_free_is_told_after_two_weeks_and_once(world: World) -> None:
    leave(world, "verneombud")
    world.turn(2026, 12, 6)
    assert empty_posts(world) == []
    world.turn(2026, 12, 7, 12)
    assert len(empty_posts(world)) == 1
    assert "Fortsatt ledig: verneombud" in empty_posts(world)[0]
    world.text("hms oppsett nn")
    world.send("hms oppsett", {"tillitsvalgt": ["ny"]})
    world.say_yes("ny")
    world.turn(2027, 2, 1)
    assert len(empty_posts(world)) == 1


def test_a_role_that_somebody_took_is_not_told(world: World) -> None:
    leave(world, "verneombud")
    world.send("hms oppsett", {"verneombud": ["ny"]})
    world.say_yes("ny")
    world.turn(2026, 12, 10)
    assert empty_posts(world) == []


def test_two_weeks_are_counted_anew_when_the_role_becomes_free_again(world: World) -> None:
    leave(world, "verneombud")
    world.turn(2026, 11, 30)
    world.send("hms oppsett", {"verneombud": ["ny"]})
    world.say_yes("ny")
    leave(world, "ny")
    world.turn(2026, 12, 10)
    assert empty_posts(world) == []
    world.turn(2026, 12, 15)
    assert len(empty_posts(world)) == 1


def test_a_new_kindergarten_without_all_roles_is_told_too(world: World) -> None:
    set_up = Request(NEW, "styrer", "/hms oppsett", {"name": "Bekken barnehage"})
    Router(world.core.dispatcher)(set_up, world.clock.now())
    world.turn(2026, 12, 8)
    told = [post["text"] for post in world.posts("fjelltun-multe", "reminder")]
    assert sum(text.count("Fortsatt ledig") for text in told) == 2


def test_of_two_in_a_role_only_the_one_who_passes_it_on_goes(world: World) -> None:
    world.send("hms oppsett", {"verneombud": ["verneombud", "vara"]})
    world.say_yes("vara")
    world.send("hms overlever", {"role": "verneombud", "people": ["ansatt"]}, user="verneombud")
    world.say_yes("ansatt")
    with world.store.read() as session:
        kindergarten = session.get(Kindergarten, 1)
        assert kindergarten is not None
        session.refresh(kindergarten, ["holders"])
        holders = {one.user_id for one in kindergarten.holders if one.role is Role.VERNEOMBUD}
    assert holders == {"vara", "ansatt"}


def newest(world: World) -> int:
    with world.store.read() as session:
        return session.scalars(select(func.max(Event.id))).one()


def test_where_there_is_no_verneombud_by_agreement_nobody_is_nudged(world: World) -> None:
    leave(world, "verneombud")
    world.text("hms oppsett uten verneombud")
    world.turn(2026, 12, 15)
    assert empty_posts(world) == []
    world.text("hms oppsett med verneombud")
    world.turn(2027, 1, 8)
    assert len(empty_posts(world)) == 1


def test_a_post_calls_the_leader_what_the_kindergarten_does(world: World) -> None:
    world.text("hms oppsett daglig leder")
    leave(world, "verneombud")
    world.turn(2026, 12, 8)
    told = " ".join(empty_posts(world))
    assert "Daglig leder kan ikke være verneombud" in told


def test_a_verneombud_says_that_there_is_none_and_one_that_is_entered_is_one_again(world: World) -> None:
    assert "Bare de kan endre dette" in world.text("hms oppsett uten verneombud")
    assert "Ingen, skriftlig avtalt" in world.text("hms oppsett uten verneombud", user="verneombud")
    assert "Dette gjør HMS-gruppen" in world.text("hms bytt desember brann", user="verneombud")
    assert "Dette angres ikke med ett trykk" in world.text(f"hms angre {newest(world)}")
    world.send("hms overlever", {"role": "verneombud", "people": ["verneombud"]})
    world.say_yes("verneombud")
    assert "Verneombud: @verneombud" in world.text("hms hvem")
    assert "har fått nytt tema" in world.text("hms bytt desember brann", user="verneombud")


def test_a_styrer_who_is_verneombud_already_stays_and_is_told(world: World) -> None:
    with world.store.write() as session:
        held = update(RoleHolder).where(RoleHolder.kindergarten_id == 1, RoleHolder.role == Role.VERNEOMBUD)
        session.execute(held.values(user_id="styrer"))
    for line in ("hms oppsett", "hms hjem"):
        assert "Samme person er styrer og verneombud" in world.text(line)
    world.send("hms oppsett", {"styrer": ["styrer"], "verneombud": ["styrer"], "language": "en"})
    assert "Verneombud: @styrer" in world.text("hms hvem")


# The week's reminder


@pytest.fixture
def without_plan(world: World) -> World:
    with world.store.write() as session:
        for table in (Milestone, Phase):
            session.execute(delete(table))
        for one in session.scalars(select(Kindergarten)):
            one.plan_start, one.wants_webinars, one.next_due_at = None, False, world.start
    return world


def test_measures_are_reminded_of_without_a_plan_too_once_a_week(without_plan: World) -> None:
    without_plan.text("hms tiltak ny verneombud 9.12 Teppe under bordene")
    without_plan.turn(2026, 12, 14, 12)
    texts = [post["text"] for post in without_plan.posts("solstralen-gruppe", "reminder")]
    named = [text for text in texts if "Verneombud: Teppe under bordene" in text]
    assert len(named) == 2, "in the week before and the week after"


def test_everything_near_is_in_one_message(world: World) -> None:
    for number in range(3):
        world.text(f"hms tiltak ny alle 4.12 Tiltak nummer {number}")
    world.text("hms bra-dag-møte forste 4.12")
    world.turn(2026, 11, 30, 12)
    week = [post for post in world.posts("solstralen-gruppe", "reminder") if "W49" in post["key"]]
    assert len(week) == 1
    assert week[0]["title"] == "Til HMS-gruppen denne uka"


# Deleting


def test_all_of_it_goes_with_the_workspace(world: World) -> None:
    world.text("hms tiltak ny alle 4.12 Teppe")
    world.text("hms videre hjulet 0 a1")
    world.text("hms kartlegging sendt")
    with world.store.write() as session:
        for workspace in session.scalars(select(Workspace)):
            workspace.left_at = world.clock.now()
    with world.store.write() as session:
        delete_workspaces_left_before(session, world.clock.now() + timedelta(days=1))
    with world.store.read() as session:
        for name in ("measure", "walk", "survey", "avdeling", "kindergarten", "post"):
            assert session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) == 0, name
