"""Slack's Web API, with the token of the workspace that is meant."""

import logging
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

import aiohttp
import msgspec
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.platforms.sessions import open_session
from bot.platforms.wire import Json

SLACK_API = "https://slack.com/api/"
PATIENCE = 10.0
"""Seconds for an answer."""
TOO_MANY, BROKEN = 429, 500
PAUSE = 30.0
"""Seconds to wait where Slack asks for a pause and does not say how long."""
LONGEST_PAUSE = 3600.0
UNCERTAIN = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Errors in Slack itself, after which the request may have been carried out all the same."""
RATE_LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})

SILENT = logging.getLogger(f"{__name__}.sdk")
SILENT.setLevel(logging.CRITICAL + 1)

log = logging.getLogger(__name__)


class Secrets(Protocol):
    """Keeps what workspaces gave when they let the bot in."""

    async def secret(self, workspace: str, organisation: str | None = None) -> str | None: ...


class Grant(msgspec.Struct, frozen=True):
    """What Slack gives when the bot is let in. Kept whole as one secret."""

    token: str
    bot_user: str = ""
    scopes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "Grant(…)"


class NoAnswer(Exception):
    """The request may or may not have been carried out."""


@dataclass(eq=False)
class SaysNo(Exception):
    """The request was not carried out."""

    error: str


@dataclass(eq=False)
class AsksForPause(SaysNo):
    """The request was not carried out, and would be after some seconds."""

    seconds: float


class _Client(AsyncWebClient):
    """Socket Mode asks by it for a connection: where it gets none again and again, and without a word."""

    async def apps_connections_open(self, *, app_token: str, **more: Any) -> AsyncSlackResponse:
        try:
            return await super().apps_connections_open(app_token=app_token, **more)
        except SlackApiError as error:
            no = _meaning(error.response)
            if isinstance(no, SaysNo):
                log.error("Slack does not take HMS_SLACK_APP_TOKEN, and nobody is heard: %s", no.error)  # noqa: TRY400 - the place says nothing more
            raise


class Clients:
    """One shared session with a time limit. Nothing is repeated here: it may have been carried out."""

    def __init__(
        self,
        api_url: str = SLACK_API,
        *,
        token: str | None = None,
        secrets: Secrets | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """With the token of one workspace, or the secrets of many."""
        self._api_url = api_url
        self._patience = aiohttp.ClientTimeout(total=patience)
        self._own = Grant(token) if token else None
        self._own_team: str | None = None
        self._secrets = secrets
        self._session: aiohttp.ClientSession | None = None

    @property
    def authorization_url(self) -> str:
        """Where an installation begins, beside the API."""
        return self._api_url.rstrip("/").removesuffix("api") + "oauth/v2/authorize"

    async def meet(self) -> str:
        """Find out which workspace our one token is of, and keep to it. Raises SaysNo or NoAnswer."""
        token = self._own.token if self._own else None
        said = await call(self.bare(token), "auth.test")
        team: str = said["team_id"]
        self._own_team = team
        return team

    async def grant(self, team: str, organisation: str | None = None) -> Grant | None:
        """What a workspace gave, or its organisation; None where the bot has not been let in."""
        if self._own is not None:
            return self._own if self._own_team in (None, team) else None
        secret = await self._secrets.secret(team, organisation) if self._secrets else None
        return None if secret is None else msgspec.json.decode(secret, type=Grant)

    async def client(self, team: str, organisation: str | None = None) -> AsyncWebClient | None:
        grant = await self.grant(team, organisation)
        return None if grant is None else self.bare(grant.token)

    def bare(self, token: str | None = None) -> AsyncWebClient:
        """A client for any token, or for none yet. Call it in the running event loop."""
        if self._session is None:
            # How many are asked at once is for those who ask to say: nobody's time runs out in a queue.
            connections = aiohttp.TCPConnector(limit=0)
            self._session = open_session(connector=connections, timeout=self._patience)
        return _Client(token, self._api_url, session=self._session, retry_handlers=[], logger=SILENT)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None


async def call(client: AsyncWebClient, method: str, **arguments: Any) -> Json:
    """Ask Slack for something. Raises SaysNo, AsksForPause or NoAnswer, which say nothing of the request."""
    said, _when = await answered(client, method, **arguments)
    return said


async def answered(client: AsyncWebClient, method: str, **arguments: Any) -> tuple[Json, datetime | None]:
    """As `call`; and when that was by Slack's clock, where it says so."""
    # Every method takes a form; not every one takes JSON.
    form = {name: value if isinstance(value, str) else _json(value) for name, value in arguments.items()}
    try:
        answer = await client.api_call(method, data=form)
    except SlackApiError as error:
        raise _meaning(error.response) from None
    except (aiohttp.ClientError, OSError, ValueError, AttributeError):  # the last two: no JSON came
        raise NoAnswer from None
    said = dict(answer.data)  # type: ignore[arg-type] # what was validated is no bytes
    return said, _moment(answer.headers.get("Date", ""))


def _moment(date: str) -> datetime | None:
    try:
        return parsedate_to_datetime(date)
    except ValueError:
        return None


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _meaning(answer: Any) -> SaysNo | NoAnswer:
    """Of an answer that is not ok. What is no answer of Slack's own may come from anywhere on the way."""
    if not isinstance(answer, AsyncSlackResponse):
        return NoAnswer()
    error = answer.data.get("error") if isinstance(answer.data, dict) else None
    if answer.status_code == TOO_MANY or str(error) in RATE_LIMITED:
        return AsksForPause("ratelimited", _seconds(answer.headers.get("Retry-After")))
    if not isinstance(error, str) or error in UNCERTAIN or answer.status_code >= BROKEN:
        return NoAnswer()
    return SaysNo(error)


def _seconds(retry_after: str | None) -> float:
    try:
        asked = float(retry_after or PAUSE)
    except ValueError:
        return PAUSE
    return min(max(asked, 1.0), LONGEST_PAUSE)
