"""The manifest is what Slack takes, asks for no more than is used, and is the one in the repository."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import main
from bot.commands.grammar import find_command
from bot.handlers.registry import REGISTRY
from bot.platforms.slack import events
from bot.platforms.slack.manifest import EVENTS, SCOPES, as_yaml, manifest
from bot.platforms.wire import Json

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "manifest" / "slack" / "manifest.yaml"
INSTALLING = ROOT / "docs" / "install-slack.md"
CODE = ROOT / "bot" / "platforms" / "slack"
ADDRESS = "https://hms.example.no"


# What a manifest may have, and how long its texts are: after slackapi/manifest-schema 0.5.0, for version 2 of
# the schema, and docs.slack.dev/reference/app-manifest. A number is the most characters.
FIELDS: Json = {
    "_metadata": {"major_version": int, "minor_version": int},
    "display_information": {
        "name": 35,
        "description": 140,
        "long_description": 4000,
        "background_color": 7,
    },
    "features": {
        "app_home": {
            "home_tab_enabled": bool,
            "messages_tab_enabled": bool,
            "messages_tab_read_only_enabled": bool,
        },
        "bot_user": {"display_name": 80, "always_online": bool},
        "slash_commands": [
            {"command": 32, "url": 3000, "description": 2000, "usage_hint": 1000, "should_escape": bool}
        ],
    },
    "oauth_config": {"redirect_urls": [2500], "scopes": {"bot": [50]}},
    "settings": {
        "event_subscriptions": {"request_url": 3500, "bot_events": [50]},
        "interactivity": {"is_enabled": bool, "request_url": 3500},
        "org_deploy_enabled": bool,
        "socket_mode_enabled": bool,
        "token_rotation_enabled": bool,
    },
}

HISTORY = {"channels:history", "groups:history", "im:history"}
CHANNELS = {"channels:read", "groups:read"}

# What each needs, after docs.slack.dev/reference/events and docs.slack.dev/reference/methods. Kindergartens'
# channels are public (`channels`) or private (`groups`), and a conversation with the bot alone is an `im`.
EVENT_SCOPES: dict[str, set[str]] = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "app_uninstalled": set(),
    "channel_archive": {"channels:read"},
    "channel_deleted": {"channels:read"},
    "channel_left": {"channels:read"},
    "group_archive": {"groups:read"},
    "group_deleted": {"groups:read"},
    "group_left": {"groups:read"},
    "member_left_channel": CHANNELS,
    "message.im": {"im:history"},
    "team_access_revoked": set(),
    "tokens_revoked": set(),
    "user_change": {"users:read"},
}
METHOD_SCOPES: dict[str, set[str]] = {
    "apps.connections.open": set(),  # by the app's own token, which has a scope of its own
    "auth.test": set(),
    "chat.delete": {"chat:write"},
    "chat.postEphemeral": {"chat:write"},
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.history": HISTORY,
    "conversations.info": CHANNELS,
    "conversations.open": {"im:write"},
    "oauth.v2.access": set(),
    "users.info": {"users:read"},
    "views.open": set(),
    "views.publish": set(),
    "views.push": set(),
    "views.update": set(),
}

FAMILIES = "auth|apps|chat|conversations|oauth|team|users|views"
CALLED = re.compile(rf'"((?:{FAMILIES})\.[\w.]+)"|\.((?:{FAMILIES})_\w+)\(')


@pytest.fixture(params=[False, True], ids=["http", "socket"])
def made(request: pytest.FixtureRequest) -> Json:
    return manifest(REGISTRY, ADDRESS, socket=request.param)


def check(value: Any, rule: Any, path: str) -> None:
    match rule:
        case dict():
            assert set(value) <= set(rule), path
            for name, part in value.items():
                check(part, rule[name], f"{path}.{name}")
        case [each]:
            assert 1 <= len(value) <= 50
            for part in value:
                check(part, each, path)
        case int():
            assert isinstance(value, str), path
            assert 1 <= len(value) <= rule, path
        case _:
            assert type(value) is rule, path


def test_it_has_what_slacks_schema_has_and_no_more(made: Json) -> None:
    check(made, FIELDS, "manifest")
    assert made["_metadata"]["major_version"] == 2
    assert len(made["display_information"]["long_description"]) >= 175
    assert re.fullmatch("#[0-9a-f]{6}", made["display_information"]["background_color"])
    assert re.fullmatch("[a-z0-9._-]+", made["features"]["bot_user"]["display_name"])
    assert "slack" not in made["display_information"]["name"].casefold()


def test_over_http_every_address_is_ours() -> None:
    made = manifest(REGISTRY, ADDRESS)
    assert sorted(addresses(made)) == [
        f"{ADDRESS}/slack/events",
        f"{ADDRESS}/slack/events",
        f"{ADDRESS}/slack/events",
        f"{ADDRESS}/slack/events",
        f"{ADDRESS}/slack/oauth_redirect",
    ]
    assert made["settings"]["socket_mode_enabled"] is False


def test_socket_mode_needs_no_address() -> None:
    made = manifest(REGISTRY, ADDRESS, socket=True)
    assert list(addresses(made)) == []
    assert made["settings"]["socket_mode_enabled"] is True


def addresses(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict | list):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from addresses(value)
    elif isinstance(tree, str) and "://" in tree:
        yield tree


def test_every_root_is_a_command_and_its_hint_has_all_that_help_lists(made: Json) -> None:
    commands = {command["command"]: command for command in made["features"]["slash_commands"]}
    assert set(commands) == {f"/{root}" for root in REGISTRY.roots}
    for name, command in commands.items():
        assert re.fullmatch("/[a-z0-9_-]+", name), "Bolt compares names code point by code point"
        listed = [each for each in REGISTRY.under(name[1:]) if each.listed and len(each.path) > 1]
        hinted = command["usage_hint"].split(" | ")
        assert [find_command(f"{name} {one}", REGISTRY).command for one in hinted] == listed
        assert command["should_escape"] is False


def test_it_is_norwegian() -> None:
    hms, milepel = manifest(REGISTRY, ADDRESS)["features"]["slash_commands"]
    assert hms["description"] == "Månedens tema"
    assert milepel["description"].startswith("Hvor vi er i planen")


def test_token_rotation_stays_off(made: Json) -> None:
    assert made["settings"]["token_rotation_enabled"] is False


def test_each_event_is_known_and_somebody_hears_it() -> None:
    assert set(EVENTS) <= set(EVENT_SCOPES)
    assert {event.partition(".")[0] for event in EVENTS} == set(events._EVENTS)


def test_the_scopes_are_those_that_are_needed_and_no_others() -> None:
    needed = [{"commands"}, *(EVENT_SCOPES[event] for event in EVENTS)]
    needed += [METHOD_SCOPES[method] for method in called()]
    assert set().union(*needed) == set(SCOPES)


def called() -> set[str]:
    """The methods of Slack's that our code names."""
    code = "\n".join(path.read_text() for path in CODE.glob("*.py"))
    return {name or call.replace("_", ".") for name, call in CALLED.findall(code)}


def test_each_scope_is_explained_to_who_installs() -> None:
    text = INSTALLING.read_text()
    for scope, why in SCOPES.items():
        assert f"| `{scope}` | {why} |" in text
    assert len(re.findall(r"^\| `[\w.]+(?::[\w.]+)?` \| ", text, re.MULTILINE)) == len(SCOPES)


def test_the_file_in_the_repository_is_up_to_date() -> None:
    assert WRITTEN.read_text() == as_yaml(manifest(REGISTRY, ADDRESS)), "run `make manifest`"
    assert yaml.safe_load(WRITTEN.read_text()) == manifest(REGISTRY, ADDRESS)


def test_the_command_prints_it_for_any_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest", "slack", "--address", "https://bot.kommune.no/"]) == 0
    printed = yaml.safe_load(capsys.readouterr().out)
    assert printed == manifest(REGISTRY, "https://bot.kommune.no")
    assert main(["manifest", "slack", "--socket"]) == 0
    assert yaml.safe_load(capsys.readouterr().out)["settings"]["socket_mode_enabled"] is True


@pytest.mark.parametrize(
    "address", ["http://a.no", "a.no", "https://", "https://a.no/?b", "https://a. no", ""]
)
def test_another_address_than_https_is_refused(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["manifest", "slack", "--address", address])
    assert "https://hms.example.no" in capsys.readouterr().err
