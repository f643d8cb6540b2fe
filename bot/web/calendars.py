"""`/calendars/….ics`: a kindergarten's year, for the calendar programs that subscribe to it."""

from collections.abc import Callable
from hashlib import sha256
from typing import TypeAlias

from aiohttp import web

from bot.web import style
from bot.web.links import CALENDAR, Subscribed
from bot.web.sorry import with_kind_words
from bot.web.turns import Turns

HEADERS = {**style.HEADERS, "Cache-Control": "private, max-age=1800"}
FILE = 'inline; filename="hms.ics"'

ReadAddress: TypeAlias = Callable[[str], Subscribed]
"""What the token of an address says. Raises NoSuchLink."""
WriteCalendar: TypeAlias = Callable[[Subscribed], bytes]
"""As it is now; in a thread. Raises NoSuchLink, Unreachable."""


def join_calendars(
    application: web.Application, read_address: ReadAddress, calendar_of: WriteCalendar, turns: Turns
) -> None:
    async def answer(request: web.Request) -> web.Response:
        subscribed = read_address(request.match_info["token"])
        file = await turns.make(subscribed, "", calendar_of, subscribed)
        tag = sha256(file).hexdigest()
        known = any(one.value == tag for one in request.if_none_match or ())
        made = (
            web.Response(status=304, headers=HEADERS)
            if known
            else web.Response(
                body=file,
                content_type="text/calendar",
                charset="utf-8",
                headers={**HEADERS, "Content-Disposition": FILE},
            )
        )
        made.etag = tag
        return made

    application.router.add_get(CALENDAR, with_kind_words(answer))
