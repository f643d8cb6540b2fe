"""Requests that are not what they should be."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import TEAM
from tests.platforms.slack.workspace import FORM, JSON, SlackWorkspace

COMMAND = {"team_id": TEAM, "channel_id": "solstralen", "user_id": "styrer", "command": "/hms", "text": "år"}
PRESS: dict[str, Any] = {
    "type": "block_actions",
    "user": {"id": "styrer"},
    "team": {"id": TEAM},
    "channel": {"id": "solstralen"},
    "actions": [{"action_id": "line/0", "value": "hms år"}],
}
SUBMISSION: dict[str, Any] = {
    "type": "view_submission",
    "user": {"id": "styrer"},
    "team": {"id": TEAM},
    "view": {"id": "V1", "private_metadata": "", "state": {"values": {}}},
}
EVENT: dict[str, Any] = {
    "type": "event_callback",
    "team_id": TEAM,
    "event_id": "Ev1",
    "event": {"type": "app_mention", "channel": "solstralen", "user": "styrer", "text": "<@U0BOT> år"},
}


def payload(body: Any) -> str:
    return urlencode({"payload": json.dumps(body)})


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (urlencode(COMMAND), FORM),
        (payload(PRESS), FORM),
        (payload(SUBMISSION), FORM),
        (json.dumps(EVENT), JSON),
        (json.dumps({**EVENT, "event": {"type": "something_new", "item": [7]}}), JSON),
        (payload({"type": "shortcut"}), FORM),
    ],
)
def test_what_slack_sends_is_taken(run: Run[Any], workspace: SlackWorkspace, body: str, kind: str) -> None:
    assert run(workspace.post(body, kind)).status == 200


@pytest.mark.parametrize("signature", ["", "v0=", "v0=0", "v1=" + "0" * 64, "v0=ø", "v0=" + "0" * 64])
def test_a_wrong_signature_is_refused(run: Run[Any], workspace: SlackWorkspace, signature: str) -> None:
    assert run(workspace.post(urlencode(COMMAND), signature=signature)).status == 401


def test_a_refused_request_is_said_without_what_is_in_it(
    run: Run[Any], workspace: SlackWorkspace, caplog: pytest.LogCaptureFixture
) -> None:
    for _time in range(3):
        run(workspace.post(urlencode(COMMAND), signature="v0=0"))
    [said] = [record.getMessage() for record in caplog.records]
    assert "HMS_SLACK_SIGNING_SECRET" in said
    assert "solstralen" not in said


@pytest.mark.parametrize("minutes", [-6, 6, -60 * 24 * 365])
def test_an_old_signature_is_refused(run: Run[Any], workspace: SlackWorkspace, minutes: int) -> None:
    at = workspace.world.clock.now() + timedelta(minutes=minutes)
    assert run(workspace.post(urlencode(COMMAND), at=str(int(at.timestamp())))).status == 401


@pytest.mark.parametrize("at", ["now", "-1", "1e9", "9" * 400, "9" * 5000, "१२३"])
def test_a_time_that_is_none_is_refused(run: Run[Any], workspace: SlackWorkspace, at: str) -> None:
    assert run(workspace.post(urlencode(COMMAND), at=at)).status == 401


def test_a_few_minutes_are_no_matter(run: Run[Any], workspace: SlackWorkspace) -> None:
    at = workspace.world.clock.now() - timedelta(minutes=4)
    assert run(workspace.post(urlencode(COMMAND), at=str(int(at.timestamp())))).status == 200


BAD = [
    ("", FORM),
    ("", JSON),
    ("hello", FORM),
    ("{", JSON),
    ("[]", JSON),
    ("null", JSON),
    ("[" * 100_000, JSON),
    ('{"authorizations":' + "[{" * 500, JSON),
    (b"\xff\xfe", JSON),
    ("text=%FF", FORM),
    ("payload=", FORM),
    ("payload=%5B%5D", FORM),
    (urlencode(COMMAND), JSON),
    (json.dumps(EVENT), FORM),
    (urlencode({**COMMAND, "team_id": ""}), FORM),
    (urlencode({**COMMAND, "user_id": "sty\0rer"}), FORM),
    (urlencode({**COMMAND, "channel_id": "C" * 200}), FORM),
    (urlencode({name: COMMAND[name] for name in COMMAND if name != "user_id"}), FORM),
    (payload({**PRESS, "actions": []}), FORM),
    (payload({**PRESS, "actions": "all"}), FORM),
    (payload({**PRESS, "actions": [7]}), FORM),
    (payload({**PRESS, "user": None}), FORM),
    (payload({**PRESS, "user": 7}), FORM),
    (payload({**PRESS, "team": None}), FORM),
    (payload({**PRESS, "enterprise": 7}), FORM),
    (payload({**PRESS, "channel": ["C1"]}), FORM),
    (payload({**PRESS, "view": "V1"}), FORM),
    (payload({**SUBMISSION, "view": None}), FORM),
    (payload({**SUBMISSION, "view": {**SUBMISSION["view"], "state": {"values": {"name": 7}}}}), FORM),
    (json.dumps({**EVENT, "event": None}), JSON),
    (json.dumps({**EVENT, "event": "app_mention"}), JSON),
    (json.dumps({**EVENT, "event": {}}), JSON),
    (json.dumps({**EVENT, "event_time": 10**30}), JSON),
    (json.dumps({**EVENT, "event_id": None}), JSON),
    (json.dumps({**EVENT, "team_id": None}), JSON),
    (json.dumps({**EVENT, "authorizations": {"a": 1}}), JSON),
    (json.dumps({**EVENT, "event": {"type": "app_mention", "channel": {"id": "C1"}}}), JSON),
]


@pytest.mark.parametrize(("body", "kind"), BAD)
def test_a_body_that_is_not_what_it_says(
    run: Run[Any], workspace: SlackWorkspace, body: str | bytes, kind: str
) -> None:
    assert run(workspace.post(body, kind)).status == 400


def test_nothing_is_read_before_the_signature(run: Run[Any], workspace: SlackWorkspace) -> None:
    assert run(workspace.post("[" * 100_000, JSON, signature="v0=0")).status == 401


def test_slack_finds_out_whether_we_are_there(run: Run[Any], workspace: SlackWorkspace) -> None:
    body = json.dumps({"token": "old", "type": "url_verification", "challenge": "3eZbrw1a"})
    answer = run(workspace.post(body, JSON))
    assert run(answer.json()) == {"challenge": "3eZbrw1a"}


def test_any_word_can_be_typed(run: Run[Any], workspace: SlackWorkspace) -> None:
    for text in ("payload", "payload=1", "{", "a & b", "<!channel>", "ssl_check=1", "type=x", "\0\ud7ff"):
        seen = run(workspace.command("styrer", "solstralen", f"/hms eget januar {text}"))
        assert seen, text
