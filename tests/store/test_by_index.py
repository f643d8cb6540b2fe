"""What a wake-up and a command ask finds its rows by an index, however many years of posts lie behind it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, event, text

from bot.model.webinar import Webinar
from bot.store.outbox_status import pulse
from bot.store.posts import stop_waiting
from scheduler.tidying import Keeping, Tidying
from tests.clocks import OSLO
from tests.posting import DUE, Slow, replica, send
from tests.world import World

MONDAY = datetime(2026, 11, 30, 11, 30, tzinfo=OSLO)
Asked = list[tuple[str, Any]]
MANY = "post|kindergarten|event|calendar_month|milestone|measure|walk|finding|role_holder|workspace"
"""Tables that grow with the kindergartens, or with the years."""
LOOKED_THROUGH = re.compile(rf"\bSCAN ({MANY})\b|Seq Scan on ({MANY})\b|\bSort\b|TEMP B-TREE", re.MULTILINE)


@contextmanager
def asked_of(world: World) -> Iterator[Asked]:
    """The statements that read or change rows."""
    asked: Asked = []

    def keep(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        if re.match("SELECT|UPDATE|DELETE|INSERT", statement):
            asked.append((statement, values[0] if many else values))

    event.listen(world.store.engine, "before_cursor_execute", keep)
    yield asked
    event.remove(world.store.engine, "before_cursor_execute", keep)


def plan_of(connection: Connection, statement: str, values: Any) -> str:
    """How the database goes about it, when it is told that its tables are large."""
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    rows = connection.exec_driver_sql(f"{explain} {statement}", values)
    return "\n".join(str(row[-1]) for row in rows)


def looked_through(world: World, asked: Asked) -> list[str]:
    found = []
    with world.store.read() as session:
        connection = session.connection()
        if not world.store.is_sqlite:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            connection.execute(text("SET LOCAL enable_sort = off"))
        for statement, values in asked:
            plan = plan_of(connection, statement, values)
            if LOOKED_THROUGH.search(plan):
                found.append(f"{statement}\n{plan}")
    return found


def test_a_wake_up_with_posts_to_send(quiet: World) -> None:
    with quiet.store.write() as session:
        session.execute(delete(Webinar))
    with asked_of(quiet) as asked:
        send(quiet, platform := Slow(), DUE)
    assert platform.asked
    assert looked_through(quiet, asked) == []


def test_a_wake_up_with_the_messages_of_a_week(world: World) -> None:
    with world.store.write() as session:
        session.execute(delete(Webinar))
    with asked_of(world) as asked:
        send(world, platform := Slow(), MONDAY)
    assert "reminder/2026-W49" in platform.asked
    assert looked_through(world, asked) == []


def test_a_wake_up_with_a_webinar_to_tell_of_asks_once_who_wants_to_hear(quiet: World) -> None:
    with asked_of(quiet) as asked:
        replica(quiet).plan(DUE)
    (audience,) = looked_through(quiet, asked) or [""]
    assert ("wants_webinars" in audience) or not quiet.store.is_sqlite


def test_a_wake_up_with_nothing_to_do(quiet: World) -> None:
    send(quiet, Slow(), DUE)
    with asked_of(quiet) as asked:
        send(quiet, Slow(), DUE)
    assert asked
    assert looked_through(quiet, asked) == []


def test_tidying_up_looks_through_the_workspaces_alone(quiet: World) -> None:
    """Once an hour; they are as many as the kindergartens at most."""
    with asked_of(quiet) as asked:
        Tidying(quiet.store, Keeping())(DUE)
    (workspaces,) = looked_through(quiet, asked)
    assert "workspace.left_at" in workspaces


def test_the_question_whether_all_is_well(quiet: World) -> None:
    with asked_of(quiet) as asked:
        pulse(quiet.store, DUE)
    assert asked
    assert looked_through(quiet, asked) == []


def test_what_is_stopped_everywhere_is_found_among_what_waits(small_world: World) -> None:
    """On SQLite, which goes by no figures; PostgreSQL has to see a large table to choose as it does."""
    with asked_of(small_world) as asked, small_world.store.write() as session:
        stop_waiting(session, "theme", "2026-12", "stopped")
    [stop] = asked
    with small_world.store.read() as session:
        assert "SCAN post USING INDEX post_waiting" in plan_of(session.connection(), *stop)
