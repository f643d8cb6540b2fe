"""A database that does not answer: people are told to try again, and nothing surprises them later."""

import asyncio
import signal
import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.app import conversations
from bot.app.core import Core
from bot.commands.request import Answer, Attempt, GivenUp, Request
from bot.dispatch.executor import PATIENCE, CommandOutcome, Executor
from bot.handlers.common.readers import NamedReader
from bot.message.words import Language
from bot.store.engine import Store, Unreachable
from tests.clocks import START, let_pass, run_turned, time_out
from tests.databases import PostgresqlDatabase
from tests.trouble import cut_off, frozen, locked, read_only, send_all, server_processes, without_room
from tests.world import World, said

NOT_NOW, NOT_KNOWN = "Prøv igjen om litt", "Jeg vet ikke om det ble lagret"
CHANGE = "hms bytt 2027-01 brann"


@dataclass
class People:
    """Ask, and wait for the answer."""

    world: World
    heard: list[CommandOutcome] = field(default_factory=list)
    loop: asyncio.AbstractEventLoop = field(init=False)

    def __post_init__(self) -> None:
        self.submit = Executor(self.world.core.dispatcher, self.world.clock.now, self)

    def command(self, platform: str, outcome: CommandOutcome, seconds: float) -> None:
        self.heard.append(outcome)

    def ask(self, line: str, channel: str = "solstralen", attempt: Attempt | None = None) -> Answer:
        request = Request(self.world.place(channel), "styrer", line, attempt=attempt or Attempt())
        return run_turned(self._ask(request))

    def ask_in_vain(self, line: str, channel: str = "solstralen") -> Answer:
        """Nothing comes of it as long as anybody waits."""
        return run_turned(self._ask_in_vain(Request(self.world.place(channel), "styrer", line)))

    async def _ask(self, request: Request) -> Answer:
        self.loop = asyncio.get_running_loop()
        return await self.submit(request)

    async def _ask_in_vain(self, request: Request) -> Answer:
        answer = asyncio.create_task(self._ask(request))
        await time_out(PATIENCE)
        return await answer

    def wait(self) -> None:
        """Until all that was begun has ended."""
        self.submit._threads.shutdown()
        self.__post_init__()


@pytest.fixture
def people(world: World) -> People:
    made = People(world)
    assert not made.ask("hms").not_now
    return made


@pytest.fixture
def postgresql_people(postgresql: PostgresqlDatabase, tmp_path: Path) -> People:
    return People(World(postgresql.fresh(START), tmp_path))


def january(world: World) -> str:
    return world.text("hms måned januar")


def test_nobody_waits_longer_than_the_platforms_do() -> None:
    """Slack and Teams show an error of their own after three seconds."""
    assert PATIENCE + conversations.PATIENCE < 3


def test_a_change_that_waits_for_a_lock_is_given_up_and_not_made_later(people: People) -> None:
    before = january(people.world)
    with locked(people.world.store):
        answer = people.ask_in_vain(CHANGE)
        assert said(answer).startswith(NOT_NOW)
        assert answer.private
        assert [button.line for button in answer.card.buttons] == [CHANGE]
    people.wait()
    assert january(people.world) == before
    assert not people.ask(CHANGE).not_now
    assert january(people.world) != before
    assert people.heard == [CommandOutcome.ANSWERED, CommandOutcome.NOT_NOW, CommandOutcome.ANSWERED]


@pytest.mark.parametrize("line", ["hms", CHANGE, "hms bytt desember xyzzy", "alle er så slitne for tida"])
def test_nothing_goes_on_for_nobody(people: People, line: str) -> None:
    """What could not be stopped, for it was in a thread already, stops by itself."""
    attempt = Attempt()
    attempt.give_up()
    request = Request(people.world.place("solstralen"), "styrer", line, attempt=attempt)
    with pytest.raises(GivenUp):
        people.world.core.dispatcher(request, START)


def test_what_was_perhaps_meant_is_looked_for_while_others_may_write(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, near = people.world.store, NamedReader.near
    looked_for: list[str] = []

    def while_another_writes(*given: Any) -> Any:
        with locked(store):
            looked_for.append(given[1])
            return near(*given)

    monkeypatch.setattr(NamedReader, "near", while_another_writes)
    assert not people.ask("milepel ferdig infromert").not_now
    assert looked_for


def test_whoever_only_reads_is_answered_while_another_writes(people: People) -> None:
    with locked(people.world.store):
        assert not people.ask("hms").not_now


def test_a_database_that_is_not_there_is_said_at_once(small_world: World) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        store = Store(f"postgresql+psycopg://hms:hemmelig@127.0.0.1:{unused.getsockname()[1]}/hms")
        small_world.core = Core.of(store)
        answer = People(small_world).ask("hms")
    assert said(answer).startswith(NOT_NOW)


def test_it_is_said_in_the_language_of_the_place_where_that_is_known(people: People) -> None:
    with locked(people.world.store):
        assert people.ask_in_vain(CHANGE, "fjelltun").language is Language.NB
        assert people.ask("hms", "fjelltun").language is Language.NN
        assert people.ask_in_vain(CHANGE, "fjelltun").language is Language.NN
    people.wait()


def test_a_statement_that_is_wrong_is_no_trouble_to_wait_for(store: Store) -> None:
    with pytest.raises(Exception, match="no_such_table") as raised, store.read() as session:
        session.connection().exec_driver_sql("SELECT * FROM no_such_table")
    assert not isinstance(raised.value, Unreachable)


# A database that can be read, and takes no changes

NOT_SAVED = "Det ble ikke lagret"


def test_a_standby_is_no_trouble_for_long(postgresql_people: People) -> None:
    """A new connection may reach a server that takes changes."""
    people = postgresql_people
    with read_only(people.world.store):
        assert said(people.ask(CHANGE)).startswith(NOT_NOW)
        assert not people.ask("hms").not_now
    assert not people.ask(CHANGE).not_now


def test_a_file_that_may_not_be_written_is_said_to_whoever_changes_something(small_world: World) -> None:
    people = People(small_world)
    before = january(people.world)
    with read_only(people.world.store):
        answer = people.ask(CHANGE)
        assert not people.ask("hms").not_now, "and who only reads is answered"
    assert said(answer).startswith(NOT_SAVED)
    assert answer.card.buttons[0].line == CHANGE
    assert january(people.world) == before
    assert not people.ask(CHANGE).not_now


def test_a_disk_that_is_full_is_said_and_keeps_what_was_saved(small_world: World) -> None:
    people = People(small_world)
    with without_room(small_world.store):
        for number in range(1, 200):
            before = people.world.text("hms tiltak")
            answer = people.ask(f"hms tiltak ny styrer 15.12.2026 Måle støy {number}")
            if answer.not_now:
                break
    assert said(answer).startswith(NOT_SAVED)
    assert people.world.text("hms tiltak") == before
    assert not people.ask("hms tiltak ny styrer 15.12.2026 Måle støy").not_now


# A PostgreSQL that stands still


@pytest.mark.parametrize("line", ["hms", CHANGE])
def test_a_frozen_server_is_not_waited_for_and_is_used_again_when_it_goes_on(
    postgresql_people: People, line: str
) -> None:
    people = postgresql_people
    before = january(people.world)
    with frozen(people.world.store):
        assert [said(people.ask_in_vain(line)).startswith(NOT_NOW) for _time in range(2)] == [True, True]
    people.wait()
    assert january(people.world) == before
    assert not people.ask("hms").not_now


def test_of_a_change_that_was_being_saved_nobody_says_that_it_was_not(postgresql_people: People) -> None:
    people = postgresql_people
    before = january(people.world)

    processes = server_processes(people.world.store)

    class JustInTime(Attempt):
        def keep(self) -> None:
            super().keep()
            send_all(processes, signal.SIGSTOP)
            people.loop.call_soon_threadsafe(let_pass, PATIENCE)

    try:
        answer = people.ask(CHANGE, attempt=JustInTime())
    finally:
        send_all(processes, signal.SIGCONT)
    assert said(answer).startswith(NOT_KNOWN)
    assert "hms historikk" in [button.line for button in answer.card.buttons]
    people.wait()
    assert january(people.world) != before


def test_a_server_that_was_restarted_is_not_noticed_by_the_next_command(postgresql_people: People) -> None:
    assert not postgresql_people.ask("hms").not_now
    cut_off(postgresql_people.world.store)
    assert not postgresql_people.ask("hms").not_now


def test_a_replica_that_froze_with_a_lock_in_its_hands_loses_it(postgresql_people: People) -> None:
    """What the server is told to do; it would take half a minute to see."""
    with postgresql_people.world.store.read() as session:
        told = session.connection().exec_driver_sql("SHOW idle_in_transaction_session_timeout").scalar()
    assert told == "30s"
