"""Connections by real sockets: what drips or says nothing ends, a flood keeps nobody out, nobody is named."""

import asyncio
import logging
import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.app.running import listening
from bot.operations.connections import BODY_SECONDS, HEAD_SECONDS, IDLE_SECONDS, SAID_EVERY, Connections
from tests.clocks import let_pass, run_turned, time_out, waited_for

HEALTHY = b"GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n"
HEAD = b"POST /said HTTP/1.1\r\nHost: bot\r\nContent-Length: 10\r\n\r\n"
BAD_BODY = b"POST /said HTTP/1.1\r\nHost: bot\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n"
NO_HTTP = b"\x16\x03\x01 is how TLS begins\r\n\r\n"
FEW = 5


class Caller:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    def send(self, what: bytes) -> None:
        self._writer.write(what)

    async def answer(self) -> bytes:
        head = await self._reader.readuntil(b"\r\n\r\n")
        (length,) = (int(line.split()[1]) for line in head.splitlines() if line.startswith(b"Content-Length"))
        return head + await self._reader.readexactly(length)

    async def is_closed(self) -> bool:
        return await self._reader.read() == b""

    def is_open(self) -> bool:
        return not self._reader.at_eof()


class Served:
    """A web server of ours, and whoever calls it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._callers: list[asyncio.StreamWriter] = []

    async def call(self) -> Caller:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._callers.append(writer)
        return Caller(reader, writer)

    async def asked(self, what: bytes = HEALTHY) -> bytes:
        caller = await self.call()
        caller.send(what)
        return await caller.answer()

    def hang_up(self) -> None:
        for writer in self._callers:
            writer.close()


@asynccontextmanager
async def served(most: int | None = None) -> AsyncIterator[Served]:
    application = web.Application()
    application.router.add_get("/healthz", _healthy)
    application.router.add_get("/broken", _broken)
    application.router.add_post("/said", _said)
    async with listening(application, "127.0.0.1", 0, most) as listener:
        callers = Served(listener.sockets[0].getsockname()[1])
        yield callers
        callers.hang_up()


async def _healthy(_request: web.Request) -> web.Response:
    return web.Response(text="ok")


async def _said(request: web.Request) -> web.Response:
    return web.Response(body=await request.read())


async def _broken(_request: web.Request) -> web.Response:
    raise ZeroDivisionError


@pytest.mark.parametrize("begun", [b"", HEALTHY[:-2]], ids=["says nothing", "breaks off in the head"])
def test_whoever_connects_has_ten_seconds_to_say_what_they_want(begun: bytes) -> None:
    async def story() -> None:
        async with served() as server:
            caller = await server.call()
            caller.send(begun)
            await waited_for(HEAD_SECONDS)
            assert b"200 OK" in await server.asked(), "all that came before has been read"
            let_pass(HEAD_SECONDS)
            assert await caller.is_closed()

    run_turned(story())


def test_a_body_that_drips_is_given_up_and_the_connection_closed() -> None:
    async def story() -> bytes:
        async with served() as server:
            caller = await server.call()
            await waited_for(HEAD_SECONDS)
            let_pass(1)  # so that it is not the head that is waited for
            caller.send(HEAD + b"abc")
            await time_out(BODY_SECONDS)
            return await caller.answer()

    said = run_turned(story())
    assert said.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in said.lower()


def test_a_connection_is_used_again_and_ends_when_it_is_not() -> None:
    async def story() -> None:
        async with served() as server:
            caller = await server.call()
            for _time in range(2):
                caller.send(HEAD + b"abcdefghij")
                assert (await caller.answer()).endswith(b"abcdefghij")
                let_pass(HEAD_SECONDS)
            caller.send(HEALTHY[:-2])
            passed = HEAD_SECONDS
            while caller.is_open():
                let_pass(HEAD_SECONDS)
                passed += HEAD_SECONDS
                assert b"200 OK" in await server.asked()
            assert IDLE_SECONDS <= passed <= IDLE_SECONDS + 2 * HEAD_SECONDS

    run_turned(story())


@pytest.mark.parametrize("begun", [b"", b"GET /heal", HEAD, HEALTHY], ids=["silent", "head", "body", "idle"])
def test_a_flood_of_connections_keeps_nobody_out(begun: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """None of them is closed for what it says; the oldest are, where there are more than a few."""

    async def story() -> list[bool]:
        async with served(FEW) as server:
            flood = [await server.call() for _each in range(FEW * 4)]
            for caller in flood:
                caller.send(begun)
            for _each in range(3):
                assert b"200 OK" in await server.asked()
            return [caller.is_open() for caller in flood]

    is_open = run_turned(story())
    assert sum(is_open) <= FEW
    assert not caplog.records


@pytest.mark.parametrize("what", [NO_HTTP, BAD_BODY], ids=["not at all", "no body"])
def test_what_is_no_http_is_said_once_a_minute_and_nobody_is_named(
    what: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> bytes:
        async with served() as server:
            answers = [await server.asked(what) for _time in range(20)]
            let_pass(SAID_EVERY)
            await server.asked(what)
            return answers[-1]

    said = run_turned(story())
    assert b" 400 " in said
    assert b"aiohttp" not in said
    lines = [record.getMessage() for record in caplog.records]
    assert [line.split(", the last")[0] for line in lines] == [
        f"Requests that could not be read: {n}" for n in (1, 20)
    ]
    assert "127.0.0.1" not in caplog.text


@pytest.mark.parametrize("what", [HEALTHY, HEAD + b"abcdefghij", HEALTHY.replace(b"healthz", b"nowhere")])
def test_answers_do_not_say_which_program_gives_them(what: bytes) -> None:
    async def story() -> bytes:
        async with served() as server:
            return await server.asked(what)

    assert b"server:" not in run_turned(story()).lower()


def test_an_error_is_logged_without_where_it_was_asked_from(caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> bytes:
        async with served() as server:
            return await server.asked(HEALTHY.replace(b"healthz", b"broken"))

    assert run_turned(story()).startswith(b"HTTP/1.1 500 ")
    (line,) = caplog.records
    assert (line.levelno, line.exc_info is not None) == (logging.ERROR, True)
    assert "127.0.0.1" not in caplog.text


@pytest.mark.parametrize(("files", "most"), [(1024, 500), (256, 128), (resource.RLIM_INFINITY, 500)])
def test_there_are_no_more_than_the_system_lets_the_process_open(
    files: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _of: (files, resource.RLIM_INFINITY))
    assert Connections()._most == most
