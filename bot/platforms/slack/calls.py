"""What we ask of Slack for an answer. Logged is what went wrong, and nothing of what was said."""

import asyncio
import logging
import traceback
from collections.abc import Coroutine
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.model.place import Openness
from bot.model.texts import Language
from bot.platforms.slack.clients import SILENT, AsksForPause, Clients, NoAnswer, SaysNo, call
from bot.platforms.slack.people import language_of
from bot.platforms.slack.places import openness_of
from bot.platforms.slack.render import without_pictures
from bot.platforms.wire import Json

OK = 200
TRIES = 3
LONGEST_PAUSE = 30.0
NOT_OK = '"ok":false'
BLOCKS_REFUSED = "invalid_blocks"
NOT_FETCHED = "Slack could not fetch a picture: its words go without it. Does HMS_PUBLIC_URL reach the bot?"
LOOKS_FOR = 0.4
"""Seconds of the three after which the person would see an error of Slack's."""

log = logging.getLogger(__name__)


class Calls:
    """To one workspace or another; at once, or after the acknowledgement."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._later: set[asyncio.Task[Any]] = set()

    async def ask(self, team: str, organisation: str | None, method: str, **arguments: Any) -> bool | None:
        """Whether Slack has done it. None: it may have."""
        client = await self._clients.client(team, organisation)
        if client is None:
            log.warning("No token for workspace %s: %s was not called", team, method)
            return False
        try:
            await _patiently(client, method, arguments)
        except SaysNo as no:
            words = without_pictures(arguments) if no.error == BLOCKS_REFUSED else None
            if words is not None:
                log.warning(NOT_FETCHED)
                return await self.ask(team, organisation, method, **words)
            log.warning("Slack refused %s in workspace %s: %s", method, team, no.error)
            return False
        except NoAnswer:
            log.warning("Slack did not answer %s in workspace %s", method, team)
            return None
        return True

    async def openness(self, team: str, organisation: str | None, channel: str) -> Openness:
        """Who reads in a conversation."""
        client = await self._clients.client(team, organisation)
        return Openness.UNSEEN if client is None else await openness_of(client, channel)

    async def language(self, team: str, organisation: str | None, user: str) -> Language | None:
        """In which a person reads Slack, where it says so soon enough: somebody waits for the answer."""
        client = await self._clients.client(team, organisation)
        try:
            async with asyncio.timeout(LOOKS_FOR):
                return None if client is None else await language_of(client, user)
        except TimeoutError:
            return None

    async def respond(self, url: str, **body: Any) -> bool:
        """Whether Slack has taken it, in words alone if need be. An address is good for five times."""
        taken = await self._responded(url, body)
        words = without_pictures(body) if taken is False else None
        if words is not None:
            log.warning(NOT_FETCHED)
            taken = await self._responded(url, words)
        return taken is True

    async def _responded(self, url: str, body: Json) -> bool | None:
        """None: it may have been taken. Such an address is good for half an hour."""
        session = self._clients.bare().session
        webhook = AsyncWebhookClient(url, session=session, retry_handlers=[], logger=SILENT)
        try:
            said = await webhook.send_dict(body)
        except (aiohttp.ClientError, OSError, ValueError):
            log.warning("Slack did not take an answer to a press")
            return None
        taken = said.status_code == OK and NOT_OK not in said.body
        if not taken:
            log.warning("Slack refused an answer to a press with %s", said.status_code)
        return taken

    def later(self, work: Coroutine[Any, Any, Any]) -> None:
        """After the acknowledgement, which need not wait for it."""
        task = asyncio.create_task(work)
        self._later.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._later.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log_error(error)

    async def finish(self) -> None:
        """Wait for what is under way, and what follows from it."""
        while self._later:
            await asyncio.wait(self._later)


async def _patiently(client: AsyncWebClient, method: str, arguments: Json) -> None:
    """Again after a pause that Slack asks for, as a channel takes about one message a second."""
    for _try in range(TRIES - 1):
        try:
            await call(client, method, **arguments)
        except AsksForPause as pause:
            if pause.seconds > LONGEST_PAUSE:
                raise
            await asyncio.sleep(pause.seconds)
        else:
            return
    await call(client, method, **arguments)


def log_error(error: BaseException) -> None:
    """Where it happened. What it says may be what somebody wrote."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s, in\n%s", type(error).__name__, where)
