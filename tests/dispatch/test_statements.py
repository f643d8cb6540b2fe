"""How often a request asks the database before its answer: each time is a trip that somebody waits for.

Counted on SQLite, which tells of all that it is sent. PostgreSQL is sent the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from bot.commands.request import Request
from bot.dispatch.routing import Router
from bot.model.role import Role, RoleHolder
from bot.platforms.local.people import ARBEIDSGRUPPE, HJELPER, PROGRAMMET
from tests.around import NAME, Around
from tests.world import World, said

ONE, BOTH, STRANGER = "anne", HJELPER, "nobody"
BELONGS, KINDERGARTEN, CALENDAR = 1, 1, 1
PROGRAMME = 6
"""Its home, the person's roles, its row and how many have joined, in a transaction with its begin and end."""
AVDELING = 3
"""Likewise: whether it is an avdeling's channel."""


@pytest.fixture
def around(small_world: World) -> World:
    """One has a role in Solstrålen alone, one in the programme too; `styrer` in both kindergartens."""
    Around(small_world).begin()
    with small_world.store.write() as session:
        session.add(RoleHolder(kindergarten_id=1, role=Role.VERNEOMBUD, user_id=ONE))
        session.add(RoleHolder(kindergarten_id=1, role=Role.TILLITSVALGT, user_id=BOTH))
    return small_world


@contextmanager
def asked_of(world: World) -> Iterator[list[str]]:
    """All that the database is sent, the begin and the end of a transaction too."""
    asked: list[str] = []

    def begin(connection: Any, *_pool: Any) -> None:
        connection.set_trace_callback(asked.append)

    def end(connection: Any, *_pool: Any) -> None:
        connection.set_trace_callback(None)

    event.listen(world.store.engine, "checkout", begin)
    event.listen(world.store.engine, "checkin", end)
    yield asked
    event.remove(world.store.engine, "checkout", begin)
    event.remove(world.store.engine, "checkin", end)


@pytest.mark.parametrize(
    ("user", "channel", "line", "title", "statements"),
    [
        ("styrer", "solstralen", "/hms", "Tema for november", KINDERGARTEN + CALENDAR),
        (ONE, ONE, "/hms", "Tema for november", BELONGS + KINDERGARTEN + CALENDAR),
        ("styrer", "styrer", "/hms", "Hvilken barnehage?", BELONGS),
        (STRANGER, STRANGER, "/hms", "Her vet jeg ikke", BELONGS),
        (ARBEIDSGRUPPE, ARBEIDSGRUPPE, "/hms", NAME, BELONGS + PROGRAMME),
        (BOTH, BOTH, "/hms", "Barnehage eller program?", BELONGS),
        (BOTH, BOTH, "/hms program", NAME, BELONGS + PROGRAMME),
        (BOTH, BOTH, "/hms neste-måned", "Tema for desember", BELONGS + KINDERGARTEN + CALENDAR),
        (ARBEIDSGRUPPE, PROGRAMMET, "/hms program", NAME, KINDERGARTEN + AVDELING + BELONGS + PROGRAMME),
    ],
)
def test_whose_a_person_is_is_asked_once(
    around: World, user: str, channel: str, line: str, title: str, statements: int
) -> None:
    request = Request(around.place(channel), user, line, personal=channel == user)
    with asked_of(around) as asked:
        answer = Router(around.core.dispatcher)(request, around.clock.now())
    assert said(answer).startswith(title)
    assert len(asked) == statements, "\n".join(asked)
