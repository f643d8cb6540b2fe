"""Six kindergartens with everything under way, and a look at all that comes of whatever is asked in them."""

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeAlias

from bot.commands.grammar import find_command
from bot.commands.lines import meant_kindergarten
from bot.commands.registry import Command
from bot.commands.request import Answer, Request
from bot.content.library import shipped
from bot.dispatch.routing import ANSWERS, Router
from bot.handlers.registry import REGISTRY, UNBOUND
from bot.model.audience import Audience
from bot.model.base import Base
from bot.model.place import Openness, Place, Tenant
from tests.databases import Database
from tests.sample import Sample
from tests.store.filled import Asked, Filled, filled_in
from tests.world import World, said

DEMO = Tenant("local", "demo")
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
            whole = "*" if world.store.is_sqlite else "{}::text"
            tables = [("id", "kindergarten"), *(("kindergarten_id", one.name) for one in OF_A_KINDERGARTEN)]
            rows = {
                tuple(row)
                for of, name in tables
                for row in ask(f"SELECT {of}, '{name}', {whole.format(name)} FROM {name}")  # noqa: S608
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
    """Some kindergartens, and all that happens in them."""

    world: World
    tenants: tuple[Tenant, ...] = (DEMO,)
    """Where kindergartens are, in turn."""
    known: Known = field(init=False)
    seen: list[Asked] = field(default_factory=list)
    """The buttons and forms of all answers, to be pressed by others and elsewhere."""
    typed: set[str] = field(default_factory=set)
    """Words with the marks of others that somebody has typed, and that were kept."""
    carried_out: Counter[Command] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._version: object = None
        self.look()

    def settle(self, kindergartens: int) -> Self:
        with self.world.store.write() as session:
            sample = Sample(shipped())
            session.add_all((sample.programme, sample.verneombud_gathering))
            session.flush()
            session.add_all(sample.offers)
        for number in range(kindergartens):
            for step in settled(number):
                self.ask(step)
        return self

    def remember(self, database: Database) -> Self:
        """As `begin_anew` makes it again."""
        self._back, self._then = database.remember(), (self.known, tuple(self.seen))
        return self

    def begin_anew(self) -> Self:
        """All that has happened since is forgotten."""
        self._back()
        self._version = None
        self.world.clock.moment = self.world.start
        self.known, self.seen = self._then[0], list(self._then[1])
        self.typed, self.carried_out = set(), Counter()
        return self

    def ask(self, step: Step) -> Answer:
        """Carry a step out, and look at what came of it."""
        return self.carry_out(self.request(step))

    def carry_out(self, request: Request) -> Answer:
        (answer,) = self.carry_out_at_once(request)
        return answer

    def carry_out_at_once(self, *requests: Request) -> list[Answer]:
        """Several in the same moment, and look at what came of them together."""
        before = self.known
        if len(requests) == 1:
            answers = [self._route(request) for request in requests]
        else:
            with ThreadPoolExecutor(len(requests)) as threads:
                answers = list(threads.map(self._route, requests))
        self.look()
        for request, answer in zip(requests, answers, strict=True):
            self._notice_answer(request, before, answer)
            self._keep(answer)
        self._notice_changes(requests, before)
        return answers

    def _route(self, request: Request) -> Answer:
        return Router(self.world.core.dispatcher)(request, self.world.clock.now())

    def look(self) -> None:
        """Read all that is there, where anything was written."""
        version = self._written()
        if version is None or version != self._version:
            self.known = Known.of(self.world)
        self._version = version

    def _written(self) -> object:
        """Another when somebody has written something, on SQLite; PostgreSQL says no such thing."""
        if not self.world.store.is_sqlite:
            return None
        with self.world.store.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            return driver, driver.total_changes, driver.execute("PRAGMA data_version").fetchone()

    def tenant(self, where: str) -> Tenant:
        return self.tenants[int("0" + re.sub(r"\D", "", where)) % len(self.tenants)]

    def place(self, where: str) -> Place:
        tenant = self.tenant(where)
        return Place(tenant.platform, tenant.external_id, where)

    def request(self, step: Step, act: str | None = None) -> Request:
        where, who, what, number = step
        user = f"person{who}"
        place = Place("local", ELSEWHERE, "k1") if where == ELSEWHERE else self.place(where)
        if where == ALONE:
            tenant = self.tenant(str(number))
            place = Place(tenant.platform, tenant.external_id, user)
        line, values = self.seen[what % len(self.seen)] if isinstance(what, int) else what
        mine = self.known.homes.get((place.workspace, place.channel), 0)
        line, values = filled_in((line, values), mine, FIRST + number % KINDERGARTENS, number)
        openness = Openness.CLOSED if where[0] in CLOSED else Openness.OPEN
        return Request(place, user, line, values, personal=where == ALONE, openness=openness, act=act)

    def _notice_answer(self, request: Request, before: Known, answer: Answer) -> None:
        """It tells of nobody else's, has a way on, and is seen by those whom its command tells."""
        asked, after = f"{request.line} {request.values}", self.known
        new = after.kindergartens - before.kindergartens
        own = before.reach(request) | new
        typed = words_of_others(request, own)
        seen = f"{said(answer)} {answer.card!r}"
        for word in sorted(typed | self.typed, key=len, reverse=True):  # what was typed may be said back
            seen = seen.replace(word, "")
        assert marks(seen) <= own | {0}, asked

        named = before.roles | after.roles | before.offers | after.offers | before.askers | after.askers
        people = {who for _workspace, who, one in named if one in own}
        people |= {request.user} if request.line.startswith("hms mine-data") else set()
        assert set(PERSON.findall(seen)) <= people | set(PERSON.findall(asked)), asked

        homes = (*before.homes.items(), *after.homes.items())
        channels = {channel for (_workspace, channel), one in homes if one in own}
        assert {told.place.channel for told in answer.told} <= channels | {request.place.channel}, asked

        self._look_for_confidences(request, before, answer)
        assert answer.card.actions or answer.card.form or answer.told, f"a dead end: {asked}"
        assert answer.private or self.command(request, before).tells - {Audience.PERSON}, asked

    def _notice_changes(self, requests: tuple[Request, ...], before: Known) -> None:
        """Only what is theirs is changed, by those who may."""
        rows, new = before.rows ^ self.known.rows, self.known.kindergartens - before.kindergartens
        changed, may_change = {row[0] for row in rows}, set(new)
        for request in requests:
            command, reach = self.command(request, before), before.reach(request)
            may_change |= reach & before.mine(request) if command.who else reach
            assert not command.unnamed or len(requests) > 1 or request.user not in repr(rows), request.line
            self.carried_out[command] += bool(changed)
            self.typed |= words_of_others(request, reach | new) if changed else set()
        assert changed <= may_change, [request.line for request in requests]

    def _look_for_confidences(self, request: Request, before: Known, answer: Answer) -> None:
        """What was said to the group alone is read by it alone, wherever it is written."""
        place, after = request.place, self.known
        asker = replace(place, person=request.user) if answer.private else place
        for where, card in ((asker, answer.card), *((told.place, told.card) for told in answer.told)):
            read = {int(number) for number in CONFIDED.findall(f"{card!r}")}
            typed = {int(number) for number in CONFIDED.findall(f"{request.line} {request.values}")}
            assert read <= before.readers(where) | after.readers(where) | typed, f"{request.line} {where}"

    def command(self, request: Request, before: Known) -> Command:
        bound = before.home(request) or request.personal or meant_kindergarten(request.line)
        return find_command(request.line, REGISTRY if bound else UNBOUND).command

    def _keep(self, answer: Answer) -> None:
        self.seen += [(button.line, None) for button in answer.card.buttons]
        form = answer.card.form
        if form is not None:
            values: Filled = {one.name: list(one.value) for one in form.fields}
            values |= {one.name: one.options[0].value for one in form.fields if one.options and not one.value}
            self.seen.append((form.line, values))


def words_of_others(request: Request, own: set[int]) -> set[str]:
    """Words of a request with marks of kindergartens that are not its asker's."""
    asked = f"{request.line} {request.values}"
    return {word for word in re.split(r"[\s'\"\[\]{},]+", asked) if marks(word) - own}


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
