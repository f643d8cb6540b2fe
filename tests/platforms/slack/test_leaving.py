"""People and workspaces that leave, and organisations of many workspaces."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from bot.app.installations import StoredPresence as Installed
from bot.platforms.slack.send import SlackPlatform
from tests.clocks import OSLO
from tests.platforms.running import Run
from tests.platforms.slack.fake_slack import TEAM
from tests.platforms.slack.reading import buttons
from tests.platforms.slack.workspace import SlackWorkspace
from tests.world import World

WIDE: dict[str, Any] = {
    "team_id": "E0KOMMUNE",
    "enterprise_id": "E0KOMMUNE",
    "authorizations": [{"enterprise_id": "E0KOMMUNE", "team_id": None, "is_enterprise_install": True}],
}


@pytest.fixture
def kept(run: Run[Any], world: World) -> Iterator[SlackWorkspace]:
    """A workspace of which is kept who leaves it."""
    made = SlackWorkspace(world, presence=Installed(world.store, "slack", world.clock.now))
    run(made.__aenter__())
    yield made
    run(made.__aexit__())


def changes(run: Run[Any], workspace: SlackWorkspace, channel: str) -> bool:
    """Whether the tillitsvalgt may."""
    [shown] = run(workspace.command("tillitsvalgt", channel, "/hms bytt desember brann"))
    return shown.to is None


def test_a_deactivated_person_loses_their_roles(run: Run[Any], kept: SlackWorkspace) -> None:
    assert changes(run, kept, "solstralen")
    event = {"type": "user_change", "user": {"id": "tillitsvalgt", "deleted": True}}
    run(kept.happen(event))
    assert not changes(run, kept, "solstralen")
    assert not changes(run, kept, "fjelltun")


def test_whoever_leaves_a_channel_loses_the_roles_there(run: Run[Any], kept: SlackWorkspace) -> None:
    event = {"type": "member_left_channel", "user": "tillitsvalgt", "channel": "solstralen"}
    run(kept.happen(event))
    assert not changes(run, kept, "solstralen")
    assert changes(run, kept, "fjelltun")


def test_the_group_is_told(run: Run[Any], kept: SlackWorkspace) -> None:
    kept.world.post_to(SlackPlatform(kept.clients))
    event = {"type": "member_left_channel", "user": "tillitsvalgt", "channel": "solstralen"}
    run(kept.happen(event))
    run(kept.world.demo.turn_clock(datetime(2026, 11, 30, 12, tzinfo=OSLO)))
    posts = kept.slack.messages("solstralen-gruppe")
    [told] = [one for one in posts if "Ledig rolle: tillitsvalgt" in one.read()]
    assert told.body["metadata"]["event_payload"]["key"].startswith("reminder/")
    assert "Innstillinger" in buttons(told.body["blocks"])


@pytest.mark.parametrize(
    ("event", "heard"),
    [
        ({"type": "user_change", "user": {"id": "U1", "deleted": True}}, [("person", TEAM, "U1")]),
        ({"type": "user_change", "user": {"id": "U1", "deleted": False, "real_name": "Kari"}}, []),
        (
            {"type": "member_left_channel", "user": "U1", "channel": "C1", "channel_type": "C", "team": TEAM},
            [("channel", TEAM, "C1", "U1")],
        ),
        ({"type": "app_uninstalled"}, [("workspace", TEAM)]),
        ({"type": "tokens_revoked", "tokens": {"bot": ["U0BOT"]}}, [("workspace", TEAM)]),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}, []),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}}, []),
        (
            {"type": "team_access_revoked", "team_ids": ["T1", "T2"]},
            [("workspace", "T1"), ("workspace", "T2")],
        ),
    ],
)
def test_who_leaves_is_told(
    run: Run[Any], workspace: SlackWorkspace, event: dict[str, Any], heard: list[tuple[str, ...]]
) -> None:
    run(workspace.happen(event))
    assert workspace.leavers.heard == heard


@pytest.mark.parametrize(
    "event", [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["U"]}}]
)
def test_an_organisation_leaves_as_a_whole(
    run: Run[Any], workspace: SlackWorkspace, event: dict[str, Any]
) -> None:
    run(workspace.happen(event, **WIDE))
    assert workspace.leavers.heard == [("organisation", "E0KOMMUNE")]


def test_a_person_may_belong_to_another_workspace_of_the_organisation(
    run: Run[Any], workspace: SlackWorkspace
) -> None:
    event = {"type": "user_change", "user": {"id": "U1", "team_id": "T2", "deleted": True}}
    run(workspace.happen(event))
    assert set(workspace.leavers.heard) == {("person", TEAM, "U1"), ("person", "T2", "U1")}


def test_in_an_organisation_the_workspace_stands_with_the_person(
    run: Run[Any], workspace: SlackWorkspace
) -> None:
    [told] = run(workspace.command("styrer", "solstralen", "/hms bytt desember brann"))
    line = buttons(told.body["blocks"])["Angre"]["value"]
    payload = {
        "type": "block_actions",
        "user": {"id": "styrer", "team_id": TEAM},
        "team": None,
        "enterprise": {"id": "E0KOMMUNE", "name": "Kommunen"},
        "is_enterprise_install": True,
        "channel": {"id": "solstralen"},
        "container": {"type": "message", "is_ephemeral": False},
        "actions": [{"action_id": "line/0", "value": line}],
        "response_url": workspace.slack.address("solstralen", "styrer", told),
        "trigger_id": workspace.slack.trigger("styrer"),
    }
    run(workspace.interact(payload))
    assert "Endringen er angret" in told.text


def test_in_a_channel_shared_with_others_we_are_in_our_own_workspace(
    run: Run[Any], workspace: SlackWorkspace
) -> None:
    [shown] = run(workspace.mention("U9", "solstralen", "desember", {"team_id": "T0OTHERS"}))
    assert "Tema for desember" in shown.text
