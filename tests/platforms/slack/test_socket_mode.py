"""Without an address of its own, the app opens a socket to Slack and hears the same there."""

from typing import Any

import pytest

from bot.platforms.slack.clients import SaysNo
from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import APP_TOKEN, TEAM
from tests.platforms.slack.workspace import SlackWorkspace
from tests.waiting import until
from tests.world import World

NEW_TOKEN = "xapp-neither"  # noqa: S105 - as it says
COMMAND = {
    "team_id": TEAM,
    "channel_id": "solstralen",
    "user_id": "styrer",
    "command": "/hms",
    "text": "neste-måned",
}


async def ask(workspace: SlackWorkspace, envelope: dict[str, Any]) -> dict[str, Any]:
    socket = await workspace.slack.sockets.get()
    workspace.slack.sockets.put_nowait(socket)
    await socket.send_json(envelope)
    return await workspace.slack.heard.get()


async def story(workspace: SlackWorkspace) -> None:
    async with workspace:
        assert [name for name, _said in workspace.slack.calls] == ["apps.connections.open"], "once"
        command = {"envelope_id": "e1", "type": "slash_commands", "payload": COMMAND}
        answer = await ask(workspace, command)
        assert answer["envelope_id"] == "e1"
        assert "Tema for desember" in answer["payload"]["text"]
        opened = {"type": "app_home_opened", "user": "U9", "tab": "home"}
        event = {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": opened}
        assert (await ask(workspace, {"envelope_id": "e2", "type": "events_api", "payload": event})) == {
            "envelope_id": "e2"
        }
        await workspace.app.settle()
        assert "Her vet jeg ikke hvilken barnehage du er i" in workspace.slack.homes["U9"].read()
        assert (await workspace.post("")).status == 404, "there is no other door"


@pytest.fixture
def workspace(world: World) -> SlackWorkspace:
    return SlackWorkspace(world, app_token=APP_TOKEN)


def test_the_same_is_heard_over_a_socket(run: Run[Any], workspace: SlackWorkspace) -> None:
    run(story(workspace))


def test_a_token_that_slack_does_not_take_is_told_at_once(run: Run[Any], workspace: SlackWorkspace) -> None:
    async def story() -> None:
        workspace.slack.refused["apps.connections.open"] = "invalid_auth"
        with pytest.raises(SaysNo):
            await workspace.__aenter__()
        await workspace.__aexit__()

    run(story())


def test_a_token_that_is_deleted_is_said_and_the_new_one_is_heard_after_a_restart(
    run: Run[Any], workspace: SlackWorkspace, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        async with workspace:
            socket = await workspace.slack.sockets.get()
            workspace.slack.app_token = NEW_TOKEN
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})
            await until(lambda: "HMS_SLACK_APP_TOKEN" in caplog.text)
            workspace.app_token = NEW_TOKEN
            await workspace.restart()
            heard = {"envelope_id": "e1", "type": "slash_commands", "payload": COMMAND}
            assert (await ask(workspace, heard))["envelope_id"] == "e1"

    run(story())
    assert APP_TOKEN not in caplog.text


def test_it_begins_when_slack_answers(run: Run[Any], workspace: SlackWorkspace) -> None:
    async def story() -> None:
        workspace.slack.refused["apps.connections.open"] = "internal_error"
        async with workspace:
            workspace.slack.refused.clear()
            assert await workspace.slack.sockets.get()

    run(story())
