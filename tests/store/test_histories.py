"""Whatever people do, one after another or at once: the history explains what is so, nothing crosses over.

People with and without roles in three kindergartens, each on a platform of its own where others have the same
names. In short in each run of the tests; longer with `--hypothesis-profile=long`, see CONTRIBUTING.md.
"""

import re
from datetime import timedelta
from typing import Any, ClassVar, TypeAlias

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import inspect, select

from bot.handlers.registry import REGISTRY
from bot.handlers.roles.departures import person_left
from bot.model.base import Base
from bot.model.event import Change, Event, RowValues
from bot.model.place import Tenant
from bot.store import audit
from bot.store.session import Session
from tests.clocks import START
from tests.databases import Database
from tests.store.filled import EVERY, as_asked
from tests.store.town import ALONE, DEMO, EMPTY, FIRST, PEOPLE, Known, Step, Town
from tests.world import World

TENANTS = (DEMO, Tenant("slack", "T0HMS"), Tenant("teams", "6f1d1f2e"))
KINDERGARTENS = len(TENANTS)
EXAMPLES, STEPS = {"sqlite": 10, "postgresql": 4}, 20
LONGER = 40
"""So many times as long is the long form."""

Rows: TypeAlias = dict[str, RowValues]
"""Of one kindergarten, by table and key."""

ABOUT_WHO_DECIDES = {"role_holder"}
KINDS = [each.class_ for each in Base.registry.mappers if each.class_.audited]

OURS = [f"{kind}{number}" for kind in "kkag" for number in range(KINDERGARTENS)]

places = st.sampled_from([*OURS, *EMPTY[:KINDERGARTENS], ALONE])
CHANGES = [asked for command in REGISTRY if command.changes for asked in as_asked(command)]

people = st.one_of(st.just(0), st.integers(0, PEOPLE - 1))
what = st.one_of(st.sampled_from(EVERY), st.integers(0, 9999))
numbers = st.integers(1, 250)
likely = st.tuples(st.sampled_from(OURS[:KINDERGARTENS]), st.just(0), st.sampled_from(CHANGES), numbers)
"""Somebody who may changes something where they are at home."""
steps = st.one_of(likely, likely, st.tuples(places, people, what, numbers))


def kept(session: Session, kindergarten: int) -> Rows:
    """What the database has, of all that is in the history."""
    rows: Rows = {}
    for kind in KINDS:
        key = inspect(kind).primary_key[0]
        for row in session.scalars(select(kind).where(key == kindergarten)):
            rows[_place(row.__tablename__, inspect(row).identity)] = audit._now(row)
    return rows


def _place(table: str, key: Any) -> str:
    return f"{table}/{msgspec.json.encode(key).decode()}"


class Story:
    """One kindergarten as its history tells it."""

    def __init__(self, session: Session, kindergarten: int) -> None:
        self.kindergarten, self.rows = kindergarten, kept(session, kindergarten)
        self.things = {one.id: one.things for one in self._events(session, 0)}
        """What each event changed, from the oldest on."""
        self.undone: set[int] = set()

    def go_on(self, session: Session, left: str | None = None) -> None:
        """With the events since; then it says what is so. Whoever left is named no more, also in what was."""
        events = self._events(session, max(self.things, default=0))
        if left is not None and events:
            (nobody,) = set(re.findall(r"left-[0-9a-f]+", repr(events[-1].changes)))
            named = msgspec.json.encode(self.rows).decode().replace(left, nobody)
            self.rows = msgspec.json.decode(named, type=Rows)
        for event in events:
            for change in event.changes:
                self._apply(change)
                assert event.undoes is None or change.table not in ABOUT_WHO_DECIDES, "offered, never undone"
            self._is_undone_once(session, event)
            self.things[event.id] = event.things
        assert self.rows == kept(session, self.kindergarten)

    def some_event(self, back: int, *, was_overtaken: bool) -> int:
        """The number of one of the newest; or of those of which something was changed again since."""
        since: set[str] = set()
        found = []
        for number, things in reversed(self.things.items()):
            if not was_overtaken or things & since:
                found.append(number)
            since |= things
        return found[back % len(found)] if found else 0

    def _events(self, session: Session, after: int) -> list[Event]:
        mine = Event.kindergarten_id == self.kindergarten, Event.id > after
        return list(session.scalars(select(Event).where(*mine).order_by(Event.id)))

    def _apply(self, change: Change) -> None:
        place = _place(change.table, change.key)
        assert self.rows.get(place) == change.before, "each change begins where the last ended"
        if change.after is None:
            del self.rows[place]
        else:
            self.rows[place] = change.after

    def _is_undone_once(self, session: Session, event: Event) -> None:
        """Of two undoings of the same, one was undone in between. Nothing is lost that came after it."""
        if event.undoes is None:
            return
        assert event.undoes not in self.undone
        first = session.get_one(Event, event.undoes)
        assert first.kindergarten_id == self.kindergarten
        assert all(change.reversed() in first.changes for change in event.changes)
        self.undone.add(first.id)
        self.undone.discard(first.undoes or 0)


class Histories(RuleBasedStateMachine):
    """Each rule is something that happens; `Town` looks at each answer, and at whose rows were changed."""

    town: ClassVar[Town]

    def __init__(self) -> None:
        super().__init__()
        self.town.begin_anew()
        self.stories: dict[int, Story] = {}
        self.acts = 0
        self._go_on(self.town.known.kindergartens)

    @rule(step=steps)
    def somebody_asks(self, step: Step) -> None:
        before = self.town.known
        self.town.ask(step)
        self._go_on(_changed(before, self.town.known))

    @rule(step=steps)
    def the_same_act_comes_twice(self, step: Step) -> None:
        before, self.acts = self.town.known, self.acts + 1
        request = self.town.request(step, act=f"act/{self.acts}")
        self.town.carry_out(request)
        after = self.town.known
        again = self.town.carry_out(request)
        if after != before and not self.town.command(request, before).unnamed:
            # In a place that is the group's now, `hms gruppe her` only shows it.
            assert again.repeated or not self.town.command(request, after).changes
            assert self.town.known == after
        self._go_on(_changed(before, self.town.known))

    @rule(first=steps, second=steps, same_place=st.booleans())
    def two_ask_at_once(self, first: Step, second: Step, *, same_place: bool) -> None:
        before, (where, *_rest), (other, who, asked, number) = self.town.known, first, second
        second = (where if same_place else other, who, asked, number)
        self.town.carry_out_at_once(self.town.request(first), self.town.request(second))
        self._go_on(_changed(before, self.town.known))

    @rule(
        of=st.integers(0, KINDERGARTENS - 1),
        back=st.integers(0, 3),
        was_overtaken=st.booleans(),
        asker=st.one_of(st.none(), st.none(), st.tuples(places, people)),
        sure=st.sampled_from((" ja", " ja", "")),
    )
    def somebody_undoes(
        self, of: int, back: int, asker: tuple[str, int] | None, sure: str, *, was_overtaken: bool
    ) -> None:
        """Mostly somebody who may. One of the newest changes, or one that a newer one has overtaken."""
        where, who = asker or (OURS[of], 0)
        number = self.stories[FIRST + of].some_event(back, was_overtaken=was_overtaken)
        self.somebody_asks((where, who, (f"hms angre {number}{sure}", None), 0))

    @rule(who=people, where=st.integers(0, KINDERGARTENS - 1))
    def somebody_leaves(self, who: int, where: int) -> None:
        before, tenant = self.town.known, TENANTS[where]
        with self.town.world.store.write() as session:
            person_left(session, tenant, f"person{who}", self.town.world.clock.now())
        self.town.look()
        named = before.roles | before.offers | before.askers
        theirs = {one for place, who_, one in named if (place, who_) == (tenant.external_id, f"person{who}")}
        assert _changed(before, self.town.known) <= theirs
        self._go_on(theirs, left=f"person{who}")

    @rule(minutes=st.sampled_from((1, 11, 24 * 60)))
    def time_passes(self, minutes: int) -> None:
        self.town.world.clock.moment += timedelta(minutes=minutes)

    def _go_on(self, kindergartens: set[int], left: str | None = None) -> None:
        with self.town.world.store.read() as session:
            for one in kindergartens:
                if one in self.stories:
                    self.stories[one].go_on(session, left)
                else:
                    self.stories[one] = Story(session, one)


def _changed(before: Known, after: Known) -> set[int]:
    return {row[0] for row in before.rows ^ after.rows}


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def database(request: pytest.FixtureRequest) -> Database:
    found: Database = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def town(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Town:
    world = World(database.fresh(START), tmp_path_factory.mktemp("town"))
    return Town(world, TENANTS).settle(KINDERGARTENS).remember(database)


def test_the_history_explains_what_is_so_and_nothing_crosses_over(town: Town) -> None:
    class Here(Histories):
        pass

    Here.town = town
    times = LONGER if settings.get_current_profile_name() == "long" else 1
    examples = EXAMPLES[town.world.store.engine.dialect.name] * times
    run_state_machine_as_test(Here, settings=settings(max_examples=examples, stateful_step_count=STEPS))
