"""One kindergarten never sees anything of another's: every command and value, and what is posted."""

from collections.abc import Iterator

import pytest

from bot.commands.lines import meant_mark
from bot.handlers.post_kinds import KINDS
from bot.handlers.registry import REGISTRY, UNBOUND
from bot.model.audience import Audience
from tests.clocks import START
from tests.databases import SqliteDatabase
from tests.store.filled import FILLED, as_asked, ways_to_fill
from tests.store.town import (
    ALONE,
    CONFIDED,
    EMPTY,
    FIRST,
    KINDERGARTENS,
    NO,
    UNDO,
    WITHDRAW,
    YES,
    Step,
    Town,
    marks,
)
from tests.world import World, said

OF_NO_KINDERGARTEN = {"hms webinar blir-med", "hms webinar kan-ikke"}
"""Who comes to a gathering is kept by no kindergarten: tests/handlers/webinars/test_gatherings.py."""


@pytest.fixture(scope="module")
def settled_town(sqlite: SqliteDatabase, tmp_path_factory: pytest.TempPathFactory) -> Town:
    world = World(sqlite.fresh(START), tmp_path_factory.mktemp("town"))
    return Town(world).settle(KINDERGARTENS).remember(sqlite)


@pytest.fixture
def town(settled_town: Town) -> Town:
    return settled_town.begin_anew()


def each_once() -> Iterator[Step]:
    """Every command with its values, by somebody who may; and what takes two, or says which is meant.

    What only reads is asked first by somebody who holds no role.
    """
    for command in (one for one in REGISTRY if not one.changes):
        for asked in as_asked(command):
            yield "k1", 7, asked, 1
    yield "k4", 5, ("hms stem t1", None), 0
    yield ALONE, 0, (f"hms eget mars Vår uke {meant_mark(FIRST + 4)}", None), 0
    yield "k4", 0, ("hms bytt april brann", None), 4
    yield "k4", 0, UNDO, 0
    for press in (NO, YES):
        yield "k2", 0, ("hms overlever", {"role": "tillitsvalgt", "people": ["person7"]}), 0
        yield "k2", 7, ("hms roller", None), 0
        yield "k2", 7, press, 0
    yield "k2", 0, ("hms overlever", {"role": "verneombud", "people": ["person6"]}), 0
    yield "k2", 0, WITHDRAW, 0
    commands = {command.name: command for command in REGISTRY}
    for name in dict.fromkeys((*filter(commands.get, FILLED), *commands)):
        for asked in as_asked(commands[name]):
            yield "k1", 0, asked, 1
    for channel, command in zip(EMPTY, UNBOUND, strict=False):
        for asked in as_asked(command):
            yield channel, 0, asked, 1


def test_every_command_is_tried_with_every_value_it_takes() -> None:
    for command in (*REGISTRY, *UNBOUND):
        tried = {name for filled in ways_to_fill(command) for name in filled}
        assert {param.name for param in command.params} <= tried, command.name


OF_HJELPERE = {"hms hjelper", *(f"hms hjelper {word}" for word in ("bytt", "løst", "mer", "send"))}


TO_A_PROGRAMME = {"hms svar-programmet", "hms tilbakemelding"}
"""What is kept of them has no kindergarten: tests/store/test_light_tests.py."""


def test_nobody_sees_or_changes_anything_of_another(town: Town) -> None:
    """What random people do is in tests/store/test_histories.py."""
    for step in each_once():
        town.ask(step)
    changing = {command for command in (*REGISTRY, *UNBOUND) if command.changes}
    left = {command.name for command in changing if not town.carried_out[command]}
    assert left == OF_NO_KINDERGARTEN | OF_HJELPERE | TO_A_PROGRAMME


OF_PROGRAMMES = {"letter", "letter-recall", "letter-test", "hjelper", "test"}
"""What the same words of somebody else's are posted by, in many channels."""


def test_what_is_posted_is_each_kindergartens_own(town: Town) -> None:
    for number in range(KINDERGARTENS):
        for line in ("hms avdeling send brann 10 {word}-b ja", "hms pause 24.11"):
            town.ask((f"k{number}", 0, (line, None), 0))
    town.world.turn(2027, 1, 4)
    kinds = set()
    for number in range(KINDERGARTENS):
        posts = [one for kind in "kag" for one in town.world.posts(f"{kind}{number}")]
        assert marks(" ".join(post["text"] for post in posts)) == {FIRST + number}
        kinds |= {post["key"].partition("/")[0] for post in posts}
        assert not CONFIDED.search(" ".join(f"{post}" for post in posts)), "the bot itself never writes it"
        for channel in (f"k{number}", f"a{number}"):
            for post in town.world.posts(channel):
                assert not KINDS.is_for_group(*post["key"].split("/", 1)), "what is for the group alone"
    theirs = {kind.stored[0] for kind in KINDS if kind.audience is not Audience.PROGRAMME}
    assert kinds == theirs - {"year"} - OF_PROGRAMMES


def test_who_passed_their_role_on_is_at_home_nowhere(town: Town) -> None:
    own, them, seen = FIRST + 2, 3, len(town.seen)
    for line in ("hms", "hms hjem", "hms tiltak", "hms stem", "hms oppsett", "hms historikk"):
        assert own in marks(said(town.ask((ALONE, them, (line, None), 0)))) or line == "hms stem"
    theirs = town.seen[seen:]
    town.ask(("k2", 0, ("hms overlever", {"role": "verneombud", "people": ["person7"]}), 0))
    town.ask(("k2", 7, ("hms roller", None), 0))
    town.ask(("k2", 7, YES, 0))
    before = town.known.of_one(own)
    assert "Her vet jeg ikke hvilken barnehage du er i" in said(town.ask((ALONE, them, ("hms", None), 0)))
    for line, values in theirs:
        for where, asked in ((ALONE, line), (ALONE, f"{line} {meant_mark(own)}"), ("k2", line)):
            town.ask((where, them, (asked, values), 0))
    assert town.known.of_one(own) == before, "what they have on their screen still changes nothing"
