"""What Slack's door is measured against: `python -m tests.bench.slack_servers KIND PORT [SIZE]`.

`bare` checks the signature and nothing else; `stock` is Bolt as its guide has it; `layer` is our door, with
a command that does nothing.
"""

import asyncio
import hashlib
import hmac
import sys
import time
from datetime import UTC, datetime
from urllib.parse import urlencode

from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

from bot.commands.request import Answer, Request
from bot.model.place import Place
from bot.platforms.slack.answer import Answers
from bot.platforms.slack.app import PATH, SlackApp, _Receiver, bolt_app
from bot.platforms.slack.asked import Asked
from bot.platforms.slack.clients import Clients
from bot.platforms.wire import Json

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105 - the one in Slack's own example
TOKEN = "xoxb-not-a-secret"  # noqa: S105 - as it says
TEAM = "T0HMS"
COMMAND = urlencode(
    {
        "token": "gIkuvaNzQIHg97ATvDxqgjtO",
        "team_id": TEAM,
        "team_domain": "kommunen",
        "channel_id": "solstralen",
        "channel_name": "hms",
        "user_id": "styrer",
        "user_name": "kari",
        "command": "/hms",
        "text": "",
        "api_app_id": "A0HMS",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T0HMS/1/2",
        "trigger_id": "13345224609.738474920.8088930838d88f008e0",
    }
)


def headers() -> list[str]:
    """As Slack signs and sends it, now."""
    at = str(int(time.time()))
    proof = hmac.new(SECRET.encode(), f"v0:{at}:{COMMAND}".encode(), hashlib.sha256).hexdigest()
    return [
        "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)",
        "Accept: application/json,*/*",
        "Accept-Encoding: gzip,deflate",
        "Content-Type: application/x-www-form-urlencoded",
        f"X-Slack-Request-Timestamp: {at}",
        f"X-Slack-Signature: v0={proof}",
    ]


def said(size: int) -> Json:
    return {"response_type": "ephemeral", "text": "x" * size}


def bare(size: int) -> web.Application:
    verifier, answer = SignatureVerifier(SECRET), said(size)

    async def handle(request: web.Request) -> web.Response:
        body = await request.read()
        at, proof = (
            request.headers.get("X-Slack-Request-Timestamp"),
            request.headers.get("X-Slack-Signature"),
        )
        if not verifier.is_valid(body, at, proof):
            return web.Response(status=401)
        return web.json_response(answer)

    made = web.Application()
    made.router.add_post(PATH, handle)
    return made


def stock(size: int) -> web.Application:
    """The workspace's token costs nothing to find, and no call of Slack's is made to try it."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_token=TOKEN, bot_user_id="U0BOT")

    app, answer = AsyncApp(signing_secret=SECRET, authorize=authorize), said(size)

    @app.command("/hms")
    async def hms(ack: AsyncAck) -> None:
        await ack(answer)

    made: web.Application = app.web_app()
    return made


def layer(size: int) -> web.Application:
    answer = said(size)

    class Nothing(Answers):
        async def __call__(self, asked: Asked) -> Json:
            return answer

    async def unasked(request: Request) -> Answer:
        raise NotImplementedError

    clients = Clients()
    app = SlackApp(unasked, clients, _Nobody(), lambda: datetime.now(UTC), signing_secret=SECRET)
    nobody = _Nobody()
    app.bolt = bolt_app(_Receiver(Nothing(unasked, app._calls, nobody.place_lost), nobody))
    made = web.Application()
    app.join(made)
    return made


class _Nobody:
    """Nobody leaves."""

    async def left(self, workspace: str, at: datetime) -> None: ...
    async def organisation_left(self, organisation: str, at: datetime) -> None: ...
    async def person_left(self, workspace: str, user: str) -> None: ...
    async def person_left_channel(self, place: Place, user: str) -> None: ...
    async def place_lost(self, place: Place) -> None: ...


KINDS = {"bare": bare, "stock": stock, "layer": layer}


def main(kind: str, port: str, size: str) -> None:
    web.run_app(
        KINDS[kind](int(size)),
        host="127.0.0.1",
        port=int(port),
        print=None,
        access_log=None,
        loop=asyncio.new_event_loop(),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
