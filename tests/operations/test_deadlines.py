"""A body that drips keeps nobody waiting, and answers do not say which program gives them."""

import asyncio

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.operations.deadlines import BODY_SECONDS, body_deadline, without_server
from tests.clocks import run_turned, time_out

HEAD = b"POST /said HTTP/1.1\r\nHost: bot\r\nContent-Length: 10\r\n\r\n"


async def _said(request: web.Request) -> web.Response:
    return web.Response(body=await request.read())


def answered(*, whole: bool) -> bytes:
    """To a body of ten bytes, of which three come at first."""

    async def story() -> bytes:
        application = web.Application(middlewares=[body_deadline])
        application.on_response_prepare.append(without_server)
        application.router.add_post("/said", _said)
        async with TestServer(application) as server:
            reader, writer = await asyncio.open_connection(server.host, server.port)
            writer.write(HEAD + b"abc")
            if whole:
                writer.write(b"defghij")
            else:
                await time_out(BODY_SECONDS)
            answer = await reader.readuntil(b"\r\n\r\n")
            answer += await reader.readexactly(10) if whole else b""
            writer.close()
            return answer

    return run_turned(story())


def test_a_body_that_drips_is_given_up_and_the_connection_closed() -> None:
    said = answered(whole=False)
    assert said.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in said.lower()


def test_a_whole_body_is_answered_by_nobody_knows_what() -> None:
    said = answered(whole=True)
    assert said.startswith(b"HTTP/1.1 200 ")
    assert said.endswith(b"abcdefghij")
    assert b"server:" not in said.lower()
