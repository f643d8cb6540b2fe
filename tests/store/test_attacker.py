"""Somebody has all of the database: who proposed, and who gave which points?

Two people are active in the same minute, and one of them proposes. The story is played twice, with the two in
each other's place, and all that is kept is the same, row by row: whoever is asked to tell the two apart can
only guess. The same story with the proposal at another time of the day leaves the same, too.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import new as keyed_hash
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import select

from bot.commands.request import Answer, Request
from bot.dispatch.executor import Executor
from bot.model.base import Base
from bot.model.deciding import Vote, Weighing
from tests.clocks import OSLO, START, run_turned
from tests.databases import Database
from tests.transcripts.drivers import Driver
from tests.transcripts.test_transcripts import PLATFORMS
from tests.world import World, place, said

Rows: TypeAlias = dict[str, list[str]]
Story: TypeAlias = Callable[[Driver], Awaitable[None]]
HERE = "solstralen"
PAIR = ("ansatt", "tillitsvalgt")
BOTH_WAYS = (PAIR, PAIR[::-1])
WORDS = "Stille stund etter lunsj"
MINUTES = (1, 2, 3)
SAYS_NOTHING = re.compile(r"'[0-9a-f]{64}'|'[0-9a-f]{32}'|127\.0\.0\.1:\d+|'m\d+'|(?<=\d{10})\.\d{6}")
"""Hashes whose key one has not, and what only tests have: a server's port, and messages that are counted."""


@dataclass(frozen=True)
class Stage:
    """Where a story is played: on one platform, with one database."""

    database: Database
    folder: Path
    platform: str

    def play(self, story: Story) -> World:
        workspace, driver = PLATFORMS[self.platform]
        world = World(self.database.anew(START), self.folder, START, self.platform, workspace)
        run_turned(_played(story, driver(world, [HERE])))
        return world

    def copy(self, story: Story, *, order: bool = True) -> Rows:
        """All that is kept when it is over, as it lies there."""
        return copied(self.play(story), order=order)

    def unordered(self, story: Story) -> Rows:
        """Where chance has put the rows in an order of its own."""
        return {table: sorted(rows) for table, rows in self.copy(story, order=False).items()}


async def _played(story: Story, driver: Driver) -> None:
    await driver.start()
    try:
        await story(driver)
    finally:
        await driver.close()


def copied(world: World, *, order: bool) -> Rows:
    """Every row of every table. `order`: with which rows PostgreSQL wrote together, and in which order."""
    tables = Base.metadata.sorted_tables
    system = "" if world.store.is_sqlite or not order else "xmin::text::bigint, ctid::text, "
    with world.store.read() as session:
        ask = session.connection().exec_driver_sql
        found = {one.name: ask(f"SELECT {system}* FROM {one.name}").all() for one in tables}  # noqa: S608
    written = sorted({row[0] for rows in found.values() for row in rows}) if system else []
    return {
        name: [_read(row, written) for row in rows if name != "delivery" or order]
        for name, rows in found.items()
    }


def _read(row: Iterable[object], written: list[int]) -> str:
    """As text. A hash says nothing to one without its key; a number of a transaction only its place."""
    first, *rest = row
    return SAYS_NOTHING.sub("…", repr([written.index(first) if written else first, *rest]))  # type: ignore[arg-type]


@pytest.fixture(params=PLATFORMS)
def stage(request: pytest.FixtureRequest, database: Database, tmp_path: Path) -> Stage:
    return Stage(database, tmp_path, request.param)


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=OSLO)


async def propose(driver: Driver, who: str) -> None:
    (asked,) = await driver.say(who, "/hms foreslå", HERE)
    (thanks,) = await driver.fill(who, asked, {"Egne ord": WORDS})
    assert "Takk, det er foreslått" in thanks.text


def proposing(who: str, other: str) -> Story:
    """Both are busy in the same minute; something is changed by name before and after."""

    async def story(driver: Driver) -> None:
        await driver.say("tillitsvalgt", "/hms bytt mars brann", HERE)
        await driver.say(other, "/hms", HERE)
        await propose(driver, who)
        await driver.say(other, "/hms år", HERE)
        await driver.say("styrer", "/hms tiltak ny alle 1.12 Teppe under bordene", HERE)

    return story


def test_who_proposed_is_in_no_row(stage: Stage) -> None:
    one, other = (stage.copy(proposing(*pair)) for pair in BOTH_WAYS)
    assert WORDS in str(one)
    assert one == other


def test_when_it_was_proposed_is_in_no_row_but_the_day(stage: Stage) -> None:
    def story(first: int) -> Story:
        async def played(driver: Driver) -> None:
            begin, middle, _end = MINUTES
            for minute in MINUTES:
                await driver.turn(at(9, begin + minute))
                if minute == first:
                    await propose(driver, "ansatt")
                if minute == middle:
                    await driver.say("tillitsvalgt", "/hms bytt mars brann", HERE)
            await driver.turn(at(9, 5))  # the planner has looked again, as it does every few seconds

        return played

    before, after = (stage.unordered(story(minute)) for minute in (1, 3))
    assert "2026, 11, 23" in str(before["proposal"]) or "2026-11-23" in str(before["proposal"])
    assert before == after


def test_a_second_proposal_leaves_what_the_first_left_whoever_makes_it(stage: Stage) -> None:
    def story(first: str, second: str) -> Story:
        async def played(driver: Driver) -> None:
            await propose(driver, first)
            await driver.say("styrer", "/hms bytt mars brann", HERE)
            (asked,) = await driver.say(second, "/hms foreslå", HERE)
            await driver.fill(second, asked, {"Tema": "Brannøvelse og trygg vei ut"})

        return played

    assert stage.copy(story(*PAIR)) == stage.copy(story(*PAIR[::-1]))


def voting(**points: str) -> Story:
    async def story(driver: Driver) -> None:
        await driver.say("styrer", "/hms poengrunde 30.11", HERE)
        for who, given in points.items():
            (thanks,) = await driver.say(who, f"/hms stem {given}", HERE)
            assert "er lagret" in thanks.text

    return story


def test_who_gave_which_points_is_in_no_row_while_the_round_is_open(stage: Stage) -> None:
    one = stage.unordered(voting(styrer="t1 t1", tillitsvalgt="t2"))
    other = stage.unordered(voting(styrer="t2", tillitsvalgt="t1 t1"))
    assert len(one["vote"]) == len(PAIR)
    assert one == other


def test_in_which_order_points_were_given_is_in_no_row(stage: Stage) -> None:
    one = stage.unordered(voting(styrer="t1 t1", tillitsvalgt="t2"))
    assert one == stage.unordered(voting(tillitsvalgt="t2", styrer="t1 t1"))


def test_votes_lie_in_the_order_of_their_hashes_and_all_were_written_at_once(stage: Stage) -> None:
    world = stage.play(voting(tillitsvalgt="t3", styrer="t1"))
    with world.store.read() as session:
        ask = session.connection().exec_driver_sql
        voters = ask("SELECT voter FROM vote").scalars().all()
        written = "1" if world.store.is_sqlite else "xmin::text"
        assert len(set(ask(f"SELECT {written} FROM vote").scalars())) == 1  # noqa: S608 - our own words
    assert voters == sorted(voters)


def test_the_round_s_own_key_does_not_open_its_votes(stage: Stage) -> None:
    world = stage.play(voting(styrer="t1 t1", tillitsvalgt="t2"))
    with world.store.read() as session:
        (key,) = session.scalars(select(Weighing.key))
        votes = set(session.scalars(select(Vote.voter)))
    assert key is not None
    guesses = {
        keyed_hash(secret + key.encode(), who.encode(), sha256).hexdigest()
        for secret in (b"", key.encode())
        for who in ("styrer", "tillitsvalgt", "verneombud")
    }
    assert votes.isdisjoint(guesses)


def test_what_is_done_by_name_is_seen(stage: Stage) -> None:
    """So that the others could fail: a change by name is there, with its doer."""

    def story(who: str) -> Story:
        async def played(driver: Driver) -> None:
            await driver.say(who, "/hms bytt mars brann", HERE)

        return played

    assert stage.copy(story("styrer")) != stage.copy(story("tillitsvalgt"))


def test_a_delivery_that_comes_twice_is_carried_out_once(small_world: World) -> None:
    """Though nothing of it is kept. Another process, which cannot know, finds that it has been proposed."""
    request = Request(place("solstralen"), "ansatt", f"hms foreslå {WORDS}", act="teams/17")
    core, now = small_world.core, small_world.clock.now
    here, there = Executor(core.dispatcher, now), Executor(core.dispatcher, now)

    async def thrice() -> tuple[Answer, Answer, Answer]:
        return await here(request), await here(request), await there(request)

    first, second, elsewhere = run_turned(thrice())
    assert second == first.once_more()
    assert "Det temaet er allerede foreslått" in said(elsewhere)
    with small_world.store.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM delivery").scalar_one() == 0
