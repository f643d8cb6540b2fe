"""How connections to a platform are opened: each request is looked at once more before it leaves."""

from typing import Any

import aiohttp

from bot.message.leaving import look_once_more


def open_session(**options: Any) -> aiohttp.ClientSession:
    """A session whose requests leave only while they may (`bot/message/leaving.py`).

    aiohttp tells its traces of the headers when the connection stands and nothing has been written yet: what
    raises there has not left. With a body the headers wait for it, and many other requests may have their
    turn in between; of the body it tells just before both are written.
    """
    trace = aiohttp.TraceConfig()
    trace.on_request_headers_sent.append(_before_the_first_byte)
    trace.on_request_chunk_sent.append(_before_the_first_byte)
    return aiohttp.ClientSession(trace_configs=[trace], **options)


async def _before_the_first_byte(_session: aiohttp.ClientSession, _context: object, _params: object) -> None:
    look_once_more()
