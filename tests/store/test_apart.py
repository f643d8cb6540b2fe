"""One kindergarten never sees anything of another's: random people, commands and values, over many."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.commands.grammar import find_command
from bot.commands.lines import meant_kindergarten, meant_mark
from bot.commands.registry import Command
from bot.commands.request import Answer, Request
from bot.dispatch.routing import ANSWERS, Router
from bot.handlers.post_kinds import KINDS
from bot.handlers.registry import REGISTRY, UNBOUND
from bot.model.base import Base
from bot.model.place import Openness, Place
from tests.store.filled import EVERY, FILLED, Asked, Filled, as_asked, filled_in, ways_to_fill
from tests.world import World, said

FIRST, KINDERGARTENS = 3, 6
"""The number of the first of ours; the demo's two come before."""
MARK, PERSON = re.compile(r"merke(\d+)x"), re.compile(r"person\d")
CONFIDED = re.compile(r"fortrolig(\d+)x")
"""In a reason that somebody gave with a proposal: for the group alone, whatever it decides."""
PEOPLE = 8
"""The first has a role in every kindergarten, the next six in one each, and the last in none."""
ALONE, ELSEWHERE, EMPTY = "alene", "annet", [f"tom{number}" for number in range(8)]
PLACES = [
    *(f"{kind}{number}" for kind in ("k", "k", "a", "g") for number in range(KINDERGARTENS)),
    *(*EMPTY, ELSEWHERE, ALONE),
]
"""Their own channels, an avdeling's and the group's, some of nobody, one of another workspace, and none."""
CLOSED = ("g", "t")
"""What the names of places begin with where only those read who were let in."""
OF_A_KINDERGARTEN = [one for one in Base.metadata.sorted_tables if "kindergarten_id" in one.c]

HOMES = "SELECT external_id, channel, k.id FROM kindergarten k JOIN workspace w ON w.id = workspace_id"
HOMES_OF_GROUPS = HOMES.replace("channel", "group_channel") + " WHERE group_channel IS NOT NULL"
HOMES_OF_AVDELINGER = HOMES.replace("channel", "a.channel") + " JOIN avdeling a ON kindergarten_id = k.id"
ROLES = HOMES.replace("channel", "user_id") + " JOIN role_holder ON kindergarten_id = k.id"
OFFERS = HOMES.replace("channel", "person") + " JOIN role_offer ON kindergarten_id = k.id"
ASKERS = OFFERS.replace("person", '"by"')

YES, NO, WITHDRAW, UNDO = -6, -5, -2, -1
"""Where buttons stand among all that were seen, when their card is the newest."""

Step: TypeAlias = tuple[str, int, Asked | int, int]
"""Where, who, what, and a number: for what a line leaves open. What is a number too: of a button seen."""


@dataclass(frozen=True)
class Known:
    """What is in the database, and who is at home where."""

    rows: set[tuple[Any, ...]]
    """With their kindergarten first, and their table."""
    homes: dict[tuple[str, str], int]
    """Kindergartens by workspace and channel."""
    groups: dict[tuple[str, str], int]
    """The same by the places of their groups."""
    roles: set[tuple[str, str, int]]
    """Workspace, person and kindergarten."""
    offers: set[tuple[str, str, int]]
    """The same of those who are asked to take a role."""
    askers: set[tuple[str, str, int]]
    """The same of those who ask them."""

    @classmethod
    def of(cls, world: World) -> "Known":
        with world.store.read() as session:
            ask = session.connection().exec_driver_sql
            tables = [("id", "kindergarten"), *(("kindergarten_id", one.name) for one in OF_A_KINDERGARTEN)]
            rows = {
                tuple(row)
                for of, name in tables
                for row in ask(f"SELECT {of}, '{name}', * FROM {name}")  # noqa: S608 - our own names
            }
            of_groups = {(workspace, place): one for workspace, place, one in ask(HOMES_OF_GROUPS)}
            homes = [*ask(HOMES), *ask(HOMES_OF_AVDELINGER)]
            roles, offers, askers = ({tuple(row) for row in ask(query)} for query in (ROLES, OFFERS, ASKERS))
        known = {(workspace, channel): one for workspace, channel, one in homes}
        return cls(rows, known | of_groups, of_groups, roles, offers, askers)

    def of_one(self, kindergarten: int) -> set[tuple[Any, ...]]:
        return {row for row in self.rows if row[0] == kindergarten}

    @property
    def kindergartens(self) -> set[int]:
        return set(self.homes.values())

    def mine(self, request: Request) -> set[int]:
        """Those in which the asker holds a role; for an answer, also those that ask them to take one."""
        asker = (request.place.workspace, request.user)
        answers = find_command(request.line, REGISTRY).command.name in ANSWERS
        return {one for *who, one in self.roles | (self.offers if answers else set()) if tuple(who) == asker}

    def holds(self, workspace: str, person: str) -> set[int]:
        """Those in which a person holds a role."""
        return {one for *who, one in self.roles if tuple(who) == (workspace, person)}

    def readers(self, place: Place) -> set[int]:
        """Those whose group, and nobody else, reads what is written somewhere."""
        if place.person is not None:
            return self.holds(place.workspace, place.person)
        group = self.groups.get((place.workspace, place.channel))
        return set() if group is None else {group}

    def home(self, request: Request) -> int | None:
        return self.homes.get((request.place.workspace, request.place.channel))

    def reach(self, request: Request) -> set[int]:
        """The kindergartens that may be talked of in an answer."""
        mine, home, meant = self.mine(request), self.home(request), meant_kindergarten(request.line)
        if request.personal or meant is not None:
            return {one for one in mine if meant in (None, one)} or mine
        return mine if home is None else {home}


@dataclass
class Town:
    """Six kindergartens, and all that happens in them."""

    world: World
    route: Router
    known: Known
    seen: list[Asked] = field(default_factory=list)
    """The buttons and forms of all answers, to be pressed by others and elsewhere."""
    typed: set[str] = field(default_factory=set)
    """Words with the marks of others that somebody has typed, and that were kept."""
    carried_out: Counter[Command] = field(default_factory=Counter)

    @contextmanager
    def begun_anew(self) -> Iterator[None]:
        """As it is now; what happens in it is forgotten at the end."""
        engine, known, seen = self.world.store.engine, self.known, len(self.seen)
        file = Path(str(engine.url.database))
        engine.dispose()
        before = file.read_bytes()
        try:
            yield
        finally:
            engine.dispose()
            file.write_bytes(before)
            self.known, self.typed = known, set()
            del self.seen[seen:]

    def ask(self, step: Step) -> Answer:
        """Carry a step out, and look at what came of it."""
        request, before = self._request(*step), self.known
        answer = self.route(request, self.world.clock.now())
        self.known = Known.of(self.world)
        self._notice(request, before, answer)
        self._keep(answer)
        return answer

    def _request(self, where: str, who: int, what: Asked | int, number: int) -> Request:
        user = f"person{who}"
        place = Place("local", ELSEWHERE, "k1") if where == ELSEWHERE else self.world.place(where)
        if where == ALONE:
            place = self.world.place(user)
        line, values = self.seen[what % len(self.seen)] if isinstance(what, int) else what
        mine = self.known.homes.get((place.workspace, place.channel), 0)
        line, values = filled_in((line, values), mine, FIRST + number % KINDERGARTENS, number)
        openness = Openness.CLOSED if where[0] in CLOSED else Openness.OPEN
        return Request(place, user, line, values, personal=where == ALONE, openness=openness)

    def _notice(self, request: Request, before: Known, answer: Answer) -> None:
        asked, after = f"{request.line} {request.values}", self.known
        new = after.kindergartens - before.kindergartens
        own = before.reach(request) | new
        typed = {word for word in re.split(r"[\s'\"\[\]{},]+", asked) if marks(word) - own}
        seen = f"{said(answer)} {answer.card!r}"
        for word in sorted(typed | self.typed, key=len, reverse=True):  # what was typed may be said back
            seen = seen.replace(word, "")
        assert marks(seen) <= own | {0}, asked

        named = before.roles | after.roles | before.offers | after.offers | before.askers | after.askers
        people = {who for _workspace, who, one in named if one in own}
        people |= {request.user} if request.line.startswith("hms mine-data") else set()
        assert set(PERSON.findall(seen)) <= people | set(PERSON.findall(asked)), asked

        channels = {channel for (_workspace, channel), one in after.homes.items() if one in own}
        assert {told.place.channel for told in answer.told} <= channels | {request.place.channel}, asked

        self._look_for_confidences(request, before, answer)
        command = self._command(request, before)
        rows = before.rows ^ after.rows
        changed = {row[0] for row in rows}
        assert changed <= own, asked
        assert not command.who or changed <= before.mine(request) | new, asked
        assert not command.unnamed or request.user not in repr(rows), asked
        self.carried_out[command] += bool(changed)
        self.typed |= typed if changed else set()

    def _look_for_confidences(self, request: Request, before: Known, answer: Answer) -> None:
        """What was said to the group alone is read by it alone, wherever it is written."""
        place, after = request.place, self.known
        asker = replace(place, person=request.user) if answer.private else place
        for where, card in ((asker, answer.card), *((told.place, told.card) for told in answer.told)):
            read = {int(number) for number in CONFIDED.findall(f"{card!r}")}
            typed = {int(number) for number in CONFIDED.findall(f"{request.line} {request.values}")}
            assert read <= before.readers(where) | after.readers(where) | typed, f"{request.line} {where}"

    def _command(self, request: Request, before: Known) -> Command:
        bound = before.home(request) or request.personal or meant_kindergarten(request.line)
        return find_command(request.line, REGISTRY if bound else UNBOUND).command

    def _keep(self, answer: Answer) -> None:
        self.seen += [(button.line, None) for button in answer.card.buttons]
        form = answer.card.form
        if form is not None:
            values: Filled = {one.name: list(one.value) for one in form.fields}
            values |= {one.name: one.options[0].value for one in form.fields if one.options and not one.value}
            self.seen.append((form.line, values))


def marks(text: str) -> set[int]:
    """Of which kindergartens there is something in a text."""
    return {int(number) for number in MARK.findall(text)}


def settled(number: int) -> Iterator[Step]:
    """A kindergarten with everything under way."""
    here, avdeling, of = f"k{number}", f"a{number}", FIRST + number
    set_up: Asked = (
        "hms oppsett",
        {
            "name": f"merke{of}x barnehage",
            "styrer": ["person0"],
            "tillitsvalgt": ["person0"],
            "verneombud": [f"person{1 + number}"],
            "start": "2026-11-23",
        },
    )
    yield here, 0, set_up, 0
    yield avdeling, 0, (f"hms avdeling {of} merke{of}x b", None), 0
    yield f"g{number}", 0, (f"hms gruppe her {of}", None), 0
    confided: Filled = {
        "theme": "pauser-arbeidsplan",
        "words": f"fortrolig{of}x grunn",
        "sender": f"fortrolig{of}x",
    }
    yield here, 7, ("hms foreslå", confided), 0
    for line in (
        "hms eget november {mark} nå",
        "hms eget desember {mark} senere",
        "hms tilbakeblikk november delvis {mark}",
        "hms tiltak ny alle 1.12 {word} teppe",
        "hms tiltak ny verneombud 4.12 {word} pauser",
        "hms tiltak ny styrer 8.12 {word} støy",
        "hms tiltak ferdig 2",
        "hms funn støy",
        "hms foreslå {mark} a",
        "hms foreslå {mark} b",
        "hms poengrunde 30.11",
        "hms stem t1 t2",
        "hms kartlegging sendt 2.11",
        "hms videre hjulet 0 {word}-b",
        "hms bra-dag-møte forste 3.12",
        "milepel ny 1.3.2027 {mark}",
        "hms pause 30.11",
    ):
        yield here, 0, (line, None), number
    if number % 2:
        yield here, 0, ("hms oppsett to av oss", None), 0
        yield here, 0, ("hms bytt januar brann", None), 0


@pytest.fixture
def town(small_world: World) -> Town:
    town = Town(small_world, Router(small_world.core.dispatcher), Known.of(small_world))
    for number in range(KINDERGARTENS):
        for step in settled(number):
            town.ask(step)
    return town


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


STEPS = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.one_of(st.just(0), st.integers(0, PEOPLE - 1)),
        st.one_of(st.sampled_from(EVERY), st.integers(0, 9999)),
        st.integers(1, 250),
    ),
    min_size=10,
    max_size=40,
)


def test_nobody_sees_or_changes_anything_of_another(town: Town) -> None:
    @settings(deadline=None, derandomize=True, database=None, max_examples=20)
    @example(steps=list(each_once()))
    @given(steps=STEPS)
    def whatever_is_asked(steps: list[Step]) -> None:
        with town.begun_anew():
            for step in steps:
                town.ask(step)

    whatever_is_asked()
    changing = {command for command in (*REGISTRY, *UNBOUND) if command.changes}
    assert {command.name for command in changing if not town.carried_out[command]} == set()


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
    assert kinds == {kind.stored[0] for kind in KINDS} - {"year"}


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
