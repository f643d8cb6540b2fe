"""The log of `serve`: JSON, an id for each request and wake-up, and nobody's words."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.commands.request import Answer, Request
from bot.dispatch.executor import Executor
from bot.operations.health import Health
from bot.operations.logs import WAKEUP, an_id, formatter, with_request_id
from bot.store.engine import Store
from tests.posting import DUE
from tests.serving import Client, served
from tests.trouble import locked
from tests.world import World

PERSONAL = "Kari-er-syk"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a handler like that of `serve` writes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_line_is_json_with_time_level_and_where_it_is_from(written: io.StringIO) -> None:
    logging.getLogger("bot.app.serve").warning("Slack does not answer; going on without %s", "it")
    (line,) = lines(written)
    assert line.pop("time").endswith("Z")
    assert line == {
        "event": "Slack does not answer; going on without it",
        "level": "warning",
        "logger": "bot.app.serve",
    }


def test_an_error_says_what_and_where_and_none_of_its_words(written: io.StringIO) -> None:
    def fail() -> None:
        try:
            dict[str, int]()[PERSONAL]
        except KeyError as error:
            raise ValueError(PERSONAL) from error

    try:
        fail()
    except ValueError:
        logging.getLogger("bot").exception("It failed")
    (line,) = lines(written)
    assert [error["type"] for error in line["error"]] == ["ValueError", "KeyError"]
    assert line["error"][0]["at"][-1].endswith(" fail")
    assert PERSONAL not in written.getvalue()


def test_a_request_that_fails_is_logged_with_its_id_and_without_its_address(
    written: io.StringIO, store: Store
) -> None:
    async def story(client: Client, _health: Health) -> list[int]:
        return [(await client.get(f"/broken/{PERSONAL}")).status for _time in range(2)]

    assert served(store, DUE, story) == [500, 500]
    first, second = lines(written)
    assert first["event"] == "A request could not be answered: /broken/{secret}"
    assert first["request"] != second["request"]
    assert PERSONAL not in written.getvalue()
    assert "127.0.0.1" not in written.getvalue()


def test_what_a_thread_logs_has_the_id_of_its_request(written: io.StringIO, small_world: World) -> None:
    def door(_request: Request, _now: object) -> Answer:
        logging.getLogger("bot.dispatch.dispatcher").warning("In the thread")
        return small_world.ask("hms")

    async def story(_client: Client, _health: Health) -> None:
        submit = with_request_id(Executor(door, small_world.clock.now))
        for _time in range(2):
            await submit(Request(small_world.place("solstralen"), "styrer", "hms"))

    served(small_world.store, DUE, story)
    first, second = lines(written)
    assert first["request"] != second["request"]


def test_all_lines_of_a_wakeup_have_one_id(written: io.StringIO) -> None:
    for _time in range(2):
        with an_id(WAKEUP):
            logging.getLogger("scheduler").warning("One")
            logging.getLogger("scheduler").warning("Two")
    ids = [line["wakeup"] for line in lines(written)]
    assert ids[0] == ids[1] != ids[2] == ids[3]


def test_a_database_that_does_not_answer_is_one_line(written: io.StringIO, small_world: World) -> None:
    async def story(_client: Client, health: Health) -> None:
        with locked(small_world.store):
            await health.waking(small_world.core.scheduler({}).wake)()

    served(small_world.store, DUE, story)
    (line,) = lines(written)
    assert line["event"] == "The database does not answer, and sending waits for it: database is locked"
    assert line["level"] == "warning"
    assert "wakeup" in line
