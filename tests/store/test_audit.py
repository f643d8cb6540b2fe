"""The history keeps itself: who changed what, from what to what; and every change can be undone exactly."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.handlers.registry import REGISTRY
from bot.model.avdeling import Avdeling
from bot.model.base import Base
from bot.model.deciding import Consent
from bot.model.event import Change, Event
from bot.model.kindergarten import Kindergarten
from bot.model.role import RoleHolder
from tests.world import World, said

Row = dict[str, Any]
Tables = dict[tuple[str, tuple[Any, ...]], Row]
"""Every row that is kept in the history, by its table and key."""

AUDITED = [
    Base.metadata.tables[each.class_.__tablename__] for each in Base.registry.mappers if each.class_.audited
]


def tables(world: World) -> Tables:
    """All that the history keeps, as the database has it; when the planner looks next is not a change."""
    found: Tables = {}
    with world.store.read() as session:
        for table in AUDITED:
            kept = [column.name for column in table.columns if column.info.get("audited", True)]
            for row in session.execute(select(table)).mappings():
                key = tuple(row[column.name] for column in table.primary_key)
                found[table.name, key] = {name: row[name] for name in kept}
    return found


def events(world: World) -> list[Event]:
    with world.store.read() as session:
        return list(session.scalars(select(Event).order_by(Event.id)))


Form = dict[str, str | list[str]]

# A line, and what its form is filled in with, for each command that changes something; in Fjelltun.
CHANGES: dict[str, list[tuple[str, Form | None]]] = {
    "hms bytt": [
        ("hms bytt desember brann", None),
        ("hms bytt 2027-01", {"month": "2027-01", "theme": "konflikt"}),
    ],
    "hms eget": [
        ("hms eget februar Vår uke", None),
        (
            "hms eget",
            {"month": "2027-03", "title": "<b>Vår</b>", "text": "a\nb", "link": "https://example.no"},
        ),
    ],
    "hms stengt": [("hms stengt 7.12–11.12 ferie", None), ("hms stengt uke 8", None)],
    "hms åpent": [("hms åpent 2026-12-28", None), ("hms åpent 2026-12-24–2026-12-31", None)],
    "hms funn": [
        ("hms funn støy", None),
        ("hms funn", {"problems": ["loft", "pauser"], "strengths": ["konflikt"]}),
    ],
    "hms poengrunde": [
        ("hms poengrunde 30.11.2026", None),
        ("hms poengrunde", {"months": ["2026-12", "2027-01"], "themes": ["brann", "konflikt"]}),
    ],
    "hms avbryt-runden": [("hms avbryt-runden", None)],
    "hms bestem": [
        ("hms bestem desember brann januar støy", None),
        ("hms bestem", {"first": "2026-12 brann", "third": "2027-02 konflikt"}),
    ],
    "hms tilbakeblikk": [
        ("hms tilbakeblikk november delvis vi rakk ikkje alt", None),
        ("hms tilbakeblikk", {"month": "2026-11", "outcome": "ikke ennå"}),
    ],
    "hms behold": [("hms behold november", None)],
    "hms utkast": [("hms utkast ja", None), ("hms utkast", {"again": ["pauser-arbeidsplan"]})],
    "hms pause": [("hms pause 31.12", None), ("hms pause 5.1.2027", None)],
    "hms fortsett": [("hms fortsett", None)],
    "hms gruppe slutt": [("hms gruppe slutt", None)],
    "hms oppsett": [
        ("hms oppsett en", None),
        ("hms oppsett daglig leder", None),
        ("hms oppsett mandag 9:15 nei", None),
        ("hms oppsett", {"name": "Fjelltunet", "styrer": ["styrer", "vara"], "verneombud": "ny"}),
        ("hms oppsett", {"start": "2026-08-10", "here": "f2"}),
    ],
    "hms tiltak ny": [
        ("hms tiltak ny alle 15.1.2027 Faste pauser", None),
        (
            "hms tiltak ny",
            {
                "responsible": "pedledere",
                "due": "2027-07-05",
                "what": "<b>Én</b>\nting 🐻",
                "check_on": "2027-08-20",
                "why": "=1+1",
            },
        ),
    ],
    "hms tiltak ferdig": [("hms tiltak ferdig 1", None)],
    "hms tiltak dropp": [("hms tiltak dropp 1 Vi fant noe bedre", None)],
    "hms tiltak virket": [("hms tiltak virket 1 ja", None), ("hms tiltak virket 1 delvis", None)],
    "hms tiltak juster": [("hms tiltak juster 1 2027-02-01 Faste pauser", None)],
    "hms roller avtale": [("hms roller avtale Vi møtes fast", None)],
    "hms videre": [("hms videre rolleforstaelse 0", None), ("hms videre hjulet 1 a1", None)],
    "hms bra-dag-møte": [("hms bra-dag-møte forste 2027-01-15", None)],
    "hms avdeling ny": [("hms avdeling ny Rognebæret, Tyttebæret", None)],
    "hms avdeling fjern": [("hms avdeling fjern a2", None)],
    "hms avdeling koble-fra": [("hms avdeling koble-fra a1", None)],
    "hms kartlegging sendt": [
        ("hms kartlegging sendt 2.11", None),
        ("hms kartlegging sendt 2027-01-12", None),
    ],
    "hms kartlegging lukket": [("hms kartlegging lukket 72 %", None)],
    "hms kartlegging rapport": [("hms kartlegging rapport", None)],
    "hms kartlegging snakket": [("hms kartlegging snakket a1", None)],
    "milepel ferdig": [("milepel ferdig informert ja", None), ("milepel ferdig forankret ja", None)],
    "milepel utsett": [("milepel utsett hjelper 2 uker", None), ("milepel utsett kalender 2027-05-18", None)],
    "milepel hopp": [("milepel hopp rapport vi har den alt", None)],
    "milepel ny": [("milepel ny 15.1.2027 Plantestafett", None), ("milepel ny 1.3.2027 Skidag", None)],
    "milepel navn": [("milepel navn hms-gruppe Gruppa vår", None)],
    "milepel start": [("milepel start 2026-11-02", None), ("milepel start 2026-11-02 f3", None)],
}
UNDOING = {"hms angre"}
SENDING = {"hms avdeling send"}
"""What only makes a post: that cannot be undone, and is in no history."""
UNRECORDED = {
    *("hms stem", "hms foreslå", "hms fjern-forslag"),
    *("hms overlever", "hms roller nei", "hms roller trekk"),
    "hms slett-alt",
}
"""Points and proposals are in no history: an event beside those with names would tell who and when. Nor is
who was asked to take a role, and said no. That all is to be deleted is stopped with a no."""
CONFIRMED = {"hms roller ja", "hms hvem-bestemmer"}
"""Who decides is changed with a yes of others: tests/store/test_roles.py."""
FOR_GOOD = {"hms avbryt-runden"}
"""Takes points away, which nothing brings back."""
FIRST = {
    "hms avbryt-runden": "hms poengrunde 30.11.2026",
    "hms tilbakeblikk": "hms bytt november pausar",
    "hms behold": "hms bytt november pausar",
}
"""What must be there before it can be changed."""
EVERY = [(name, *change) for name, changes in CHANGES.items() for change in changes]


def do(world: World, line: str, form: Form | None = None, user: str = "tillitsvalgt") -> str:
    """In Fjelltun, by somebody whose role none of the changes takes away."""
    answer = world.ask(line, user, "fjelltun") if form is None else world.send(line, form, user, "fjelltun")
    return said(answer)


def undo(world: World) -> str:
    return said(world.undo("tillitsvalgt", "fjelltun"))


@pytest.fixture
def fjelltun(world: World) -> World:
    """Paused, so that it can go on; with a measure, two avdelinger, the group's place, and a round begun."""
    with world.store.write() as session:
        bound = update(Kindergarten).where(Kindergarten.channel == "fjelltun")
        session.execute(bound.values(group_channel="fjelltun-gruppe"))
    do(world, "hms pause 30.11")
    do(world, "hms tiltak ny verneombud 4.12 Teppe under bordene")
    with world.store.write() as session:
        of = session.scalars(select(Kindergarten.id).where(Kindergarten.channel == "fjelltun")).one()
        session.add_all(
            [
                Avdeling(kindergarten_id=of, key="a1", name="Multe", channel="multe"),
                Avdeling(kindergarten_id=of, key="a2", name="Blåbær"),
            ]
        )
    do(world, "hms videre hjulet 0 a1")
    return world


def test_there_is_an_example_for_every_command_that_changes_something() -> None:
    others = UNDOING | SENDING | UNRECORDED | CONFIRMED
    assert {command.name for command in REGISTRY if command.changes} == CHANGES.keys() | others


def test_a_change_is_one_event_with_before_and_after_and_undone_it_is_as_if_it_had_not_been(
    fjelltun: World,
) -> None:
    for name, line, form in EVERY:
        if name in FIRST:
            do(fjelltun, FIRST[name])
        before, known = tables(fjelltun), len(events(fjelltun))
        do(fjelltun, line, form)
        *_, event = events(fjelltun)
        assert len(events(fjelltun)) == known + 1, line
        assert (event.by, event.role, event.command) == ("tillitsvalgt", "tillitsvalgt", name)
        assert_changes(event.changes, before, tables(fjelltun))

        if name in FOR_GOOD:
            assert "Dette kan ikkje hentast tilbake" in do(fjelltun, f"hms angre {event.id} ja")
            continue
        undo(fjelltun)
        assert tables(fjelltun) == before, line
        undone = events(fjelltun)[-1]
        assert undone.undoes == event.id, line
        assert sorted(repr(change.reversed()) for change in undone.changes) == sorted(
            map(repr, event.changes)
        )


def assert_changes(changes: tuple[Change, ...], before: Tables, after: Tables) -> None:
    """One for each row that differs, as it was and as it is."""
    differing = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
    assert len(changes) == len(differing) > 0
    for change in changes:
        place = next(one for one in differing if one[0] == change.table and same_key(one[1], change.key))
        assert (change.before is None) == (place not in before)
        assert (change.after is None) == (place not in after)
        assert change.before != change.after


def same_key(row: tuple[Any, ...], kept: tuple[Any, ...]) -> bool:
    """A key as the database has it, and as the history keeps it: a month is a year and a number there."""
    written = (f"{part['year']:04}-{part['number']:02}" if isinstance(part, dict) else part for part in kept)
    return [str(part) for part in row] == [str(part) for part in written]


LEAVE_NO_TRACE = [
    *(command.name for command in REGISTRY if not command.changes),
    "hms bytt",
    "hms bytt juli brann",
    "hms bytt 2026-11 xyzzy",
    "hms bytt 2026-10 brann",
    "hms oppsett",
    "hms funn",
    "hms funn støy fjern",
    "hms foreslå",
    "hms foreslå " + "a" * 81,
    "hms foreslå " + "a" * 10_000,
    "hms fjern-forslag 1",
    "hms stem",
    "hms stem t1",
    "hms poengrunde",
    "hms poengrunde 1.11.2026",
    "hms avbryt-runden",
    "hms bestem",
    "hms bestem ja",
    "hms bestem juli brann",
    "hms tilbakeblikk",
    "hms tilbakeblikk november gjort",
    "hms tilbakeblikk mars 2027 gjort",
    "hms behold november",
    "hms utkast",
    "hms stengt",
    "hms fortsett",
    "hms åpent 2.12.2026",
    "milepel ferdig informert",
    "milepel utsett informert",
    "milepel start",
    "hms eget desember " + "a" * 10_000,
    "hms eget desember Vår uke http://example.no",
]


def test_what_only_reads_asks_or_is_refused_leaves_no_trace(world: World) -> None:
    before, known = tables(world), len(events(world))
    for line in LEAVE_NO_TRACE:
        do(world, line)
        assert tables(world) == before, line
        assert len(events(world)) == known, line


def test_the_same_once_more_is_no_change(fjelltun: World) -> None:
    do(fjelltun, "hms bytt desember brann")
    known = len(events(fjelltun))
    do(fjelltun, "hms bytt desember brann")
    do(fjelltun, "hms oppsett nn")
    assert len(events(fjelltun)) == known


def test_somebody_outside_the_group_changes_nothing(fjelltun: World) -> None:
    before = tables(fjelltun)
    for _name, line, form in EVERY:
        do(fjelltun, line, form, user="ansatt")
    do(fjelltun, "hms angre", user="ansatt")
    assert tables(fjelltun) == before


# Undoing


def number(world: World) -> int:
    return events(world)[-1].id


def test_one_after_another_back_to_the_beginning(fjelltun: World) -> None:
    steps = [tables(fjelltun)]
    for _name, line, form in EVERY[:6]:
        do(fjelltun, line, form)
        steps.append(tables(fjelltun))
    for step in reversed(steps[:-1]):
        undo(fjelltun)
        assert tables(fjelltun) == step


@pytest.mark.parametrize("answer", ["hms bestem ja", "hms bestem nei"])
def test_what_two_decide_together_is_undone_step_by_step(fjelltun: World, answer: str) -> None:
    do(fjelltun, "hms oppsett to av oss")
    before = tables(fjelltun)
    do(fjelltun, "hms bestem", {"first": "2026-12 brann", "second": "2027-01 konflikt"})
    do(fjelltun, "hms eget februar Vår uke")
    waiting = tables(fjelltun)
    do(fjelltun, answer, user="verneombud")
    assert tables(fjelltun) != waiting
    undo(fjelltun)
    assert tables(fjelltun) == waiting, "it waits for a yes again, and who has said yes has"
    undo(fjelltun)
    undo(fjelltun)
    assert tables(fjelltun) == before


def test_an_undoing_can_be_undone_by_its_number(fjelltun: World) -> None:
    do(fjelltun, "hms bytt desember brann")
    changed = tables(fjelltun)
    undo(fjelltun)
    do(fjelltun, f"hms angre {number(fjelltun)}")
    assert tables(fjelltun) == changed


def test_an_earlier_change_of_something_else_can_be_undone_by_its_number(fjelltun: World) -> None:
    before = tables(fjelltun)
    do(fjelltun, "hms bytt desember brann")
    december = number(fjelltun)
    do(fjelltun, "hms bytt januar konflikt")
    do(fjelltun, f"hms angre {december}")
    assert len(tables(fjelltun)) == len(before) + 1, "January has its theme"
    undo(fjelltun)
    assert tables(fjelltun) == before


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("hms bytt desember brann", "hms bytt desember konflikt"),
        ("hms stengt 7.12–11.12", "hms stengt 14.12–18.12"),
        ("milepel utsett kalender 18.5.2027", "milepel hopp kalender vi har den alt"),
        ("milepel ny 15.1.2027 Skidag", "milepel ferdig egen-1 ja"),
    ],
)
def test_what_has_been_changed_again_is_not_undone_by_itself(fjelltun: World, first: str, later: str) -> None:
    do(fjelltun, first)
    earlier = number(fjelltun)
    do(fjelltun, later)
    before, known = tables(fjelltun), number(fjelltun)
    answer = do(fjelltun, f"hms angre {earlier}")
    assert "Angre den nyaste endringa først" in answer
    assert tables(fjelltun) == before
    assert number(fjelltun) == known


def test_when_nothing_is_left_to_undo_it_says_so(fjelltun: World) -> None:
    for _began_with in ("the round", "the measure", "the pause"):
        undo(fjelltun)
    before = tables(fjelltun)
    assert "Det er ingenting å angre" in undo(fjelltun)
    assert "Det er ingenting å angre" in do(fjelltun, "hms angre 4711")
    assert tables(fjelltun) == before


TOGETHER = (
    "hms angre",
    "hms bytt desember konflikt",
    "hms bestem ja",
    "hms bestem nei",
)
"""What two decide, in turn; with much that comes between."""
STEP = st.tuples(
    st.one_of(
        st.sampled_from([(line, form) for _name, line, form in EVERY]),
        st.sampled_from([(line, None) for line in TOGETHER]),
    ),
    st.sampled_from(("tillitsvalgt", "verneombud")),
)


@settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example ends as it began
)
@given(steps=st.lists(STEP, min_size=2, max_size=8), consent=st.sampled_from((Consent.ONE, Consent.TWO)))
def test_whatever_was_done_undoing_it_all_leaves_everything_as_it_was(
    world: World, steps: list[tuple[tuple[str, Form | None], str]], consent: Consent
) -> None:
    with world.store.write() as session:
        session.execute(update(Kindergarten).values(consent=consent))
    before = tables(world)
    for (line, form), user in steps:
        do(world, line, form, user)
    while tables(world) != before:
        known = number(world)
        answer = undo(world)
        assert number(world) > known, f"stuck: {answer}"


# Who sees it


def test_the_history_names_the_role_and_not_the_person(fjelltun: World) -> None:
    with fjelltun.store.write() as session:
        session.execute(update(RoleHolder).where(RoleHolder.user_id == "styrer").values(user_id="U012KARI"))
    do(fjelltun, "hms bytt desember brann", user="U012KARI")
    assert events(fjelltun)[-1].by == "U012KARI"
    shown = do(fjelltun, "hms historikk", user="ansatt")
    assert "Styrar" in shown
    assert "KARI" not in shown


def test_kindergartens_never_see_each_others_history(fjelltun: World) -> None:
    do(fjelltun, "hms eget desember Hemmeleg veke")
    theirs = number(fjelltun)
    assert "Hemmeleg veke" in do(fjelltun, "hms historikk")

    before = tables(fjelltun)
    assert "Hemmeleg veke" not in fjelltun.text("hms historikk")
    assert "Hemmeleg veke" not in fjelltun.text(f"hms angre {theirs}")
    assert tables(fjelltun) == before
    fjelltun.undo()
    after = tables(fjelltun)
    changed = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
    assert {key[0] for _table, key in changed} == {1}, "their own last change is undone, and no other's"
