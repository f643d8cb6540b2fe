"""What Teams sends: messages, presses and forms, as far as we read them."""

import json
from contextlib import suppress
from typing import Any

from bot.platforms.teams.activity import Malformed, read_activity
from bot.platforms.teams.origin import Origins
from bot.platforms.teams.receive import chosen_for_roles, data_of_press, pressed, written
from bot.platforms.teams.render import NotOurs
from tests.fuzz.target import Target

MESSAGE: dict[str, Any] = {
    "type": "message",
    "id": "1772050244572",
    "channelId": "msteams",
    "serviceUrl": "https://smba.trafficmanager.net/emea/",
    "from": {"id": "29:1", "aadObjectId": "styrer"},
    "recipient": {"id": "28:bot"},
    "conversation": {"id": "19:a@thread.v2;messageid=1", "conversationType": "channel"},
    "channelData": {"tenant": {"id": "t"}, "team": {"id": "T"}, "channel": {"id": "19:a@thread.v2"}},
    "text": '<quoted messageId="1"/> <at>HMS</at> oppsett verneombud <at>Ola</at>',
    "textFormat": "xml",
    "entities": [
        {"type": "mention", "mentioned": {"id": "28:bot"}, "text": "<at>HMS</at>"},
        {"type": "mention", "mentioned": {"id": "29:2"}, "text": "<at>Ola</at>"},
    ],
}
PRESS = {**MESSAGE, "type": "invoke", "name": "adaptiveCard/action", "text": None}
PRESS["value"] = {"action": {"type": "Action.Execute", "data": {"line": "hms år", "month": "2027-03"}}}
ORIGINS = Origins(b"secret")


def run(data: bytes) -> int:
    try:
        activity = read_activity(data)
    except Malformed:
        return 1
    chosen_for_roles(activity)
    with suppress(NotOurs):
        written(activity, ORIGINS)
    with suppress(NotOurs):
        pressed(activity, data_of_press(activity.value), ORIGINS)
    return 1


TARGET = Target(
    run,
    tuple(json.dumps(one).encode() for one in (MESSAGE, PRESS)),
    """{} [] null " \\ud800 <at> </at> "text": "value": &#0; &amp; 1e999 line [[[[[[""",
)
