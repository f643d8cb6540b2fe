"""Two people change the same thing at the same moment: nothing is lost, and the second sees what changed."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from threading import Event as Signal
from typing import TypeAlias

from sqlalchemy import Connection, event, select, text

from bot.commands.forms import FormValues
from bot.commands.lines import seen_mark
from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.model.calendar import choices_in
from bot.model.event import Event
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.plan import Status
from bot.store.engine import Store
from bot.store.queries import find_kindergarten
from tests.clocks import START
from tests.world import World, buttons, place, said

SOON = START + timedelta(minutes=1)
SEEN = seen_mark(START)
"""What stands on the buttons of a card that both were looking at."""
DECEMBER = Month(2026, 12)


Act: TypeAlias = str | tuple[str, FormValues]
"""A line, or a form that is sent with it."""


def ask(world: World, channel: str, user: str, act: Act) -> Answer:
    line, values = (act, None) if isinstance(act, str) else act
    return Router(world.core.dispatcher)(Request(place(channel), user, line, values), SOON)


def at_once(
    world: World, threads: ThreadPoolExecutor, first: Act, second: Act, channel: str = "solstralen"
) -> tuple[Answer, Answer]:
    """What styrer gets for the first line, and verneombud for the second.

    The first is held with everything done and nothing kept, until the second waits behind it.
    """
    held, go_on, comes = Signal(), Signal(), Signal()

    def hold(_connection: Connection) -> None:
        if not held.is_set():
            held.set()
            go_on.wait()

    def come() -> Answer:
        comes.set()
        return ask(world, channel, "verneombud", second)

    event.listen(world.store.engine, "commit", hold)
    one = threads.submit(ask, world, channel, "styrer", first)
    one.add_done_callback(lambda _done: held.set())
    held.wait()
    two = threads.submit(come)
    comes.wait()
    wait_behind(world.store, two)
    go_on.set()
    return one.result(), two.result()


def wait_behind(store: Store, second: Future[Answer]) -> None:
    """Until the second waits for a lock. SQLite takes its one lock at the very beginning."""
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    while not store.is_sqlite and not second.done():
        with store.read() as session:
            if session.scalar(waiting):
                return


def theme(world: World, channel: str) -> object:
    """The theme of December."""
    with world.store.read() as session:
        found = find_kindergarten(session, place(channel), "styrer", frozenset({Part.CALENDAR}))
        assert found is not None
        return choices_in(found[0].calendar).get(DECEMBER)


def changes(world: World, line: str) -> list[tuple[str, object, object]]:
    """Who changed December how, oldest first."""
    with world.store.read() as session:
        events = session.scalars(select(Event).where(Event.command == line).order_by(Event.id)).all()
    return [
        (event.by, (change.before or {}).get("theme"), (change.after or {}).get("theme"))
        for event in events
        for change in event.changes
        if event.at == SOON
    ]


def test_the_second_with_an_older_button_sees_what_changed(world: World, threads: ThreadPoolExecutor) -> None:
    first, second = at_once(
        world, threads, f"hms bytt 2026-12 brann {SEEN}", f"hms bytt 2026-12 konflikt {SEEN}"
    )
    assert "Desember har fått nytt tema" in said(first)
    assert "Brannøvelse og trygg vei ut" in said(second), "it tells what the theme is now"
    assert theme(world, "solstralen") == "brann"
    assert [by for by, _before, _after in changes(world, "hms bytt")] == ["styrer"]

    anyway = next(line for line in buttons(second).values() if line.startswith("hms bytt"))
    ask(world, "solstralen", "verneombud", anyway)
    assert theme(world, "solstralen") == "konflikt"
    (_, _before, one), (by, two, after) = changes(world, "hms bytt")
    assert (one, by, two, after) == ("brann", "verneombud", "brann", "konflikt"), "both are in the history"


def test_two_who_type_both_have_their_say_in_turn(world: World, threads: ThreadPoolExecutor) -> None:
    before = theme(world, "solstralen")
    at_once(world, threads, "hms bytt 2026-12 brann", "hms bytt 2026-12 konflikt")
    assert changes(world, "hms bytt") == [("styrer", before, "brann"), ("verneombud", "brann", "konflikt")]
    world.undo()
    assert theme(world, "solstralen") == "brann"
    world.undo()
    assert theme(world, "solstralen") == before


def test_two_give_an_empty_month_a_theme(world: World, threads: ThreadPoolExecutor) -> None:
    assert theme(world, "fjelltun") is None
    _first, second = at_once(
        world, threads, f"hms bytt 2026-12 brann {SEEN}", f"hms bytt 2026-12 konflikt {SEEN}", "fjelltun"
    )
    assert theme(world, "fjelltun") == "brann"
    assert "Brannøving og trygg veg ut" in said(second)


def test_one_ticks_a_milestone_while_the_other_skips_it(world: World, threads: ThreadPoolExecutor) -> None:
    first, second = at_once(
        world,
        threads,
        f"milepel ferdig informert ja {SEEN}",
        f"milepel hopp informert vi rekker det ikke {SEEN}",
        "fjelltun",
    )
    assert not first.private, "everybody is told that it is done"
    assert second.private, "and only the other that it was not skipped"
    with world.store.read() as session:
        found = find_kindergarten(session, place("fjelltun"), "styrer", frozenset({Part.MILESTONES}))
        assert found is not None
        informed = next(one for one in found[0].milestones if one.key == "informert")
    assert (informed.status, informed.reason) == (Status.DONE, None)


def test_two_who_undo_do_not_undo_the_same_change(world: World, threads: ThreadPoolExecutor) -> None:
    before = theme(world, "solstralen")
    world.ask("hms bytt 2026-12 brann")
    changed = world.ask("hms bytt 2026-12 konflikt")
    press = buttons(changed)["Angre"]
    first, second = at_once(world, threads, press, press)
    assert "Endringen er angret" in said(first)
    assert "Dette er angret fra før" in said(second)
    assert theme(world, "solstralen") == "brann"
    assert theme(world, "solstralen") != before


def test_a_channel_becomes_that_of_one_avdeling_alone(world: World, threads: ThreadPoolExecutor) -> None:
    first, second = at_once(world, threads, "hms avdeling 1 Rogn", "hms avdeling 2 Multe", "ny-kanal")
    assert "Dette er kanalen til Rogn" in said(first)
    assert second.private, "the channel is somebody's now, and the line means nothing there"
    assert "Multe" not in world.text("hms avdeling", channel="fjelltun")


def test_a_crowd_leaves_an_unbroken_history(world: World, threads: ThreadPoolExecutor) -> None:
    """Whoever comes when: each change begins where the one before it ended."""
    users = ("styrer", "tillitsvalgt", "verneombud")
    before = theme(world, "solstralen")
    others = [key for key in world.core.dispatcher.library.themes if key != before][:24]
    lines = [f"hms bytt 2026-12 {key}" for key in others]
    answers = [
        threads.submit(ask, world, "solstralen", users[number % 3], line) for number, line in enumerate(lines)
    ]
    assert all(answer.result() for answer in answers)
    history = changes(world, "hms bytt")
    assert {after for _by, _before, after in history} == set(others)
    ended = [before, *(after for _by, _before, after in history)]
    assert [begun for _by, begun, _after in history] == ended[:-1]
    assert theme(world, "solstralen") == ended[-1]
