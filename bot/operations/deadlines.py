"""Whoever sends a body has ten seconds for it, and nobody is told which program answers."""

import asyncio

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

BODY_SECONDS = 10.0
"""Slack's and Teams' bodies arrive in one piece; a proxy in between waits for all of them first."""


@web.middleware
async def body_deadline(request: web.Request, handler: Handler) -> web.StreamResponse:
    """408, and the connection is closed, for a body that drips."""
    if request.can_read_body:
        try:
            async with asyncio.timeout(BODY_SECONDS):
                await request.read()  # aiohttp keeps it for whoever reads it next
        except TimeoutError:
            late = web.Response(status=408)
            late.force_close()
            return late
    return await handler(request)


async def without_server(_request: web.Request, response: web.StreamResponse) -> None:
    """For `on_response_prepare`."""
    response.headers.pop(hdrs.SERVER, None)
