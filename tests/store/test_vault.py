"""Installations: kept encrypted, found by workspace or organisation, gone when the bot is put out."""

from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.app.installations import StoredInstallations
from bot.model.base import Base
from bot.model.installation import Installation
from bot.model.kindergarten import Kindergarten
from bot.model.place import Place
from bot.model.role import RoleHolder
from bot.model.workspace import Workspace
from bot.store.engine import Store
from bot.store.vault import STATE_LIVES, Unopenable, Vault
from scheduler.tidying import Keeping, Tidying
from tests.clocks import START, TurnedClock, run_turned
from tests.world import World

T = TypeVar("T")
FIRST, SECOND, THIRD = (Fernet.generate_key().decode() for _key in range(3))
TOKEN = "xoxb-not-a-real-one"  # noqa: S105
MONTH = timedelta(days=30)


def run(work: Coroutine[Any, Any, T]) -> T:
    return run_turned(work)


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


def opened(store: Store, clock: TurnedClock, keys: str = FIRST) -> StoredInstallations:
    return StoredInstallations(store, "slack", clock.now, Vault(keys))


def workspaces(store: Store) -> dict[str, tuple[str | None, datetime | None]]:
    """Each with its organisation, and when it left."""
    with store.read() as session:
        return {
            one.external_id: (one.organisation, one.left_at) for one in session.scalars(select(Workspace))
        }


def raw(store: Store) -> str:
    """All that the database holds, as it lies there."""
    with store.read() as session:
        tables = Base.metadata.sorted_tables
        return repr([session.execute(text(f"SELECT * FROM {table.name}")).all() for table in tables])  # noqa: S608


# Kept and found


def test_what_was_given_is_found_again_and_lies_nowhere_in_the_clear(
    store: Store, clock: TurnedClock
) -> None:
    run(opened(store, clock).installed("T1", TOKEN, "U1"))
    assert run(opened(store, clock).secret("T1")) == TOKEN
    assert run(opened(store, clock).secret("T2")) is None
    assert "T1" in raw(store)
    assert TOKEN not in raw(store)
    with store.read() as session:
        assert session.scalar(select(Installation.installed_by)) == "U1"


def test_a_second_installation_takes_the_place_of_the_first(store: Store, clock: TurnedClock) -> None:
    installations = opened(store, clock)
    run(installations.installed("T1", TOKEN, "U1"))
    run(installations.installed("T1", "newer", "U2"))
    assert run(installations.secret("T1")) == "newer"
    with store.read() as session:
        assert len(session.scalars(select(Installation)).all()) == 1


def test_an_organisation_lets_the_bot_in_to_workspaces_it_has_not_heard_of(
    store: Store, clock: TurnedClock
) -> None:
    installations = opened(store, clock)
    run(installations.organisation_installed("E1", TOKEN, "U1"))
    assert run(installations.secret("T1")) is None, "nobody has said whose workspace it is"
    assert run(installations.secret("T1", "E2")) is None
    assert run(installations.secret("T1", "E1")) == TOKEN
    assert run(installations.secret("T1")) == TOKEN, "it is remembered, for what is posted there"
    assert workspaces(store) == {"T1": ("E1", None)}


def test_a_workspaces_own_installation_goes_before_its_organisations(
    store: Store, clock: TurnedClock
) -> None:
    installations = opened(store, clock)
    run(installations.organisation_installed("E1", "of E1", "U1"))
    run(installations.secret("T1", "E1"))
    run(installations.installed("T1", "of T1", "U1"))
    assert run(installations.secret("T1", "E1")) == "of T1"
    run(installations.organisation_left("E1", START))
    assert workspaces(store) == {"T1": (None, None)}, "it does not leave with the organisation"


def test_one_platforms_installations_are_not_anothers(store: Store, clock: TurnedClock) -> None:
    run(opened(store, clock).installed("T1", TOKEN, "U1"))
    assert run(StoredInstallations(store, "teams", clock.now, Vault(FIRST)).secret("T1")) is None


# Keys


def test_the_first_key_encrypts_and_every_key_opens(store: Store, clock: TurnedClock) -> None:
    run(opened(store, clock, FIRST).installed("T1", "one", "U1"))
    run(opened(store, clock, f"{SECOND}, {FIRST}").installed("T2", "two", "U1"))
    both = opened(store, clock, f"{SECOND},{FIRST}")
    assert (run(both.secret("T1")), run(both.secret("T2"))) == ("one", "two")
    assert run(opened(store, clock, SECOND).secret("T2")) == "two"


def test_after_going_over_to_the_first_key_the_others_can_go(store: Store, clock: TurnedClock) -> None:
    for team in ("T1", "T2"):
        run(opened(store, clock, FIRST).installed(team, f"of {team}", "U1"))
    with store.write() as session:
        assert Vault(f"{SECOND},{FIRST}").rotate(session) == 2
    newer = opened(store, clock, SECOND)
    assert [run(newer.secret(team)) for team in ("T1", "T2")] == ["of T1", "of T2"]


def test_nothing_goes_over_when_one_cannot_be_opened(store: Store, clock: TurnedClock) -> None:
    run(opened(store, clock, FIRST).installed("T1", "one", "U1"))
    run(opened(store, clock, SECOND).installed("T2", "two", "U1"))
    with pytest.raises(Unopenable), store.write() as session:
        Vault(f"{THIRD},{FIRST}").rotate(session)
    assert run(opened(store, clock, FIRST).secret("T1")) == "one"


def test_a_wrong_key_is_known_at_the_start(store: Store, clock: TurnedClock) -> None:
    with store.read() as session:
        assert Vault(FIRST).fits(session), "nothing is kept yet"
    run(opened(store, clock, FIRST).installed("T1", TOKEN, "U1"))
    with store.read() as session:
        assert Vault(f"{SECOND},{FIRST}").fits(session)
        assert not Vault(SECOND).fits(session)


def test_what_cannot_be_opened_is_as_if_not_installed_and_is_said(
    store: Store, clock: TurnedClock, caplog: pytest.LogCaptureFixture
) -> None:
    run(opened(store, clock, FIRST).installed("T1", TOKEN, "U1"))
    assert run(opened(store, clock, SECOND).secret("T1")) is None
    assert "HMS_SECRET_KEY does not open what T1 gave" in caplog.text
    assert TOKEN not in caplog.text


def test_a_vault_shows_nothing_of_its_keys() -> None:
    assert FIRST not in repr(Vault(FIRST))


def test_an_error_of_the_database_says_nothing_of_what_was_to_be_kept(store: Store) -> None:
    with pytest.raises(DBAPIError) as error, store.read() as session:
        session.execute(text("SELECT :secret FROM nowhere"), {"secret": TOKEN})
    assert TOKEN not in str(error.value)


# States


def test_a_state_is_good_once_in_any_replica(store: Store, clock: TurnedClock) -> None:
    one, other = opened(store, clock), opened(store, clock)
    state = run(one.new_state())
    assert run(other.take_state(state))
    assert not run(one.take_state(state))
    assert not run(other.take_state(state))


def test_two_states_are_never_alike(store: Store, clock: TurnedClock) -> None:
    installations = opened(store, clock)
    states = {run(installations.new_state()) for _time in range(20)}
    assert len(states) == 20
    assert all(run(installations.take_state(state)) for state in states)


def test_a_state_is_good_for_ten_minutes(store: Store, clock: TurnedClock) -> None:
    installations = opened(store, clock)
    early, late = run(installations.new_state()), run(installations.new_state())
    clock.turn(START + STATE_LIVES)
    assert run(installations.take_state(early))
    clock.turn(START + STATE_LIVES + timedelta(seconds=1))
    assert not run(installations.take_state(late))


def test_a_state_spelt_in_another_way_is_the_same_state(store: Store, clock: TurnedClock) -> None:
    installations = opened(store, clock)
    state = run(installations.new_state())
    assert run(installations.take_state(state))
    for spelt in (f"{state}=", f"{state}==", f"{state}\n", f" {state}"):
        assert not run(installations.take_state(spelt))


@pytest.mark.parametrize("state", ["", "x", "æ", "A" * 98, "\x00", "gAAAAA", "=" * 100])
def test_what_is_no_state_is_refused(store: Store, clock: TurnedClock, state: str) -> None:
    assert not run(opened(store, clock).take_state(state))


def test_an_installation_is_no_state(store: Store, clock: TurnedClock) -> None:
    installations = opened(store, clock)
    run(installations.installed("T1", TOKEN, "U1"))
    with store.read() as session:
        secret = session.scalars(select(Installation.secret)).one()
    assert not run(installations.take_state(secret))


def test_asking_for_states_writes_nothing(store: Store, clock: TurnedClock) -> None:
    before = raw(store)
    for _time in range(10):
        run(opened(store, clock).new_state())
    assert raw(store) == before


# Leaving, coming back, and being deleted


def move_to(world: World, workspace: str, organisation: str | None = None) -> None:
    """The world's kindergartens, in a Slack workspace."""
    with world.store.write() as session:
        found = session.scalars(select(Workspace)).one()
        found.platform, found.external_id, found.organisation = "slack", workspace, organisation


def kept(store: Store) -> list[object]:
    """What the kindergartens have made."""
    tables = ("calendar_month", "milestone", "role_holder", "event", "post")
    with store.read() as session:
        return [sorted(map(repr, session.execute(select(Base.metadata.tables[name])))) for name in tables]


def planned(store: Store) -> set[bool]:
    """Whether the planner will look at the kindergartens again."""
    with store.read() as session:
        return {at is not None for at in session.scalars(select(Kindergarten.next_due_at))}


def test_where_the_bot_is_put_out_nothing_is_planned_and_the_secret_is_gone(world: World) -> None:
    move_to(world, "T1")
    installations = opened(world.store, world.clock)
    run(installations.installed("T1", TOKEN, "U1"))
    world.clock.turn(START + MONTH)
    run(installations.left("T1", START + MONTH))
    assert workspaces(world.store) == {"T1": (None, START + MONTH)}
    assert planned(world.store) == {False}
    assert run(installations.secret("T1")) is None


def test_told_twice_of_it_the_first_time_counts(world: World) -> None:
    move_to(world, "T1")
    installations = opened(world.store, world.clock)
    run(installations.installed("T1", TOKEN, "U1"))
    for days in (1, 2):
        world.clock.turn(START + timedelta(days=days))
        run(installations.left("T1", world.clock.now()))
    assert workspaces(world.store)["T1"][1] == START + timedelta(days=1)


def test_coming_back_brings_everything_back(world: World) -> None:
    move_to(world, "T1")
    before = kept(world.store)
    installations = opened(world.store, world.clock)
    run(installations.installed("T1", TOKEN, "U1"))
    run(installations.left("T1", START + timedelta(seconds=1)))
    world.clock.turn(START + MONTH)
    Tidying(world.store, Keeping(MONTH))(world.clock.now())
    run(installations.installed("T1", "newer", "U1"))
    assert workspaces(world.store) == {"T1": (None, None)}
    assert planned(world.store) == {True}
    assert run(installations.secret("T1")) == "newer"
    assert kept(world.store) == before


def test_late_news_of_leaving_does_not_undo_coming_back(world: World) -> None:
    move_to(world, "T1")
    installations = opened(world.store, world.clock)
    world.clock.turn(START + timedelta(minutes=5))
    run(installations.installed("T1", TOKEN, "U1"))
    run(installations.left("T1", START))
    assert run(installations.secret("T1")) == TOKEN
    assert workspaces(world.store) == {"T1": (None, None)}


def test_an_organisation_leaves_and_comes_back_with_all_its_workspaces(world: World) -> None:
    move_to(world, "T1", "E1")
    installations = opened(world.store, world.clock)
    run(installations.organisation_installed("E1", TOKEN, "U1"))
    run(installations.secret("T2", "E1"))
    world.clock.turn(START + timedelta(hours=1))
    run(installations.organisation_left("E1", world.clock.now()))
    assert {left for _organisation, left in workspaces(world.store).values()} == {world.clock.now()}
    assert run(installations.secret("T1", "E1")) is None
    run(installations.organisation_installed("E1", "newer", "U1"))
    assert {left for _organisation, left in workspaces(world.store).values()} == {None}
    assert planned(world.store) == {True}
    assert run(installations.secret("T1")) == "newer"


def test_an_organisation_takes_the_bot_out_of_one_workspace_and_lets_it_in_again(world: World) -> None:
    move_to(world, "T1", "E1")
    installations = opened(world.store, world.clock)
    run(installations.organisation_installed("E1", TOKEN, "U1"))
    run(installations.left("T1", START))
    assert run(installations.secret("T1")) is None
    assert planned(world.store) == {False}
    assert run(installations.secret("T1", "E1")) == TOKEN, "somebody there writes to it"
    assert workspaces(world.store) == {"T1": ("E1", None)}
    assert planned(world.store) == {True}


def test_after_its_time_is_over_nothing_of_a_workspace_is_left(world: World) -> None:
    move_to(world, "T1")
    installations = opened(world.store, world.clock)
    run(installations.installed("T1", TOKEN, "U1"))
    run(installations.left("T1", START + timedelta(seconds=1)))
    run(installations.installed("T2", TOKEN, "U1"))
    tidying = Tidying(world.store, Keeping(MONTH))
    tidying(START + MONTH)
    assert "T1" in workspaces(world.store), "to the last moment"
    tidying(START + MONTH + timedelta(hours=1))
    assert set(workspaces(world.store)) == {"T2"}
    with world.store.read() as session:
        left = {
            table.name
            for table in Base.metadata.sorted_tables
            if session.execute(select(table).limit(1)).first() is not None
        }
    assert left == {"workspace", "installation", "webinar"}, "T2's, and the programme's"


def test_what_did_not_leave_is_never_deleted(world: World) -> None:
    before = raw(world.store)
    years = timedelta(days=3650)
    Tidying(world.store, Keeping(timedelta(days=1), 2 * years, 2 * years))(START + years)
    assert raw(world.store) == before


def test_somebody_leaves_one_channel_or_the_workspace(world: World) -> None:
    move_to(world, "T1")
    installations = opened(world.store, world.clock)

    def places() -> list[str]:
        with world.store.read() as session:
            mine = select(Kindergarten.channel).join(RoleHolder).where(RoleHolder.user_id == "styrer")
            return list(session.scalars(mine.order_by(Kindergarten.channel)))

    assert places() == ["fjelltun", "solstralen"]
    run(installations.person_left_channel(Place("slack", "T1", "fjelltun"), "styrer"))
    assert places() == ["solstralen"]
    run(installations.person_left("T1", "styrer"))
    assert places() == []
