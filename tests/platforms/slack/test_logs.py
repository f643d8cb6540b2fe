"""What people write, who they are, and tokens: none of it is ever logged."""

import logging
from typing import Any

import aiohttp
import pytest

from bot.commands.request import Answer, Request
from bot.dispatch.executor import Executor
from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import TOKEN
from tests.platforms.slack.workspace import FORM, SECRET, SlackWorkspace

PERSONAL = "Kari-er-syk"


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def check(caplog: pytest.LogCaptureFixture, *others: str) -> None:
    for secret in (PERSONAL, TOKEN, SECRET, "trigger", "/response/", *others):
        assert secret not in caplog.text


def everything(run: Run[Any], workspace: SlackWorkspace) -> None:
    """All ways to say it, and all ways to be answered."""
    run(workspace.command("styrer", "solstralen", f"/hms {PERSONAL}"))
    [view] = run(workspace.command("styrer", "solstralen", "/hms eget"))
    run(workspace.fill("styrer", view, {"Måned": "Januar 2027", "Tittel": PERSONAL, "Lenke": PERSONAL}))
    run(workspace.fill("styrer", view, {"Tekst": PERSONAL, "Lenke": "https://example.no"}))
    run(workspace.mention("styrer", "solstralen", PERSONAL))
    [shown] = run(workspace.write("styrer", PERSONAL))
    run(workspace.act("styrer", shown, {"action_id": PERSONAL, "value": PERSONAL}))
    run(workspace.open_home("styrer"))


def test_when_all_is_well(run: Run[Any], workspace: SlackWorkspace, caplog: pytest.LogCaptureFixture) -> None:
    everything(run, workspace)
    check(caplog)


def test_when_the_body_is_bad(
    run: Run[Any], workspace: SlackWorkspace, caplog: pytest.LogCaptureFixture
) -> None:
    run(workspace.post(f"text={PERSONAL}", FORM))
    run(workspace.post(f"text={PERSONAL}", FORM, signature="v0=1"))
    check(caplog)


def test_when_slack_says_no(
    run: Run[Any], workspace: SlackWorkspace, caplog: pytest.LogCaptureFixture
) -> None:
    for method in ("views.publish", "chat.postMessage", "chat.postEphemeral"):
        workspace.slack.refused[method] = "internal_error"
    [shown] = run(workspace.command("styrer", "solstralen", "/hms neste-måned"))
    assert run(workspace.open_home("styrer")) is None
    assert run(workspace.mention("styrer", "solstralen", PERSONAL)) == []
    workspace.slack.forgets_addresses = True
    assert run(workspace.press("styrer", shown, "Hele året")) == []
    assert "Slack did not answer views.publish" in caplog.text
    check(caplog)


def test_when_something_breaks(
    run: Run[Any],
    workspace: SlackWorkspace,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def broken(_self: Executor, request: Request) -> Answer:
        raise RuntimeError(request.line)

    monkeypatch.setattr(Executor, "__call__", broken)
    body = workspace.command_body("styrer", "solstralen", f"/hms {PERSONAL}")
    assert run(workspace.post(body)).status == 500
    assert "RuntimeError" in caplog.text
    check(caplog)


def test_when_something_breaks_afterwards(
    run: Run[Any],
    workspace: SlackWorkspace,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def broken(*_args: Any, **_more: Any) -> None:
        raise RuntimeError(PERSONAL)

    [shown] = run(workspace.command("styrer", "solstralen", "/hms neste-måned"))
    monkeypatch.setattr("slack_sdk.webhook.async_client.AsyncWebhookClient.send_dict", broken)
    run(workspace.press("styrer", shown, "Hele året"))
    assert "RuntimeError" in caplog.text
    check(caplog)


def test_when_slack_is_not_there(
    run: Run[Any],
    workspace: SlackWorkspace,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def cut(*_args: Any, **_more: Any) -> None:
        raise aiohttp.ClientConnectionError(PERSONAL)

    monkeypatch.setattr("slack_sdk.web.async_client.AsyncWebClient.api_call", cut)
    [shown] = run(workspace.command("styrer", "solstralen", "/hms bytt"))
    assert "Fyll ut skjemaet" in shown.read()
    assert "Slack did not answer views.open" in caplog.text
    check(caplog)
