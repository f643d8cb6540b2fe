"""What Slack sends: commands, presses, forms and events, as far as we read them."""

import json
from contextlib import suppress
from urllib.parse import urlencode

from bot.platforms.slack.receive import Malformed, parse, receive
from tests.fuzz.target import Target
from tests.platforms.slack.test_receiving import COMMAND, EVENT, PRESS, SUBMISSION

MESSAGE = {
    "type": "message",
    "channel": "D1",
    "user": "U1",
    "text": "<@U0BOT>: *år*",
    "channel_type": "im",
    "ts": "1.2",
}


def run(data: bytes) -> int:
    text = data.decode("utf-8", "replace")
    kind = "application/json" if text[:1] == "{" else "application/x-www-form-urlencoded"
    with suppress(Malformed):
        receive(parse(kind, text))
    return 1


TARGET = Target(
    run,
    tuple(
        body.encode()
        for body in (
            urlencode(COMMAND),
            urlencode({"payload": json.dumps(PRESS)}),
            urlencode({"payload": json.dumps(SUBMISSION)}),
            json.dumps(EVENT),
            json.dumps({**EVENT, "event": MESSAGE}),
            json.dumps({**EVENT, "event": {"type": "app_home_opened", "user": "U1", "tab": "home"}}),
            json.dumps({**EVENT, "event": {"type": "user_change", "user": {"id": "U1", "deleted": True}}}),
        )
    ),
    """{ } [] null -1 1e999 " \\ud800 % &payload= "edited":{} "ts": <@ <! [[[[[[""",
)
