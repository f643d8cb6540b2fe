"""The history keeps itself: who changed what, from what to what; and every change can be undone exactly."""

from typing import Any

from sqlalchemy import update

from bot.handlers.registry import REGISTRY
from bot.model.event import Change
from bot.model.role import RoleHolder
from tests.store.changes import (
    CHANGES,
    CONFIRMED,
    EVERY,
    FIRST,
    FOR_GOOD,
    SENDING,
    UNDOING,
    UNRECORDED,
    Tables,
    do,
    events,
    newest,
    tables,
)
from tests.world import World


def test_there_is_an_example_for_every_command_that_changes_something() -> None:
    others = UNDOING | SENDING | UNRECORDED | CONFIRMED
    assert {command.name for command in REGISTRY if command.changes} == CHANGES.keys() | others


def test_a_change_is_one_event_with_before_and_after_and_undone_it_is_as_if_it_had_not_been(
    fjelltun: World,
) -> None:
    before, known = tables(fjelltun), newest(fjelltun)
    for name, line, form in EVERY:
        for first in FIRST.get(name, "").splitlines():
            do(fjelltun, first)
            before, known = tables(fjelltun), newest(fjelltun)
        do(fjelltun, line, form)
        (event,) = events(fjelltun, known)
        assert (event.by, event.role, event.command) == ("tillitsvalgt", "tillitsvalgt", name), line
        assert_changes(event.changes, before, tables(fjelltun))

        said = do(fjelltun, f"hms angre {event.id} ja")
        if name in FOR_GOOD:
            assert "Dette kan ikkje hentast tilbake" in said
            before, known = tables(fjelltun), event.id
            continue
        assert tables(fjelltun) == before, line
        (undone,) = events(fjelltun, event.id)
        assert undone.undoes == event.id, line
        assert sorted(repr(change.reversed()) for change in undone.changes) == sorted(
            map(repr, event.changes)
        )
        known = undone.id


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
    before, known = tables(world), newest(world)
    for line in LEAVE_NO_TRACE:
        do(world, line)
        assert tables(world) == before, line
        assert newest(world) == known, line


def test_the_same_once_more_is_no_change(fjelltun: World) -> None:
    do(fjelltun, "hms bytt desember brann")
    known = newest(fjelltun)
    do(fjelltun, "hms bytt desember brann")
    do(fjelltun, "hms oppsett nn")
    assert newest(fjelltun) == known


def test_somebody_outside_the_group_changes_nothing(fjelltun: World) -> None:
    before = tables(fjelltun)
    for _name, line, form in EVERY:
        do(fjelltun, line, form, user="ansatt")
    do(fjelltun, "hms angre", user="ansatt")
    assert tables(fjelltun) == before


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
    theirs = newest(fjelltun)
    assert "Hemmeleg veke" in do(fjelltun, "hms historikk")

    before = tables(fjelltun)
    assert "Hemmeleg veke" not in fjelltun.text("hms historikk")
    assert "Hemmeleg veke" not in fjelltun.text(f"hms angre {theirs}")
    assert tables(fjelltun) == before
    fjelltun.undo()
    after = tables(fjelltun)
    changed = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
    assert {key[0] for _table, key in changed} == {1}, "their own last change is undone, and no other's"
