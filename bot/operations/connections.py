"""Connections to the web server: whoever says nothing, or not all of it, keeps no place from the others."""

import asyncio
import logging
import sys
from http import HTTPStatus
from typing import Any

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

if sys.platform != "win32":
    import resource

HEAD_SECONDS = 10.0
"""From when somebody connects until the head of their first request is there."""
BODY_SECONDS = 10.0
"""Slack's and Teams' bodies arrive in one piece; a proxy in between waits for all of them first."""
IDLE_SECONDS = 75.0
"""From an answer until the head of the next request is there. nginx uses a connection again within sixty."""
MOST_IDLE = 500
"""Connections on which nothing is being answered. A proxy has a few dozen."""
SAID_EVERY = 60.0
"""Seconds between two lines about what could not be read, however much of it there is."""

log = logging.getLogger(__name__)


class Connections:
    """Of one process. Where too many are idle, the one that has been so longest is closed.

    408 is answered to a body that drips, 400 to what is no HTTP, both in as few words as that.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = most or _most_idle()
        self._idle: dict[web.RequestHandler, None] = {}
        """The longest first. Also those of which only a part of a request has come."""
        self._heads: dict[web.RequestHandler, asyncio.TimerHandle] = {}
        self._unread = 0
        self._said: float | None = None

    def join(self, application: web.Application) -> None:
        application.middlewares.insert(0, self._answering)
        application.on_response_prepare.append(_without_server)

    def accept(self, server: web.Server) -> "Connection":
        """A new one. What is left of a body that was given up is not waited for."""
        return Connection(self, server, keepalive_timeout=IDLE_SECONDS, lingering_time=0, access_log=None)

    def opened(self, connection: web.RequestHandler) -> None:
        late = asyncio.get_running_loop().call_later(HEAD_SECONDS, connection.force_close)
        self._heads[connection] = late
        self._rest(connection)

    def closed(self, connection: web.RequestHandler) -> None:
        self._head_is_there(connection)
        self._idle.pop(connection, None)

    def unread(self, why: str) -> None:
        """What somebody sent is no HTTP. It is said without what it was, and from where."""
        self._unread += 1
        now = asyncio.get_running_loop().time()
        if self._said is None or now - self._said >= SAID_EVERY:
            log.warning("Requests that could not be read: %d, the last for: %s", self._unread, why)
            self._said, self._unread = now, 0

    @web.middleware
    async def _answering(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        connection = request.protocol
        self._head_is_there(connection)
        refusal = None if request.content.is_eof() else await self._body_is_late(request)
        if refusal is not None:
            return refusal
        self._idle.pop(connection, None)
        try:
            return await handler(request)
        finally:
            self._rest(connection)

    async def _body_is_late(self, request: web.Request) -> web.StreamResponse | None:
        """Wait for it; what answers one that does not come."""
        try:
            async with asyncio.timeout(BODY_SECONDS):
                await request.read()  # aiohttp keeps it for whoever reads it next
        except TimeoutError:
            return _closing(HTTPStatus.REQUEST_TIMEOUT)
        except ConnectionError:  # whoever sent it has hung up
            return _closing(HTTPStatus.BAD_REQUEST)
        except web.RequestPayloadError as error:
            self.unread(type(error).__name__)
            return _closing(HTTPStatus.BAD_REQUEST)
        return None

    def _head_is_there(self, connection: web.RequestHandler) -> None:
        waited_for = self._heads.pop(connection, None)
        if waited_for is not None:
            waited_for.cancel()

    def _rest(self, connection: web.RequestHandler) -> None:
        if connection.transport is None:  # it was lost while it was answered
            return
        self._idle[connection] = None
        if len(self._idle) > self._most:
            longest = next(iter(self._idle))
            self.closed(longest)
            longest.force_close()


class Connection(web.RequestHandler):
    """aiohttp's, and what becomes of it is known."""

    __slots__ = ("_connections",)

    def __init__(self, connections: Connections, server: web.Server, **options: Any) -> None:
        super().__init__(server, loop=asyncio.get_running_loop(), **options)
        self._connections = connections

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._connections.opened(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._connections.closed(self)
        super().connection_lost(exc)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Aiohttp's own tells the log an address, and the asker what was wrong and which program this is."""
        if status == HTTPStatus.BAD_REQUEST:
            self._connections.unread(type(exc).__name__)
        else:
            log.error("A request could not be answered", exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError("a part of the answer has left")
        answer = _closing(status)
        answer.headers[hdrs.SERVER] = ""  # without it aiohttp adds its own name
        return answer


def _most_idle() -> int:
    """At most half of what the process may have open, where the system says how much that is."""
    if sys.platform != "win32":
        files, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if files != resource.RLIM_INFINITY:
            return min(MOST_IDLE, files // 2)
    return MOST_IDLE


def _closing(status: int) -> web.Response:
    answer = web.Response(status=status)
    answer.force_close()
    return answer


async def _without_server(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.pop(hdrs.SERVER, None)
