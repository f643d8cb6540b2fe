"""What was done lately in this process, by its name: who brings it once more gets the first answer.

The database remembers changes, for all replicas and for a day (`bot/store/deliveries.py`), but not those of
unnamed commands: a row would stand beside what somebody wrote. Here nothing is kept but answers, for minutes.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta

from cachetools import TTLCache

from bot.commands.request import Answer, Request

REMEMBERED = timedelta(minutes=10)
"""Platforms repeat within minutes: Slack's last time is after five, Teams' after fifteen seconds."""
MOST = 1_000


@dataclass(frozen=True)
class Begun:
    """What is under way, or has been done."""

    request: Request
    result: Future[Answer]

    @property
    def stands(self) -> bool:
        """Whether there is an answer, or may be one yet, that is the answer for good.

        A form that was not taken is put right and sent again under the same name.
        """
        attempt = self.request.attempt
        if not self.result.done():
            return not attempt.is_given_up
        if self.result.cancelled() or self.result.exception() is not None:
            return False
        return not self.result.result().unseen and (self.request.values is None or attempt.is_kept)

    async def again(self) -> Answer | None:
        """The first answer, when it is there. None if nothing came of it."""
        await asyncio.wait({asyncio.wrap_future(self.result)})
        return self.result.result().once_more() if self.stands else None


class Acts:
    """By name. For one thread, that of the event loop."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._begun = TTLCache[str, Begun, datetime](MOST, REMEMBERED, now)

    def find(self, request: Request) -> Begun | None:
        """What is asked once more now that its asker's language is known is not the same again."""
        begun = self._begun.get(request.act) if request.act else None
        if begun is None or (begun.request.language is None and request.language is not None):
            return None
        return begun if begun.stands else None

    def note(self, request: Request, result: Future[Answer]) -> None:
        if request.act:
            self._begun[request.act] = Begun(request, result)
